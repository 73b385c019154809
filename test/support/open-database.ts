// A test database together with the pool most tests want on it.
import { openDatabase } from "../../src/store/database.ts";
import type { Database } from "../../src/store/database.ts";
import { createTestDatabase } from "./database.ts";

export interface OpenTestDatabase {
  readonly db: Database;
  readonly url: string;
  /** Closes the pool and drops the database. */
  close(): Promise<void>;
}

/** A new migrated, empty database, open. */
export async function openTestDatabase(): Promise<OpenTestDatabase> {
  const database = await createTestDatabase();
  const { url } = database;
  const db = openDatabase({ url, max: 8 });
  return {
    db,
    url,
    async close() {
      await db.close();
      await database.close();
    },
  };
}

/** A new database without anything in it, open; for tests of the migrations themselves. */
export async function openEmptyDatabase(): Promise<OpenTestDatabase> {
  const opened = await openTestDatabase();
  await opened.db.run({ name: "", text: "drop schema public cascade; create schema public", values: [] });
  return opened;
}
