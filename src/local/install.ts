// Gets a program this machine lacks from its own package manager, saying so first. Never guesses: where there
// is no package manager it knows, it says in a sentence what the person has to do.
import { spawnSync } from "node:child_process";
import { findProgram } from "./redis.ts";
import type { Say } from "./service-user.ts";

interface Wanted {
  /** What the program is called on PATH, best first. */
  readonly programs: readonly string[];
  /** What packages are called; the first one that can be installed wins. */
  readonly apt: readonly string[];
  readonly brew: readonly string[];
}

export const REDIS: Wanted = {
  programs: ["redis-server", "valkey-server"],
  apt: ["redis-server", "valkey-server"],
  brew: ["redis"],
};

/**
 * The full path of a program, installed first when missing. Throws a sentence that says what to do when that
 * is impossible here.
 */
export function findOrInstall(wanted: Wanted, say: Say): string {
  const found = findProgram(wanted.programs);
  if (found !== null) return found;
  const apt = findProgram(["apt-get"]);
  const brew = findProgram(["brew"]);
  if (apt !== null) withApt(apt, wanted, say);
  else if (brew !== null) withBrew(brew, wanted, say);
  const installed = findProgram(wanted.programs);
  if (installed !== null) return installed;
  throw new Error(
    `This needs ${wanted.programs.join(" or ")}, and it could not be installed here. Install it and start again.`,
  );
}

function withApt(apt: string, wanted: Wanted, say: Say): void {
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  const run = (args: readonly string[]) => {
    const [file = apt, ...rest] = [...sudo, apt, ...args];
    // Questions would be asked where nobody answers; what it prints goes to stderr, for `npm start` stays calm.
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync(file, rest, { stdio: ["inherit", 2, 2], env }).status === 0;
  };
  const quiet = ["-y", "-qq", "-o", "Dpkg::Use-Pty=0", "install", "--no-install-recommends"];
  for (const name of wanted.apt) {
    say(`Installing ${name} with apt${sudo.length > 0 ? " (sudo may ask for your password)" : ""}.`);
    if (run([...quiet, name]) || (run(["-qq", "update"]) && run([...quiet, name]))) return;
  }
}

function withBrew(brew: string, wanted: Wanted, say: Say): void {
  for (const name of wanted.brew) {
    say(`Installing ${name} with Homebrew.`);
    if (spawnSync(brew, ["install", "--quiet", name], { stdio: ["inherit", 2, 2] }).status === 0) return;
  }
}
