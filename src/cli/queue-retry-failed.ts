// `momo queue retry-failed`: what could not be stored gets another try. Nothing is lost by it: a comment that
// was stored after all is stored once.
import { Command } from "commander";
import { withQueue } from "./queue.ts";
import type { Cli } from "./run.ts";

export function queueRetryFailedCommand(cli: Cli): Command {
  return new Command("retry-failed")
    .description("put every comment that failed back to be judged")
    .action(async (_options: unknown, command: Command) => {
      const run = cli.begin(command);
      const retried = await withQueue(run, (queue) => queue.retryFailed());
      const sentence =
        retried === 0
          ? "No comment has failed."
          : `${String(retried)} ${retried === 1 ? "comment is" : "comments are"} back to be judged.`;
      run.answer({ retried }, [sentence]);
    });
}
