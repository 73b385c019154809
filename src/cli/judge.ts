// `momo judge`: what would be said of these comments? Reads JSON Lines, answers JSON Lines, one line at a time
// and in order, with no service and nothing stored.
import { Command } from "commander";
import { commentLine, readCommentLine } from "./comment-line.ts";
import { createLineWriter, readLines } from "./lines.ts";
import type { Cli, Run } from "./run.ts";

const HELP = `
Each line of the input is an object, each line of the output its answer, in the same order:
  in    {"id": "1", "text": "…", "author": {"name": "…", "email": "…", "url": "…"}}
  out   {"id": "1", "verdict": "approve|hold|reject", "findings": […], "spam": {"score": 0.02}, "masked": "…"}
"id" (text or a number) and "author" (or just its name) may be missing. The default policy decides. Phases that need history answer "skipped".
A line that cannot be judged gets no answer: it is named on stderr, and the exit code is 1.`;

export function judgeCommand(cli: Cli): Command {
  return new Command("judge")
    .description("judge comments from stdin (JSON Lines) without storing them; needs no service")
    .addHelpText("after", HELP)
    .action((_options: unknown, command: Command) => judgeLines(cli.begin(command)));
}

async function judgeLines(run: Run): Promise<void> {
  const { stdin, stdout, createJudge } = run.surroundings;
  const judge = createJudge();
  const write = createLineWriter(stdout);
  for await (const { number, line } of readLines(stdin)) {
    if (line.trim() === "") continue;
    const read = readCommentLine(line, commentLine);
    if (read.comment === null) {
      run.note(`Line ${String(number)} is not judged: ${read.problem}.`);
      run.fail();
      continue;
    }
    const wanted = await write(JSON.stringify(await judge(read.comment)));
    if (!wanted) return;
  }
}
