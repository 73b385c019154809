// `momo queue status`: how much waits, for how long, and is anything stuck?
import { Command } from "commander";
import { readQueueLimit } from "../config.ts";
import { countChores } from "../queue/chores.ts";
import type { ChoreCounts } from "../queue/chores.ts";
import type { QueueCounts } from "../queue/moderation-queue.ts";
import { findSettings } from "./places.ts";
import { withQueue } from "./queue.ts";
import type { Cli } from "./run.ts";
import { alignRows } from "./table.ts";

/** Queues that comments are spread over. */
const SHARDS = 1;

interface QueueStatus extends QueueCounts {
  readonly oldestMs: number;
  readonly limit: number;
  readonly shards: number;
  readonly chores: ChoreCounts;
}

export function queueStatusCommand(cli: Cli): Command {
  return new Command("status")
    .description("say how many comments wait to be judged, and for how long")
    .action(async (_options: unknown, command: Command) => {
      const run = cli.begin(command);
      const limit = readQueueLimit(findSettings(run));
      const status = await withQueue(run, async (queue, redis) => ({
        ...(await queue.counts()),
        oldestMs: await queue.oldestMs(),
        limit,
        shards: SHARDS,
        chores: await countChores(redis),
      }));
      run.answer(status, inWords(status));
    });
}

function inWords({ chores, ...status }: QueueStatus): string[] {
  const lines = alignRows([
    ["waiting", `${String(status.waiting)} (room for ${String(status.limit)})`],
    ["being judged", String(status.active)],
    ["to be tried again", String(status.delayed)],
    ["failed", String(status.failed)],
    ["oldest", `${(status.oldestMs / 1_000).toFixed(1)} s`],
    [
      "chores",
      `${String(chores.waiting)} waiting, ${String(chores.active)} active, ${String(chores.failed)} failed`,
    ],
  ]);
  if (status.failed > 0) lines.push('"momo queue retry-failed" puts the failed ones back to be judged.');
  return lines;
}
