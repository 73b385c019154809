// Brings the database to the state the code expects: applies what is missing of sql/NNNN_*.sql in order, in
// one transaction with the rows that record it. Forward only.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import type { Database, Queryable } from "./database.ts";

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Raised when the database and the code do not fit each other; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** Any fixed number works, as long as nobody else uses it in this database: "MOMO" in ASCII. */
const LOCK = 0x4d4f4d4f;

const appliedRow = z.object({ number: z.int(), name: z.string(), checksum: z.string() });
type Applied = z.infer<typeof appliedRow>;

/** The migrations of a folder in order; throws when two share a number or one is missing. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(name.slice(0, 4));
      if (number !== index + 1)
        throw new MigrationError(`sql/${name} should be number ${String(index + 1)}: numbers have no gaps.`);
      const sql = await readFile(new URL(name, folder), "utf8");
      return { number, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Applies what is missing and answers the names applied. Any number of processes may call it at once: an
 * advisory lock lets one work while the others wait. Throws MigrationError when an applied file was changed
 * or the database is newer than the code; nothing is changed then.
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tx.run({ name: "", text: "set local statement_timeout = 0", values: [] });
    await tx.run({ name: "", text: "select pg_advisory_xact_lock($1)", values: [LOCK], unlimited: true });
    await tx.run({ name: "", text: CREATE_TABLE, values: [] });
    const pending = missing(await loadApplied(tx), migrations);
    for (const migration of pending) {
      await tx.run({ name: "", text: migration.sql, values: [], unlimited: true });
      await tx.run({
        name: "",
        text: "insert into migrations (number, name, checksum) values ($1, $2, $3)",
        values: [migration.number, migration.name, migration.checksum],
      });
    }
    return pending.map((migration) => migration.name);
  });
}

/** The migrations a database still needs, without changing anything; throws as `migrate` does. */
export async function pendingMigrations(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  const [table] = await db.query(
    { name: "", text: "select to_regclass('migrations') is not null as there", values: [] },
    z.object({ there: z.boolean() }),
  );
  const applied = table?.there === true ? await loadApplied(db) : [];
  return missing(applied, migrations).map((migration) => migration.name);
}

const CREATE_TABLE = `
  create table if not exists migrations (
    number integer constraint migrations_pkey primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;

function loadApplied(on: Queryable): Promise<Applied[]> {
  const text = "select number, name, checksum from migrations order by number";
  return on.query({ name: "", text, values: [] }, appliedRow);
}

function missing(applied: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  const newest = applied.at(-1);
  if (newest && newest.number > migrations.length)
    throw new MigrationError(
      `The database is newer than this version of Momo: it has ${newest.name}, which is unknown here. ` +
        "Install the version that made it, or restore a backup from before.",
    );
  for (const row of applied) {
    const file = migrations[row.number - 1];
    if (file?.checksum !== row.checksum)
      throw new MigrationError(
        `sql/${row.name} is not the file that was applied. Applied migrations never change: ` +
          "put the file back and write a new one.",
      );
  }
  return migrations.slice(applied.length);
}
