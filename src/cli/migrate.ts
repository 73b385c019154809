// `momo migrate`: brings the database to the state this version needs.
import { Command } from "commander";
import { projectRoot } from "../project-root.ts";
import { migrate, readMigrations } from "../store/migrate.ts";
import { withDatabase } from "./open.ts";
import type { Cli } from "./run.ts";

export function migrateCommand(cli: Cli): Command {
  return new Command("migrate")
    .description("bring the database to the state this version needs; safe to run at any time")
    .action(async (_options: unknown, command: Command) => {
      const run = cli.begin(command);
      const migrations = await readMigrations(new URL("sql/", projectRoot()));
      const applied = await withDatabase(run, (db) => migrate(db, migrations));
      const lines = applied.map((name) => `applied ${name}`);
      run.answer({ applied }, lines.length > 0 ? lines : ["The database is up to date."]);
    });
}
