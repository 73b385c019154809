// What would be said of a comment that comes from nowhere: no service, nothing stored. The line of `momo judge`, and
// what workers answer when an API process asks.
import { performance } from "node:perf_hooks";
import { toJudgement } from "../src/comments/judgement.ts";
import type { Judged, Judgement } from "../src/contract/judgement.ts";
import type { Phase, Subject } from "../src/moderation/phase.ts";
import { runPipeline } from "../src/moderation/pipeline.ts";
import { DEFAULT_POLICY, decide, spansToMask } from "../src/moderation/policy.ts";
import type { Policy } from "../src/moderation/policy.ts";
import { storedText } from "../src/moderation/text.ts";
import { createPhases } from "./phases.ts";

/** What a stranger says, and what they say of themselves. */
export interface Said {
  readonly text: string;
  readonly author: {
    readonly name: string | null;
    readonly email: string | null;
    readonly url: string | null;
  };
}

export interface Asked extends Said {
  readonly id: string | number | null;
}

/** Loads dictionaries and weights once; each call judges one comment under the default policy. Never throws. */
export function createJudge(): (asked: Asked) => Promise<Judgement> {
  const phases = createPhases();
  return async (asked) => {
    const judged = await judgeStranger(phases, asked, DEFAULT_POLICY);
    return toJudgement({ id: asked.id, text: storedText(asked.text) }, judged).judgement;
  };
}

/** Judges what a stranger says; phases that need history say so themselves. Never throws. */
export async function judgeStranger(phases: readonly Phase[], said: Said, policy: Policy): Promise<Judged> {
  const steps = await runPipeline(phases, strangerSays(said, policy), () => performance.now());
  return {
    ...decide(steps, policy),
    steps,
    maskSpans: spansToMask(steps, policy),
    mask: policy.mask,
  };
}

/** A comment without site, thread or history. */
function strangerSays({ text, author }: Said, policy: Policy): Subject {
  return {
    site: "",
    id: "",
    revision: 1,
    thread: "",
    text: storedText(text),
    approved: null,
    author: { ...author, sub: null },
    honeypotFilled: false,
    filledInMs: null,
    policy,
    facts: null,
  };
}
