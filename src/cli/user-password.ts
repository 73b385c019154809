// `momo user password`: somebody forgot theirs, or should be signed out everywhere. Prints the new one, this once.
import { Command } from "commander";
import { resetPassword } from "../moderators/accounts.ts";
import { answerAccount } from "./account.ts";
import { withDatabase } from "./open.ts";
import type { Cli } from "./run.ts";

export function userPasswordCommand(cli: Cli): Command {
  return new Command("password")
    .description("give a person a new password and sign them out everywhere; prints it, this once")
    .argument("<email>", "what they sign in with")
    .action(async (email: string, _options: unknown, command: Command) => {
      const run = cli.begin(command);
      const account = await withDatabase(run, (db) => resetPassword({ db }, email));
      answerAccount(run, account, `${account.user.email} has a new password and is signed out everywhere.`);
    });
}
