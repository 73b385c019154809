// A database for one test file, copied from the migrated one of the run. Files never see each other's rows.
import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { openDatabase } from "../../src/store/database.ts";

export interface TestDatabase {
  readonly url: string;
  /** Drops it, connections still open included. */
  close(): Promise<void>;
}

/** A new migrated, empty database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject("postgresUrl"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(template, `create database ${name} template ${template.pathname.slice(1)}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, close: () => onServer(template, `drop database if exists ${name} with (force)`) };
}

async function onServer(template: URL, text: string): Promise<void> {
  const url = new URL(template);
  url.pathname = "/postgres";
  const server = openDatabase({ url: url.href, max: 1, statementTimeoutMs: 60_000 });
  try {
    await server.run({ name: "", text, values: [] });
  } finally {
    await server.close();
  }
}
