// Asks the phases that need nothing but the text, so that what was said once can be judged anew.
import { performance } from "node:perf_hooks";
import type { Phase } from "../src/moderation/phase.ts";
import { runPipeline } from "../src/moderation/pipeline.ts";
import { TEXT_PHASES } from "../src/moderation/replay.ts";
import type { TextJudge } from "../src/moderation/replay.ts";

/** The text phases among these; their dictionaries and weights are shared, not loaded again. */
export function createTextJudge(phases: readonly Phase[]): TextJudge {
  const texts = phases.filter((phase) => TEXT_PHASES.includes(phase.name));
  return (subject) => runPipeline(texts, subject, () => performance.now());
}
