// Tells whether a process is still the one it was: numbers of processes are given out again, so a number alone
// proves nothing, and nobody else's process may ever be stopped by mistake.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What only this very process has, for as long as it runs: its number, when it began, and the boot it belongs
 * to. Null when no such process runs, or only its entry is left for its parent to collect.
 */
export function processMark(pid: number): string | null {
  return process.platform === "linux" ? linuxMark(pid) : portableMark(pid);
}

function linuxMark(pid: number): string | null {
  try {
    // The name in brackets may hold anything, so fields are counted after its end (see `man 5 proc`).
    const [state, ...fields] =
      readFileSync(`/proc/${String(pid)}/stat`, "utf8")
        .split(") ")
        .at(-1)
        ?.split(" ") ?? [];
    const began = fields[18];
    if (state === "Z" || state === "X" || began === undefined) return null;
    return `${String(pid)} ${began} ${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}`;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ESRCH";
}

function portableMark(pid: number): string | null {
  const told = spawnSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  if (told.error) throw told.error;
  const [state, ...began] = told.stdout.trim().split(/\s+/);
  return !state || state.startsWith("Z") ? null : `${String(pid)} ${began.join(" ")}`;
}

/** The command line of a process, or null when it cannot be known. */
export function commandLine(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${String(pid)}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }
  const told = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return told.stdout.trim() || null;
}
