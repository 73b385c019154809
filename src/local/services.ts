// Brings up Postgres and Redis: the built-in ones, or those that DATABASE_URL and REDIS_URL name.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { openDatabase } from "../store/database.ts";
import { passwordFor, type DataFolder } from "./data-folder.ts";
import { freePort } from "./free-port.ts";
import { findOrInstall, REDIS } from "./install.ts";
import { createCluster, postgresBinaries, postgresCommand, postgresUrl, type Cluster } from "./postgres.ts";
import { commandLine } from "./process-mark.ts";
import { pingRedis, redisCommand, redisUrl } from "./redis.ts";
import type { Say } from "./service-user.ts";
import type { Supervisor } from "./supervisor.ts";

interface Surroundings {
  readonly supervisor: Supervisor;
  readonly say: Say;
}

/** Where looking for a free port begins; far from the usual ones, which belong to the machine's own services. */
const FIRST_PORT = { postgres: 15_432, redis: 17_379 };
const PORTS = 1_000;

/**
 * Each data folder has a place of its own to begin at, and the same one each time: instances that start at the same
 * moment would otherwise see the same port free and both take it.
 */
function firstPort(service: keyof typeof FIRST_PORT, data: DataFolder): number {
  const digest = createHash("sha256").update(data.redis).digest();
  return FIRST_PORT[service] + (digest.readUInt32BE() % PORTS);
}

/** Starts the built-in Postgres and answers the address of Momo's database. */
export async function startPostgres(data: DataFolder, { supervisor, say }: Surroundings): Promise<string> {
  const cluster: Cluster = {
    binaries: postgresBinaries(data.user, say),
    data: path.join(data.postgres, "18"),
    port: await freePort(firstPort("postgres", data)),
    password: passwordFor(data, "postgres"),
    user: data.user,
  };
  if (!existsSync(cluster.data)) say("Making a new database.");
  createCluster(cluster);
  const server = postgresUrl(cluster, "postgres");
  await supervisor.start({
    command: postgresCommand(cluster),
    before: () => {
      dropStalePidFile(cluster.data);
    },
    ready: () => ask(server, "select 1"),
  });
  const found = await ask(server, "select 1 from pg_database where datname = 'momo'");
  if (found === 0) await ask(server, "create database momo");
  return postgresUrl(cluster, "momo");
}

/** Starts the built-in Redis, installed first when the machine has none, and answers its address. */
export async function startRedis(data: DataFolder, { supervisor, say }: Surroundings): Promise<string> {
  const place = {
    program: findOrInstall(REDIS, say),
    data: data.redis,
    port: await freePort(firstPort("redis", data)),
    password: passwordFor(data, "redis"),
    user: data.user,
  };
  await supervisor.start({ command: redisCommand(place), ready: () => pingRedis(place) });
  return redisUrl(place);
}

/** Runs one statement on a connection of its own; answers how many rows it gave or touched. */
async function ask(url: string, text: string): Promise<number> {
  const db = openDatabase({ url, max: 1 });
  try {
    const rows = await db.query({ name: "", text, values: [] }, z.unknown());
    return rows.length;
  } finally {
    await db.close();
  }
}

/**
 * After a crash the number in postmaster.pid may belong to some other process by now (in a container it mostly
 * does), and Postgres would wait for that one for ever.
 */
function dropStalePidFile(folder: string): void {
  const file = path.join(folder, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n", 1)[0]);
  const holder = pid > 0 ? commandLine(pid) : null;
  if (holder?.includes(folder) !== true) rmSync(file, { force: true });
}
