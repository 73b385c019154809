// `momo site set`: the blog has moved, or has one more address.
import { Command } from "commander";
import { setOrigins } from "../sites/administer.ts";
import { changeSite } from "./change-site.ts";
import type { Cli } from "./run.ts";

export function siteSetCommand(cli: Cli): Command {
  return new Command("set")
    .description("replace the origins whose pages may show the threads of a site")
    .argument("<key>", "the site")
    .requiredOption("--origin <url...>", "every origin the site has from now on; may be repeated")
    .action(async (key: string, options: { origin: string[] }, command: Command) => {
      const run = cli.begin(command);
      const { settings } = await changeSite(run, (deps) => setOrigins(deps, key, options.origin));
      const { origins } = settings;
      run.answer({ site: key, origins }, [
        `The site ${key} now belongs to pages of ${origins.join(" and ")}.`,
      ]);
    });
}
