// Resident memory of the service's processes, children included, as `ps` tells it.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Megabytes by name; a process that forks (Postgres) counts with all of its children that have no name themselves. */
export async function residentMegabytes(
  pids: Readonly<Record<string, number>>,
): Promise<Record<string, number>> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,rss="]);
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const named = new Set(Object.values(pids));
  const sum = (pid: number): number =>
    rows.reduce((total, [own, parent, kilobytes]) => {
      if (own === pid) return total + (kilobytes ?? 0);
      return parent === pid && own !== undefined && !named.has(own) ? total + sum(own) : total;
    }, 0);
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, sum(pid) / 1_024]));
}
