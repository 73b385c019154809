// `npm start`, once everything is built: one launcher per data folder, which starts the instance, keeps it
// alive and stops it. start.mjs runs this file from dist/.
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { projectRoot } from "../project-root.ts";
import { bringUp } from "./bring-up.ts";
import { makeDataFolder, openDataFolder } from "./data-folder.ts";
import { readInstance, removeInstance, writeInstance, type Instance } from "./instance.ts";
import { stopLeftovers } from "./leftovers.ts";
import { takeLock } from "./lock.ts";
import { HELP, readOptions, type Options } from "./options.ts";
import { greet, say, showAddresses, showHowToStop } from "./screen.ts";
import { createSupervisor, type Supervisor } from "./supervisor.ts";

/** Milliseconds in which a second signal is the first one again: npm passes on what the terminal sent already. */
const SAME_SIGNAL_MS = 500;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  const folder = makeDataFolder(options.data);
  const lock = await takeLock(folder);
  if (lock) {
    await run(options, folder);
    lock.release();
  } else await showRunning(folder);
}

/** Runs the instance until it is told to stop. */
async function run(options: Options, folder: string): Promise<void> {
  greet(version());
  let instance: Instance | null = null;
  const supervisor = createSupervisor({
    dataFolder: folder,
    say,
    onChange: () => {
      if (instance) writeInstance(folder, withPids(instance, supervisor));
    },
  });
  const stopped = stopOnSignal(supervisor);
  try {
    await stopLeftovers(folder, say);
    const data = openDataFolder(folder, say);
    const up = await bringUp(options, data, { supervisor, say, env: process.env });
    instance = up.instance;
    writeInstance(folder, withPids(instance, supervisor));
    showAddresses(instance, up.account);
    showHowToStop(folder);
    await stopped.asked;
  } catch (error) {
    if (!stopped.isAsked()) {
      process.exitCode = 1;
      console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  await supervisor.stop();
  removeInstance(folder);
}

function withPids(instance: Instance, supervisor: Supervisor): Instance {
  return { ...instance, pids: { launcher: process.pid, ...supervisor.pids() } };
}

/** The first Ctrl-C (or any request to end) stops everything in order, a second one hurries. */
function stopOnSignal(supervisor: Supervisor): { asked: Promise<void>; isAsked: () => boolean } {
  let first: number | null = null;
  const asked = new Promise<void>((resolve) => {
    const onSignal = () => {
      const now = performance.now();
      if (first === null) {
        first = now;
        say("Stopping.");
        resolve();
        void supervisor.stop();
      } else if (now - first > SAME_SIGNAL_MS) supervisor.hurry();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  });
  return { asked, isAsked: () => first !== null };
}

/** Says what runs already; when it is only just starting, once it does. */
async function showRunning(folder: string): Promise<void> {
  const end = performance.now() + 60_000;
  let told = false;
  while (performance.now() < end) {
    const instance = readInstance(folder);
    if (instance) {
      console.log(`\n  Momo runs already, with its data in ${folder}:`);
      showAddresses(instance, null);
      console.log("");
      return;
    }
    if (!told) say("Another start of the same data folder is under way; waiting for it.");
    told = true;
    await pause(100);
  }
  throw new Error(`Another start with the data folder ${folder} does not come to an end.`);
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL("package.json", projectRoot()), "utf8")) as {
    version: string;
  };
  return manifest.version;
}

// A terminal that closes takes the output away; what runs must still be stopped in order.
process.stdout.on("error", () => undefined);
await main().catch((error: unknown) => {
  process.exitCode = 1;
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
});
