// `momo site add`: a new blog. Prints the secret for the tokens of the blog's own users, this once.
import { Command } from "commander";
import { addSite } from "../sites/administer.ts";
import { changeSite } from "./change-site.ts";
import { needKeyring } from "./places.ts";
import type { Cli } from "./run.ts";

const HELP = `
Examples:
  momo site add films --origin https://blog.example
  momo site add books --origin https://books.example --origin http://localhost:3000`;

export function siteAddCommand(cli: Cli): Command {
  return new Command("add")
    .description("add a blog; prints the secret that signs the tokens of its own users, this once")
    .argument("<key>", "short name of the site in addresses: a–z, 0–9 and hyphen")
    .requiredOption(
      "--origin <url...>",
      "where the blog's pages are, such as https://blog.example; may be repeated",
    )
    .addHelpText("after", HELP)
    .action(async (key: string, options: { origin: string[] }, command: Command) => {
      const run = cli.begin(command);
      const keyring = needKeyring(run);
      const added = await changeSite(run, (deps) =>
        addSite({ ...deps, keyring }, { key, origins: options.origin }),
      );
      run.answer({ site: added.site, secret: added.secret }, [
        `The site ${added.site} is there, for pages of ${added.settings.origins.join(" and ")}.`,
        `Secret for the tokens of the blog's own users (shown only now): ${added.secret}`,
      ]);
    });
}
