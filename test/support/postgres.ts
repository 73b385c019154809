// A Postgres of its own, for tests that stop, freeze or kill it. All others share the one of the run and take
// a database there (database.ts), which is ten times cheaper.
import path from "node:path";
import { z } from "zod";
import { anyPort } from "../../src/local/free-port.ts";
import { createCluster, postgresBinaries, postgresCommand, postgresUrl } from "../../src/local/postgres.ts";
import { serviceUser } from "../../src/local/service-user.ts";
import { openDatabase } from "../../src/store/database.ts";
import { migrate, readMigrations } from "../../src/store/migrate.ts";
import { projectRoot } from "../../src/project-root.ts";
import { temporaryFolder } from "./folder.ts";
import { service, type Service } from "./service.ts";

export interface TestPostgres extends Service {
  /** A database with every migration applied. */
  readonly url: string;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

// Tests survive `kill -9` with these, for the system keeps what was written; only a power cut would hurt.
const settings = { fsync: "off", full_page_writes: "off", max_connections: "300", log_min_messages: "fatal" };

/** A running Postgres with a migrated database. */
export async function startPostgres(): Promise<TestPostgres> {
  const user = serviceUser(console.error);
  const { folder, remove } = temporaryFolder(user);
  const cluster = {
    binaries: postgresBinaries(user, console.error),
    data: path.join(folder, "postgres"),
    port: await anyPort(),
    password: "test",
    user,
    settings,
  };
  createCluster(cluster);
  const postgres = service({
    command: postgresCommand(cluster),
    log: path.join(folder, "postgres.log"),
    ready: () => answers(postgresUrl(cluster, "postgres")),
  });
  await postgres.start();
  await createMigrated(cluster);
  return {
    ...postgres,
    url: postgresUrl(cluster, "momo"),
    async close() {
      await postgres.kill();
      remove();
    },
  };
}

async function answers(url: string): Promise<void> {
  const db = openDatabase({ url, max: 1 });
  try {
    await db.query({ name: "", text: "select 1 as one", values: [] }, z.object({ one: z.number() }));
  } finally {
    await db.close();
  }
}

async function createMigrated(cluster: { port: number; password: string }): Promise<void> {
  const server = openDatabase({ url: postgresUrl(cluster, "postgres"), max: 1 });
  await server.run({ name: "", text: "create database momo", values: [] });
  await server.close();
  const db = openDatabase({ url: postgresUrl(cluster, "momo"), max: 1 });
  await migrate(db, await readMigrations(new URL("sql/", projectRoot())));
  await db.close();
}
