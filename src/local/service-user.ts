// Who runs Postgres and Redis. Postgres refuses to run as root, so root hands both to a user without rights;
// everybody else runs them as themselves.
import { spawnSync } from "node:child_process";
import { chownSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface ServiceUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Tells the person at the terminal one line. */
export type Say = (line: string) => void;

/**
 * The user for the services, or null when this process is not root and simply runs them itself. Adds a system
 * user `momo` when there is none, and says so; where that is impossible, `nobody` has to do.
 */
export function serviceUser(say: Say): ServiceUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp("momo");
  if (known) return known;
  say("Adding the system user momo, because Postgres does not run as root.");
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "momo"]);
  const user = lookUp("momo") ?? lookUp("nobody");
  if (!user)
    throw new Error("Postgres needs a user without rights here: add one with `useradd --system momo`.");
  return user;
}

function lookUp(name: string): ServiceUser | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? null : { name, uid: Number(uid), gid: Number(gid) };
}

/** Whether `user` can enter `folder`: every folder on the way lets strangers through. */
export function canEnter(folder: string, user: ServiceUser): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const { mode, uid } = statSync(at);
    if ((mode & (uid === user.uid ? 0o100 : 0o001)) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Gives a file or folder to `user`; nothing to do when this process runs the services itself. */
export function give(file: string, user: ServiceUser | null): void {
  if (user) chownSync(file, user.uid, user.gid);
}
