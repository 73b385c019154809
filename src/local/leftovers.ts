// What a launcher that was itself killed left running: Postgres and Redis live on without it. The next start
// ends them before it starts its own, for two Redis on one file would destroy it.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { processMark } from "./process-mark.ts";
import type { Say } from "./service-user.ts";

/** A started process, with the proof that it is still the same one. */
export interface Trace {
  readonly name: string;
  readonly pid: number;
  readonly mark: string;
  readonly stop: NodeJS.Signals;
}

/** Milliseconds a leftover may take to end cleanly. */
const PATIENCE_MS = 15_000;

const fileIn = (dataFolder: string) => path.join(dataFolder, "children.json");

/** Writes down what runs now, at once: a launcher may be killed at any moment. */
export function writeTraces(dataFolder: string, traces: readonly Trace[]): void {
  const half = `${fileIn(dataFolder)}.half`;
  writeFileSync(half, JSON.stringify(traces), { mode: 0o600 });
  renameSync(half, fileIn(dataFolder));
}

/** Ends what an earlier launcher left running, and says so. Only ever touches processes that one started. */
export async function stopLeftovers(dataFolder: string, say: Say): Promise<void> {
  const alive = readTraces(dataFolder).filter(isAlive);
  if (alive.length === 0) return;
  say(`Ending what an interrupted start left running: ${alive.map((trace) => trace.name).join(", ")}.`);
  for (const trace of alive) signal(trace, trace.stop);
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end && alive.some(isAlive);)
    await pause(50);
  for (const trace of alive.filter(isAlive)) signal(trace, "SIGKILL");
  while (alive.some(isAlive)) await pause(50);
}

function readTraces(dataFolder: string): Trace[] {
  try {
    return JSON.parse(readFileSync(fileIn(dataFolder), "utf8")) as Trace[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

const isAlive = (trace: Trace) => processMark(trace.pid) === trace.mark;

function signal(trace: Trace, name: NodeJS.Signals): void {
  try {
    // A stopped process hears nothing but SIGKILL until it goes on.
    process.kill(trace.pid, "SIGCONT");
    process.kill(trace.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
