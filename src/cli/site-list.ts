// `momo site list`: which blogs are there?
import { Command } from "commander";
import { listSites } from "../sites/administer.ts";
import { withDatabase } from "./open.ts";
import { alignRows } from "./table.ts";
import type { Cli } from "./run.ts";

export function siteListCommand(cli: Cli): Command {
  return new Command("list")
    .description("list the sites and their origins")
    .action(async (_options: unknown, command: Command) => {
      const run = cli.begin(command);
      const sites = await withDatabase(run, (db) => listSites({ db }));
      const rows = sites.map(({ key, origins }) => [key, origins.join(" ")]);
      run.answer(
        { sites: sites.map(({ key, origins }) => ({ site: key, origins })) },
        rows.length > 0
          ? alignRows(rows)
          : ['There is no site yet: "momo site add KEY --origin URL" adds one.'],
      );
    });
}
