// Runs every phase over one subject and keeps what each one said. It decides nothing: see policy.ts.
import type { Phase, Step, Subject } from "./phase.ts";

/** Milliseconds from any fixed point; handed in because the core has no clock of its own. */
export type Stopwatch = () => number;

/**
 * One step per phase, in the order given, clean ones too. A phase that throws becomes a `failed` step, so a
 * check that could not run is never mistaken for one that found nothing. Never throws.
 */
export async function runPipeline(
  phases: readonly Phase[],
  subject: Subject,
  stopwatch: Stopwatch,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const phase of phases) {
    const start = stopwatch();
    const answer = await askPhase(phase, subject);
    const ms = Math.round((stopwatch() - start) * 1000) / 1000;
    const model = phase.model === undefined ? {} : { model: phase.model };
    steps.push({ phase: phase.name, version: phase.version, ...model, ms, ...answer });
  }
  return steps;
}

async function askPhase(phase: Phase, subject: Subject) {
  try {
    // Only a real promise is awaited: local phases answer at once, and a tick per phase per comment adds up.
    const answer = phase.judge(subject);
    return answer instanceof Promise ? await answer : answer;
  } catch (error) {
    return { kind: "failed" as const, because: error instanceof Error ? error.name : "unknown" };
  }
}
