// Runs `npm start` as a person does: a process of its own with a data folder of its own, told to stop by
// signals, and looked at from outside.
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readInstance, type Instance } from "../../src/local/instance.ts";
import { stopLeftovers } from "../../src/local/leftovers.ts";
import { processMark } from "../../src/local/process-mark.ts";
import type { ServiceUser } from "../../src/local/service-user.ts";
import { projectRoot } from "../../src/project-root.ts";
import { until } from "../support/until.ts";

interface Start {
  readonly data: string;
  readonly port: number;
  /** Further options. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whom it runs as, and the project folder it runs from. */
  readonly user?: ServiceUser | null;
  readonly project?: string;
}

export interface Launched {
  readonly child: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Resolves when it says that everything runs. */
  ready(): Promise<Instance>;
  /** Resolves with its exit code (or signal) when it has ended. */
  ended(): Promise<number | string>;
}

/** Starts the launcher. What it leaves behind is ended by `cleanUp`. */
export function startMomo({
  data,
  port,
  args = [],
  env,
  user,
  project = fileURLToPath(projectRoot()),
}: Start): Launched {
  let text = "";
  const child = spawn(
    process.execPath,
    ["src/local/start.mjs", "--data", data, "--port", String(port), ...args],
    {
      cwd: project,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, DATABASE_URL: "", REDIS_URL: "", MOMO_SECRET: "", NODE_ENV: "", ...env },
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    },
  );
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const hasEnded = () => child.signalCode ?? child.exitCode;
  return {
    child,
    output: () => text,
    async ready() {
      await until("Momo says that it runs", () => {
        if (hasEnded() !== null && !text.includes("Ctrl-C")) throw new Error(`It ended:\n${text}`);
        return text.includes("Ctrl-C");
      });
      const instance = readInstance(data);
      if (!instance) throw new Error(`It runs and says so nowhere:\n${text}`);
      return instance;
    },
    async ended() {
      await until("the launcher has ended", () => hasEnded() !== null);
      return hasEnded() ?? "";
    },
  };
}

/** Ends a launcher and everything it started, however the test went. */
export async function cleanUp({ child }: Launched, data: string): Promise<void> {
  child.kill("SIGKILL");
  await until("the launcher is gone", () => child.signalCode ?? child.exitCode !== null);
  await stopLeftovers(data, () => undefined);
}

/** The names of those that still run. */
export function alive(pids: Readonly<Record<string, number>>): string[] {
  return Object.entries(pids).flatMap(([name, pid]) => (processMark(pid) === null ? [] : [name]));
}

/** Whether an address answers with 200. */
export async function answers(address: string): Promise<boolean> {
  const response = await fetch(address);
  await response.arrayBuffer();
  return response.status === 200;
}
