// `momo doctor`: is everything as Momo needs it, and if not, what is to be done?
import { Command } from "commander";
import { checkNode, checkSettings } from "./checks/machine.ts";
import { checkPostgres } from "./checks/postgres.ts";
import { checkRedis } from "./checks/redis.ts";
import type { Cli } from "./run.ts";
import { alignRows } from "./table.ts";

const HELP = `
One line for each check: ok, warn or fail, its name, and what to do. What could not be checked has failed.
The exit code is 1 when anything failed.`;

export function doctorCommand(cli: Cli): Command {
  return new Command("doctor")
    .description("check Node, settings, Postgres, Redis and the queue, and say what to do")
    .addHelpText("after", HELP)
    .action(async (_options: unknown, command: Command) => {
      const run = cli.begin(command);
      const [settings, postgres, redis] = await Promise.all([
        checkSettings(run),
        checkPostgres(run),
        checkRedis(run),
      ]);
      const checks = [checkNode(process.versions.node), settings, ...postgres, ...redis];
      const allWell = checks.every((check) => check.state !== "fail");
      run.answer(
        { checks, ok: allWell },
        alignRows(checks.map(({ state, name, detail }) => [state, name, detail])),
      );
      if (!allWell) run.fail();
    });
}
