// Replays comments of a file, one line at a time, with no service: the whole file is never held.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { z } from "zod";
import type { Policy } from "../moderation/policy.ts";
import { createReplay } from "../moderation/replay.ts";
import type { PastComment, ReplayReport } from "../moderation/replay.ts";
import { isEmptyText, storedText } from "../moderation/text.ts";
import { commentLine, readCommentLine } from "./comment-line.ts";
import { readLines } from "./lines.ts";
import { reasonOf } from "./open.ts";
import { withProgress } from "./progress.ts";
import { CommandError } from "./run.ts";
import type { Run } from "./run.ts";

const DECISIONS = ["approve", "reject", "delete"] as const;
const pastLine = commentLine.extend({
  decision: z
    .enum(DECISIONS, `is not one of ${DECISIONS.join(", ")}`)
    .nullish()
    .transform((decision) => decision ?? null),
});

export interface FileAsked {
  readonly file: string;
  readonly site: string;
  readonly asked: Policy;
  readonly inForce: Policy;
}

/** Lines that cannot be read are named on stderr and counted nowhere; the command fails then, at its end. */
export async function replayFile(
  run: Run,
  { file, site, ...policies }: FileAsked,
): Promise<{ done: number; report: ReplayReport }> {
  const replay = createReplay(run.surroundings.createTextJudge(), policies);
  let done = 0;
  await withProgress(run, await sizeOf(file), async (show) => {
    const source = createReadStream(file);
    for await (const { number, line } of readLines(source)) {
      show(source.bytesRead);
      if (line.trim() === "") continue;
      const read = readCommentLine(line, pastLine);
      if (read.comment === null) {
        run.note(`Line ${String(number)} is not replayed: ${read.problem}.`);
        run.fail();
        continue;
      }
      done++;
      const past = toPast(site, number, read.comment);
      if (isEmptyText(past.text)) replay.leaveOut();
      else await replay.add(past);
    }
  });
  return { done, report: replay.report() };
}

function toPast(site: string, number: number, line: z.infer<typeof pastLine>): PastComment {
  const { id, text, author, decision } = line;
  return {
    ...{ site, thread: "", id: String(id ?? number), revision: 1, text: storedText(text) },
    author: { ...author, sub: null },
    steps: [],
    person: decision === null ? null : decision === "approve" ? "approve" : "remove",
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    throw new CommandError(`${file} cannot be read (${reasonOf(cause)}).`, { exitCode: 2, cause });
  }
}
