// Momo's own processes as they run in the world: the built bundles, started by a test with settings of its own.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { anyPort } from "../../src/local/free-port.ts";
import { projectRoot } from "../../src/project-root.ts";
import { temporaryFolder } from "./folder.ts";
import { service, type Service } from "./service.ts";

export interface TestProcess extends Service {
  /** Where it answers, without a slash at its end. */
  readonly url: string;
  /** Everything it has logged so far. */
  log(): string;
  /** Ends it and removes its log. */
  close(): Promise<void>;
}

export interface ProcessSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The secret of every test process; test/support/builders.ts makes its key ring of the same one. */
export const TEST_SECRET = "a secret for tests, long enough to be one";

/** An API process that answers; whether it can accept is for the test to find out. */
export async function startApi(settings: ProcessSettings): Promise<TestProcess> {
  const port = await anyPort();
  const env = { PORT: String(port), MOMO_PUBLIC_URL: `http://127.0.0.1:${String(port)}` };
  return startBundle("api", {
    port,
    probe: "/healthz",
    settings: { ...settings, env: { ...env, ...settings.env } },
  });
}

/** A worker process that answers. */
export async function startWorker(settings: ProcessSettings): Promise<TestProcess> {
  const port = await anyPort();
  const env = { MOMO_WORKER_PORT: String(port), ...settings.env };
  return startBundle("worker", { port, probe: "/healthz", settings: { ...settings, env } });
}

async function startBundle(
  name: "api" | "worker",
  { port, probe, settings }: { port: number; probe: string; settings: ProcessSettings },
): Promise<TestProcess> {
  const { folder, remove } = temporaryFolder();
  const url = `http://127.0.0.1:${String(port)}`;
  const log = path.join(folder, `${name}.log`);
  const started = service({
    command: {
      name,
      file: process.execPath,
      args: [fileURLToPath(new URL(`dist/${name}.js`, projectRoot()))],
      env: {
        DATABASE_URL: settings.databaseUrl,
        REDIS_URL: settings.redisUrl,
        MOMO_SECRET: TEST_SECRET,
        ...settings.env,
      },
      stop: "SIGTERM",
      hurry: "SIGKILL",
    },
    log,
    ready: async () => {
      const answer = await fetch(`${url}${probe}`);
      if (!answer.ok) throw new Error(`${name} answers ${String(answer.status)}`);
    },
  });
  await started.start();
  return {
    ...started,
    url,
    log: () => readFileSync(log, "utf8"),
    async close() {
      await started.stop();
      remove();
    },
  };
}
