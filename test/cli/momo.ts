// Runs the `momo` command in this process, with streams and settings of the test's own.
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { runMomo } from "../../src/cli/program.ts";
import { createTextJudge } from "../../workers/judge-texts.ts";
import { createPhases } from "../../workers/phases.ts";
import { trainFromFolder } from "../../workers/train.ts";
import { TEST_SECRET } from "../support/processes.ts";

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Runs one command to its end. Nothing of this process' own environment reaches it. */
export async function momo(args: readonly string[], env: Env = {}): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const exitCode = await runMomo(args, {
    env,
    stdin: PassThrough.from([]),
    stdout,
    stderr,
    createJudge: () => {
      throw new Error("judging is tested with the bundle");
    },
    createTextJudge: () => createTextJudge(createPhases()),
    train: trainFromFolder,
  });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { exitCode, stdout: out, stderr: err };
}

/** Runs a command that must succeed with `--json`; answers its document. */
export async function momoJson(args: readonly string[], env: Env): Promise<unknown> {
  const { exitCode, stdout, stderr } = await momo([...args, "--json"], env);
  if (exitCode !== 0) throw new Error(`momo ${args.join(" ")} ended with ${String(exitCode)}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The settings of one set of services. */
export function settingsOf(services: { databaseUrl?: string; redisUrl?: string }): Record<string, string> {
  return {
    MOMO_SECRET: TEST_SECRET,
    ...(services.databaseUrl === undefined ? {} : { DATABASE_URL: services.databaseUrl }),
    ...(services.redisUrl === undefined ? {} : { REDIS_URL: services.redisUrl }),
  };
}
