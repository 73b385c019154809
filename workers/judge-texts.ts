// Asks the phases that need nothing but the text, so that what was said once can be judged anew.
import { performance } from "node:perf_hooks";
import type { Phase } from "../src/moderation/phase.ts";
import { runPipeline } from "../src/moderation/pipeline.ts";
import type { TextJudge, TextPhase } from "../src/moderation/replay.ts";

/** Asks phases among these; their dictionaries and weights are shared, not loaded again. */
export function createTextJudge(phases: readonly Phase[]): TextJudge {
  return (subject, names) => {
    const asked = phases.filter(({ name }) => names.includes(name as TextPhase));
    return runPipeline(asked, subject, () => performance.now());
  };
}
