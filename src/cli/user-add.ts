// `momo user add`: one more person who moderates. Prints their password, this once.
import { Command, Option } from "commander";
import { role } from "../contract/moderation.ts";
import type { Role } from "../contract/moderation.ts";
import { addUser } from "../moderators/accounts.ts";
import { answerAccount } from "./account.ts";
import { withDatabase } from "./open.ts";
import { CommandError } from "./run.ts";
import type { Cli } from "./run.ts";

const HELP = `
Examples:
  momo user add you@blog.example --role admin
  momo user add ada@blog.example --role moderator --name Ada --site films --site books`;

interface Given {
  readonly role: Role;
  readonly name?: string;
  readonly site?: string[];
}

export function userAddCommand(cli: Cli): Command {
  return new Command("add")
    .description("add a person who moderates; prints their password, this once")
    .argument("<email>", "what they sign in with")
    .addOption(
      new Option("--role <role>", "an admin may do everything on all sites, a moderator works on those named")
        .choices(role.options)
        .makeOptionMandatory(),
    )
    .option("--name <name>", "how they are called beside their decisions")
    .option("--site <key...>", "a site a moderator works on; may be repeated")
    .addHelpText("after", HELP)
    .action(async (email: string, { role, name, site: sites = [] }: Given, command: Command) => {
      const run = cli.begin(command);
      if (role === "admin" && sites.length > 0)
        throw new CommandError("An admin works on all sites: leave --site away.", { exitCode: 2 });
      const account = await withDatabase(run, (db) => addUser({ db }, { email, name, role, sites }));
      if (role === "moderator" && sites.length === 0)
        run.note("This moderator works on no site yet, because none was named with --site.");
      answerAccount(run, account, `${account.user.email} may sign in as ${role}.`);
    });
}
