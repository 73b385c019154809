import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../src/project-root.ts";
import { migrate, pendingMigrations, readMigrations } from "../../src/store/migrate.ts";
import type { Migration } from "../../src/store/migrate.ts";
import { openEmptyDatabase, openTestDatabase } from "../support/open-database.ts";
import { describeSchema } from "../support/schema.ts";

let migrations: Migration[];
beforeAll(async () => {
  migrations = await readMigrations(new URL("sql/", projectRoot()));
});

const closers: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

async function emptyDatabase() {
  const opened = await openEmptyDatabase();
  closers.push(() => opened.close());
  return opened.db;
}

async function migrated() {
  const opened = await openTestDatabase();
  closers.push(() => opened.close());
  return opened.db;
}

describe("migrations", () => {
  it("are applied once, however many processes start at the same time", async () => {
    const db = await emptyDatabase();
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(db, migrations)));
    expect(applied.flat()).toEqual(migrations.map((migration) => migration.name));
    expect(await pendingMigrations(db, migrations)).toEqual([]);
  });

  it("say what is pending without changing anything", async () => {
    const db = await emptyDatabase();
    expect(await pendingMigrations(db, migrations)).toEqual(migrations.map((migration) => migration.name));
    expect(await pendingMigrations(db, migrations)).toHaveLength(migrations.length);
  });

  it("refuse a database newer than the code", async () => {
    const db = await emptyDatabase();
    await migrate(db, migrations);
    await expect(migrate(db, migrations.slice(0, -1))).rejects.toThrow(/newer than this version/);
  });

  it("refuse a file that was changed after it had been applied", async () => {
    const db = await emptyDatabase();
    await migrate(db, migrations);
    const changed = migrations.map((one, index) => (index === 0 ? { ...one, checksum: "other" } : one));
    await expect(migrate(db, changed)).rejects.toThrow(/is not the file that was applied/);
  });

  it("leave nothing behind when one of them fails", async () => {
    const db = await emptyDatabase();
    const number = migrations.length + 1;
    const broken = { number, name: "break.sql", sql: "create table oops (; ", checksum: "x" };
    await expect(migrate(db, [...migrations, broken])).rejects.toThrow(/syntax error/);
    expect(await pendingMigrations(db, migrations)).toHaveLength(migrations.length);
  });

  it("add up to the picture in sql/schema.sql", async () => {
    const db = await migrated();
    await expect(await describeSchema(db)).toMatchFileSnapshot("../../sql/schema.sql");
  });
});

describe("the schema", () => {
  it("leads every key of a site's data with the site, so that tables can be distributed by it", async () => {
    const db = await migrated();
    const keys = await db.query(
      {
        name: "test-keys",
        text: `select k.conname as name,
            (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) as first
          from pg_constraint k
          where k.contype in ('p', 'u') and k.connamespace = 'public'::regnamespace
            and k.conrelid::regclass::text in
              ('policies', 'site_counters', 'threads', 'comments', 'revisions', 'judgements', 'decisions', 'changes',
               'replays', 'likenesses', 'likeness_bands', 'comment_hosts', 'site_paces', 'blocks')`,
        values: [],
      },
      z.object({ name: z.string(), first: z.string() }),
    );
    expect(keys.length).toBeGreaterThanOrEqual(8);
    expect(keys.filter((key) => key.first !== "site_id")).toEqual([]);
  });
});
