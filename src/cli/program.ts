// The `momo` command as a whole: which subcommands there are, what they share, and how a run ends. A new one is
// a file beside this and a line in the list.
import { Command, CommanderError } from "commander";
import { doctorCommand } from "./doctor.ts";
import { tell } from "./errors.ts";
import { judgeCommand } from "./judge.ts";
import { migrateCommand } from "./migrate.ts";
import { queueRetryFailedCommand } from "./queue-retry-failed.ts";
import { queueStatusCommand } from "./queue-status.ts";
import { replayCommand } from "./replay.ts";
import { createCli } from "./run.ts";
import type { Cli, Surroundings } from "./run.ts";
import { siteAddCommand } from "./site-add.ts";
import { siteListCommand } from "./site-list.ts";
import { siteSetCommand } from "./site-set.ts";
import { tokenAddCommand } from "./token-add.ts";
import { tokenRevokeCommand } from "./token-revoke.ts";
import { trainCommand } from "./train.ts";
import { userAddCommand } from "./user-add.ts";
import { userPasswordCommand } from "./user-password.ts";

const HELP = `
Examples:
  momo site add films --origin https://blog.example    a blog; prints its secret
  momo user add you@blog.example --role admin          somebody who moderates; prints their password
  momo queue status                                    is anything waiting or stuck?
  momo doctor                                          is everything as it should be?
  echo '{"id":"1","text":"What a film!"}' | momo judge

In a clone, write "npm run momo --" for momo, and "npm run -s momo --" where a program reads the answer.
Services are those of DATABASE_URL and REDIS_URL, else those that "npm start" runs in the folder of --data.
"momo COMMAND --help" says more about each command.
Exit codes: 0 done, 1 not done, 2 not understood.`;

/**
 * Runs one command, `args` being what stands behind `momo`. Answers the exit code and never rejects; everything
 * said went to the streams handed in.
 */
export async function runMomo(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode = 0;
  const cli = createCli(surroundings, (code) => (exitCode = code));
  const program = createProgram(cli);
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    // Help asked for ends in one, too; what commander cannot read it has named on stderr by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const told = tell(error, program.opts<{ trace?: true }>().trace === true);
    surroundings.stderr.write(`${told.sentence}\n`);
    return told.exitCode;
  }
}

function createProgram(cli: Cli): Command {
  const { stdout, stderr } = cli.surroundings;
  const program = new Command("momo")
    .description("Runs and looks after Momo, the comment moderation.")
    .option("--json", "answer with one JSON document on stdout and nothing else")
    .option("--data <dir>", 'the folder of the instance that "npm start" runs', ".momo")
    .option("--trace", "show where an unexpected error came from")
    .addHelpText("after", HELP)
    .configureHelp({ subcommandTerm: termOf })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .showHelpAfterError('(add "--help" to see how it is used)')
    .exitOverride();
  for (const command of createCommands(cli)) program.addCommand(command);
  handDown(program);
  return program;
}

function createCommands(cli: Cli): Command[] {
  return [
    migrateCommand(cli),
    group("site", "the blogs", [siteAddCommand(cli), siteListCommand(cli), siteSetCommand(cli)]),
    group("user", "the people who moderate", [userAddCommand(cli), userPasswordCommand(cli)]),
    group("token", "the programs that may call the API", [tokenAddCommand(cli), tokenRevokeCommand(cli)]),
    group("queue", "the comments that wait to be judged", [
      queueStatusCommand(cli),
      queueRetryFailedCommand(cli),
    ]),
    judgeCommand(cli),
    replayCommand(cli),
    trainCommand(cli),
    doctorCommand(cli),
  ];
}

function group(name: string, description: string, commands: readonly Command[]): Command {
  const parent = new Command(name).description(description).helpCommand(false);
  for (const command of commands) parent.addCommand(command);
  return parent;
}

/** A group is listed with what it holds, so that the first page of help names every command there is. */
function termOf(command: Command): string {
  const parts = command.commands.map((part) => part.name()).join("|");
  const args = command.registeredArguments.map((argument) => `<${argument.name()}>`);
  return [command.name(), ...(parts === "" ? args : [parts])].join(" ");
}

/** Commands made in files of their own know nothing of the streams and rules of the program. */
function handDown(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    handDown(command);
  }
}
