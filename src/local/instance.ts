// What runs in a data folder, written down for the `momo` command and for a second `npm start`. It holds the
// secret and passwords, so only its owner may read it.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { processMark } from "./process-mark.ts";

export interface Instance {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly secret: string;
  readonly ports: { readonly api: number; readonly blog: number; readonly workers: readonly number[] };
  readonly addresses: { readonly blog: string; readonly moderate: string; readonly api: string };
  /** Process numbers by name (`launcher`, `postgres`, `redis`, `api`, `worker 1`, `blog`), as of the last start of each. */
  readonly pids: Readonly<Record<string, number>>;
  /** Proof that the launcher still runs (process-mark.ts). */
  readonly launcher: string;
}

const fileIn = (dataFolder: string) => path.join(dataFolder, "instance.json");

/** The instance running in a data folder, or null when none does, also when one ended without a word. */
export function readInstance(dataFolder: string): Instance | null {
  let text: string;
  try {
    text = readFileSync(fileIn(dataFolder), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const instance = JSON.parse(text) as Instance;
  return processMark(Number(instance.pids["launcher"])) === instance.launcher ? instance : null;
}

/** Writes the instance in one step: readers see the old one or the new one. */
export function writeInstance(dataFolder: string, instance: Instance): void {
  const half = `${fileIn(dataFolder)}.half`;
  writeFileSync(half, `${JSON.stringify(instance, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, fileIn(dataFolder));
}

/** Says that nothing runs any more. */
export function removeInstance(dataFolder: string): void {
  rmSync(fileIn(dataFolder), { force: true });
}
