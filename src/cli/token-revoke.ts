// `momo token revoke`: a program should not call any more, or its token was seen by others.
import { Command } from "commander";
import { revokeToken } from "../moderators/tokens.ts";
import { withDatabase } from "./open.ts";
import type { Cli } from "./run.ts";

export function tokenRevokeCommand(cli: Cli): Command {
  return new Command("revoke")
    .description("take a token back, at once and for good")
    .argument("<id-or-token>", "the id that came with it, or the token itself")
    .action(async (idOrToken: string, _options: unknown, command: Command) => {
      const run = cli.begin(command);
      await withDatabase(run, (db) => revokeToken({ db }, idOrToken));
      run.answer({ revoked: true }, ["The token is revoked: no call with it is answered any more."]);
    });
}
