// `npm run momo -- …`: the `momo` command on a clone, built first when the code changed. Prints nothing of its
// own on stdout, where the command's answer goes.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensureDependencies } from "./dependencies.mjs";

ensureDependencies();
const { build } = await import("./build.mjs");
await build();
const bundle = fileURLToPath(new URL("../../dist/momo.js", import.meta.url));
const child = spawn(process.execPath, ["--enable-source-maps", bundle, ...process.argv.slice(2)], {
  stdio: "inherit",
});
// A Ctrl-C reaches the command too; it decides what to do, and its end is ours.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
});
