// Runs once before all tests: installs what is missing, builds what processes run from, and starts the one
// Postgres whose database `momo` is the template of every test file's own. A Redis is so cheap that each file starts
// its own.
import type { TestProject } from "vitest/node";
import { build } from "../../src/local/build.mjs";
import { findOrInstall, REDIS } from "../../src/local/install.ts";
import { CHROMIUM } from "./browser.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The template database: never connect to it, take a copy with createTestDatabase(). */
    postgresUrl: string;
  }
}

let postgres: TestPostgres | undefined;

export async function setup(project: TestProject): Promise<void> {
  await build();
  // Here, not where it is first needed: test files run side by side, a package manager runs alone.
  for (const program of [REDIS, CHROMIUM]) findOrInstall(program, console.error);
  postgres = await startPostgres();
  project.provide("postgresUrl", postgres.url);
}

export async function teardown(): Promise<void> {
  await postgres?.close();
}
