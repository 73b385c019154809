// How one service is started and stopped: data, so that the launcher and the tests start the very same thing.
// Nothing here keeps a process alive; supervisor.ts does.
import { spawn, type ChildProcess } from "node:child_process";
import type { ServiceUser } from "./service-user.ts";

export interface Command {
  /** As shown to people: `postgres`, `redis`, `api`, `worker 1`. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly user?: ServiceUser | null;
  /** The signal that ends it cleanly, and the one for when there is no time left. */
  readonly stop: NodeJS.Signals;
  readonly hurry: NodeJS.Signals;
  /** Node processes of our own are tied to the launcher: they end when it dies (leash.mjs). */
  readonly leashed?: boolean;
}

/**
 * Starts a command with its output going to `log` (a file descriptor). It gets a session of its own, so that
 * a Ctrl-C in the terminal reaches the launcher alone, which then stops everything in the right order.
 */
export function launch(command: Command, log: number): ChildProcess {
  return spawn(command.file, command.args, {
    detached: true,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], LC_ALL: "C", ...command.env },
    stdio: command.leashed === true ? ["ignore", log, log, "ipc"] : ["ignore", log, log],
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    ...(command.user ? { uid: command.user.uid, gid: command.user.gid } : {}),
  });
}
