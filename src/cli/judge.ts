// `momo judge`: what would be said of these comments? Reads JSON Lines, answers JSON Lines, one line at a time
// and in order, with no service and nothing stored.
import { Command } from "commander";
import { z } from "zod";
import { createLineWriter, readLines } from "./lines.ts";
import type { Cli, JudgeAsked, Run } from "./run.ts";

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

const optional = z
  .string("is not text")
  .nullish()
  .transform((text) => text ?? null);
const nobody = { name: null, email: null, url: null };
const id = z
  .union([z.string(), z.number()], "is neither text nor a number")
  .nullish()
  .transform((given) => given ?? null);
const author = z.union([
  z.object({ name: optional, email: optional, url: optional }),
  z.string().transform((name) => ({ name, email: null, url: null })),
]);
const asked = z.object({
  id,
  text: z.string("is not text"),
  author: author.nullish().transform((given) => given ?? nobody),
}) satisfies z.ZodType<JudgeAsked>;

async function judgeLines(run: Run): Promise<void> {
  const { stdin, stdout, createJudge } = run.surroundings;
  const judge = createJudge();
  const write = createLineWriter(stdout);
  for await (const { number, line } of readLines(stdin)) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (read.asked === null) {
      run.note(`Line ${String(number)} is not judged: ${read.problem}.`);
      run.fail();
      continue;
    }
    const wanted = await write(JSON.stringify(await judge(read.asked)));
    if (!wanted) return;
  }
}

type Read = { readonly asked: JudgeAsked } | { readonly asked: null; readonly problem: string };

function readLine(line: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { asked: null, problem: "it is not JSON" };
  }
  const parsed = asked.safeParse(value);
  if (parsed.success) return { asked: parsed.data };
  const problems = parsed.error.issues.map((issue) =>
    issue.path.length === 0 ? "it is not an object" : `"${issue.path.join(".")}" ${issue.message}`,
  );
  return { asked: null, problem: problems.join(", ") };
}
