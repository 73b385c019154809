// Starts everything an instance consists of, in the order in which one needs the other, and answers where it is.
import { fileURLToPath } from "node:url";
import { projectRoot } from "../project-root.ts";
import type { Command } from "./command.ts";
import type { DataFolder } from "./data-folder.ts";
import { freePort } from "./free-port.ts";
import type { Instance } from "./instance.ts";
import type { Options } from "./options.ts";
import { processMark } from "./process-mark.ts";
import type { NewAccount } from "./screen.ts";
import { seed } from "./seed.ts";
import type { Say } from "./service-user.ts";
import { startPostgres, startRedis } from "./services.ts";
import type { Supervisor } from "./supervisor.ts";

interface Surroundings {
  readonly supervisor: Supervisor;
  readonly say: Say;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface BroughtUp {
  readonly instance: Instance;
  /** The first moderator, on the very first start. */
  readonly account: NewAccount | null;
}

/** Starts all of it. Throws a sentence when something does not start; what did start keeps running. */
export async function bringUp(
  options: Options,
  data: DataFolder,
  surroundings: Surroundings,
): Promise<BroughtUp> {
  const { supervisor, env, say } = surroundings;
  const [databaseUrl, redisUrl] = await Promise.all([
    env["DATABASE_URL"] || startPostgres(data, surroundings),
    env["REDIS_URL"] || startRedis(data, surroundings),
  ]);
  const ports = await choosePorts(options, say);
  const secret = env["MOMO_SECRET"] || data.secret;
  const blogOrigins = originsOf(ports.blog);
  const account = await seed({ databaseUrl, redisUrl, secret, blogOrigins }, say);
  const api = `http://localhost:${String(ports.api)}`;
  const settings = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    MOMO_SECRET: secret,
    MOMO_PUBLIC_URL: env["MOMO_PUBLIC_URL"] || api,
  };
  await startOwn({ ports, settings, env }, supervisor);
  const [blog = ""] = blogOrigins;
  return {
    account,
    instance: {
      databaseUrl,
      redisUrl,
      secret,
      ports,
      addresses: { blog, moderate: `${settings.MOMO_PUBLIC_URL}/moderate`, api: settings.MOMO_PUBLIC_URL },
      pids: supervisor.pids(),
      launcher: processMark(process.pid) ?? "",
    },
  };
}

const originsOf = (port: number) =>
  ["localhost", "127.0.0.1"].map((host) => `http://${host}:${String(port)}`);

async function choosePorts(options: Options, say: Say): Promise<Instance["ports"]> {
  const taken = new Set<number>();
  const choose = async (name: string, wanted: number) => {
    const port = await freePort(wanted, taken);
    taken.add(port);
    if (port !== wanted) say(`Port ${String(wanted)} is taken; ${name} is on ${String(port)}.`);
    return port;
  };
  const api = await choose("the API", options.port);
  const blog = await choose("the blog", options.port + 10);
  const workers: number[] = [];
  for (let number = 1; number <= options.workers; number++)
    workers.push(await choose(`worker ${String(number)}`, options.port + number));
  return { api, blog, workers };
}

interface Own {
  readonly ports: Instance["ports"];
  readonly settings: Readonly<Record<string, string>>;
  readonly env: Surroundings["env"];
}

/** The API, the workers and the blog: none waits for another. */
async function startOwn({ ports, settings, env }: Own, supervisor: Supervisor): Promise<void> {
  const every = { NODE_ENV: "production", ...env, ...settings };
  const start = (name: string, bundle: string, own: { env: Record<string, string>; probe: string }) =>
    supervisor.start({
      command: nodeCommand(name, bundle, { ...every, ...own.env }),
      ready: () => probe(own.probe),
    });
  const at = (port: number, path: string) => `http://127.0.0.1:${String(port)}${path}`;
  await Promise.all([
    start("api", "api.js", { env: { PORT: String(ports.api) }, probe: at(ports.api, "/readyz") }),
    ...ports.workers.map((port, index) =>
      start(`worker ${String(index + 1)}`, "worker.js", {
        env: { MOMO_WORKER_PORT: String(port) },
        probe: at(port, "/readyz"),
      }),
    ),
    start("blog", "blog.js", {
      env: { BLOG_PORT: String(ports.blog), MOMO_API_URL: settings["MOMO_PUBLIC_URL"] ?? "" },
      probe: at(ports.blog, "/"),
    }),
  ]);
}

function nodeCommand(name: string, bundle: string, env: Record<string, string | undefined>): Command {
  const root = projectRoot();
  return {
    name,
    file: process.execPath,
    args: [
      "--enable-source-maps",
      "--import",
      new URL("src/local/leash.mjs", root).href,
      fileURLToPath(new URL(`dist/${bundle}`, root)),
    ],
    env,
    leashed: true,
    stop: "SIGTERM",
    hurry: "SIGKILL",
  };
}

async function probe(address: string): Promise<void> {
  const response = await fetch(address, { signal: AbortSignal.timeout(2_000) });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${address} answers ${String(response.status)}.`);
}
