// Reads a policy from a file: one as `GET …/policy` answers it, changed by hand.
import { readFile } from "node:fs/promises";
import { policy } from "../contract/policy.ts";
import type { Policy } from "../moderation/policy.ts";
import { reasonOf } from "./open.ts";
import { CommandError } from "./run.ts";

/** Throws a sentence that names every field which does not fit. */
export async function readPolicyFile(file: string): Promise<Policy> {
  const result = policy.safeParse(parse(file, await read(file)));
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
  throw new CommandError(`${file} is no policy: ${problems.join("; ")}.`, { exitCode: 2 });
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new CommandError(`${file} cannot be read (${reasonOf(cause)}).`, { exitCode: 2, cause });
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CommandError(`${file} is not JSON (${reasonOf(cause)}).`, { exitCode: 2, cause });
  }
}
