// Shows on stderr how far long work is, where somebody looks on: in a terminal. Pipes and logs get nothing of it.
import { Presets, SingleBar } from "cli-progress";
import type { Run } from "./run.ts";

/** Runs `work` under a bar that goes from 0 to `total`; `work` says how far it is. */
export async function withProgress<T>(
  { surroundings }: Run,
  total: number,
  work: (show: (done: number) => void) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar(
    {
      stream: surroundings.stderr,
      format: "{bar} {percentage} %",
      clearOnComplete: true,
      gracefulExit: false, // Ctrl-C ends the command, as everywhere
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  try {
    return await work((done) => {
      bar.update(Math.min(done, total));
    });
  } finally {
    bar.stop();
  }
}
