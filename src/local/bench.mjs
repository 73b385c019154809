// `npm run bench -- NAME`: builds what runs and what measures it (test/bench), and measures. Prints nothing of
// its own on stdout, where the figures go.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies } from "./dependencies.mjs";

ensureDependencies();
const { build } = await import("./build.mjs");
await build();
const esbuild = await import("esbuild");
const root = fileURLToPath(new URL("../..", import.meta.url));
const outfile = path.join(root, "dist/bench.js");
await esbuild.build({
  entryPoints: [path.join(root, "test/bench/main.ts")],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
});
await import(outfile);
