// What `momo doctor` says of one thing, and what it says when it could not find out.
import { reasonOf } from "../open.ts";
import { CommandError } from "../run.ts";

export interface Check {
  /** One word, or several with hyphens; the same in every run. */
  readonly name: string;
  readonly state: "ok" | "warn" | "fail";
  /** What was found and, unless it is ok, what to do about it. */
  readonly detail: string;
}

export const ok = (name: string, detail: string): Check => ({ name, state: "ok", detail });
export const warn = (name: string, detail: string): Check => ({ name, state: "warn", detail });
export const fail = (name: string, detail: string): Check => ({ name, state: "fail", detail });

/** The check's own answer. One that throws could not look, and that is a failure, never a pass. */
export async function attempt(name: string, look: () => Promise<Check> | Check): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    return notChecked(name, error);
  }
}

/** A failure that says why nobody looked. */
export function notChecked(name: string, error: unknown): Check {
  return fail(
    name,
    error instanceof CommandError ? error.message : `Not checked, because ${reasonOf(error)}.`,
  );
}
