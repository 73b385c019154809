// `momo train`: makes the weights of the spam score from a folder of labelled comments, and says how good they
// are. The training itself is handed in.
import { Command } from "commander";
import type { Cli, Run, TrainFigures } from "./run.ts";
import { CommandError } from "./run.ts";
import { alignRows } from "./table.ts";

const HELP = `
Here --data is the folder of labelled comments. It holds JSON Lines: spam.jsonl, and ham-film.jsonl and
profanity.jsonl where there are any (spam.dev.jsonl will do). Each line is an object,
  {"text": "…", "label": "spam|ham|…", "source": "…", "group": "…"}
and every label but "spam" is a genuine comment.
Figures are of comments the model had not seen; "without X" of one that had seen nothing of X at all.
Workers read the weights when they start.`;

export function trainCommand(cli: Cli): Command {
  return new Command("train")
    .description("learn the spam score from the labelled comments of --data, and write its weights file")
    .option("--out <file>", "where the weights go (default: where workers read them)")
    .addHelpText("after", HELP)
    .action(async ({ out }: { out?: string }, command: Command) => {
      const run = cli.begin(command);
      if (command.getOptionValueSourceWithGlobals("data") === "default")
        throw new CommandError("Say where the labelled comments are: --data DIR.", { exitCode: 2 });
      await train(run, out ?? null);
    });
}

async function train(run: Run, out: string | null): Promise<void> {
  const { dataDir: data } = run;
  const done = await run.surroundings
    .train({
      data,
      out,
      tell: (what) => {
        run.note(what);
      },
    })
    .catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CommandError(`Nothing can be learned from ${data}: ${reason}.`, { cause });
    });
  const rows = [row("all", done.tested)];
  for (const [source, figures] of Object.entries(done.unseen)) rows.push(row(`without ${source}`, figures));
  const reliability = done.reliability.map(
    ({ from, share, of }) =>
      `  ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}  ${of === 0 ? "–" : percent(share)} of ${String(of)}`,
  );
  run.answer(done, [
    `${done.model}: ${String(done.bytes)} bytes in ${done.file}`,
    ...alignRows([["", "AUC", "recall at 1 %", "at 0.1 %", "spam held", "genuine held"], ...rows]),
    "Spam among comments scored",
    ...reliability,
  ]);
}

function row(name: string, { auc, recallAt1, recallAt01, spamHeld, hamHeld }: TrainFigures): string[] {
  return [
    name,
    auc.toFixed(4),
    ...[recallAt1, recallAt01, spamHeld, hamHeld].map(({ share }) => percent(share)),
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
