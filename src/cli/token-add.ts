// `momo token add`: lets a program call the API. Prints the token, this once.
import { Command, Option } from "commander";
import { addToken } from "../moderators/tokens.ts";
import { tokenScope } from "../store/tokens.ts";
import type { TokenScope } from "../store/tokens.ts";
import { withDatabase } from "./open.ts";
import { CommandError } from "./run.ts";
import type { Cli } from "./run.ts";

const HELP = `
Scopes, each with the rights of those before it:
  read      statistics, and judging without storing
  moderate  everything about comments and threads of the site
  admin     also its policy, tokens and webhooks; with --all-sites people and sites too
  akismet   12 characters for clients of the Akismet protocol; checks and feedback only

Examples:
  momo token add --site films --scope read --name "the statistics page"
  momo token add --all-sites --scope admin`;

interface Given {
  readonly site?: string;
  readonly allSites?: true;
  readonly scope: TokenScope;
  readonly name?: string;
}

export function tokenAddCommand(cli: Cli): Command {
  return new Command("add")
    .description("make a token for a program; prints it, this once")
    .option("--site <key>", "the one site it is for")
    .addOption(new Option("--all-sites", "for the whole instance; scope admin only").conflicts("site"))
    .addOption(
      new Option("--scope <scope>", "what it may do").choices(tokenScope.options).makeOptionMandatory(),
    )
    .option("--name <name>", "what it is for, to know it again")
    .addHelpText("after", HELP)
    .action(async ({ site, allSites, scope, name }: Given, command: Command) => {
      const run = cli.begin(command);
      if (site === undefined && allSites !== true)
        throw new CommandError("Say which site the token is for: --site KEY, or --all-sites.", {
          exitCode: 2,
        });
      const { id, token } = await withDatabase(run, (db) =>
        addToken({ db }, { site: site ?? null, scope, name }),
      );
      run.answer({ id, token }, [
        `Token (shown only now): ${token}`,
        `"momo token revoke ${id}" takes it back.`,
      ]);
    });
}
