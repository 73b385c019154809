// What can be said to `npm start`, after `--`.
import { parseArgs } from "node:util";

export interface Options {
  readonly port: number;
  readonly data: string;
  readonly workers: number;
}

export const HELP = `Starts Momo on this machine: Postgres, Redis, the API, workers and a demo blog.

  npm start -- [options]

  --port N      port of the API (default: PORT, else 8080); the blog takes N + 10, workers from N + 1 on
  --data DIR    where everything is kept (default: .momo)
  --workers N   processes that judge comments (default: 1)
  --help        this text

DATABASE_URL and REDIS_URL make it use your Postgres and your Redis. Other settings: see README.
Stop it with Ctrl-C; a second Ctrl-C hurries.
`;

/** What was wrong with the options, in a sentence. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}

/** Reads the options; null means that help was asked for. Throws OptionError. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | null {
  const { port, data, workers, help } = parse(args);
  if (help === true) return null;
  return {
    port: wholeNumber("--port", port ?? (env["PORT"] || "8080"), 65_000),
    data: data ?? ".momo",
    workers: wholeNumber("--workers", workers ?? "1", 64),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        data: { type: "string" },
        workers: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`, {
      cause: error,
    });
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  throw new OptionError(`${name} is "${text}", not a whole number from 1 to ${String(most)}.`);
}
