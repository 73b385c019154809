// What is said about an error at the keyboard, and with which exit code: one sentence, never a stack.
import { ConfigError } from "../config.ts";
import { AppError } from "../errors.ts";
import { MigrationError } from "../store/migrate.ts";
import { reasonOf } from "./open.ts";
import { CommandError } from "./run.ts";

interface Told {
  readonly sentence: string;
  /** 2: what was typed is at fault. */
  readonly exitCode: 1 | 2;
}

/** Any error as a sentence. `trace`: with the stack of one that nobody foresaw. */
export function tell(error: unknown, trace: boolean): Told {
  if (error instanceof CommandError) return { sentence: error.message, exitCode: error.exitCode };
  if (error instanceof AppError && error.code !== "internal")
    return { sentence: inWords(error), exitCode: error.code === "invalid" ? 2 : 1 };
  if (error instanceof ConfigError || error instanceof MigrationError)
    return { sentence: error.message, exitCode: 1 };
  const more =
    trace && error instanceof Error ? (error.stack ?? "") : "Run it again with --trace to see where.";
  return { sentence: `Something went wrong that should not: ${reasonOf(error)}.\n${more}`, exitCode: 1 };
}

/** The message on a single field says only what is wrong with it, for forms that stand beside the field. */
function inWords({ message, details: { errors = [] } }: AppError): string {
  const [first] = errors;
  return first?.message === message ? `The ${first.path} ${message}.` : message;
}
