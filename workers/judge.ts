// What would be said of a comment that comes from nowhere: no service, nothing stored, the default policy. The
// line of `momo judge`.
import { performance } from "node:perf_hooks";
import type { Verdict } from "../src/moderation/comment.ts";
import type { Finding, Subject } from "../src/moderation/phase.ts";
import { runPipeline } from "../src/moderation/pipeline.ts";
import { DEFAULT_POLICY, decide, spamScore, spansToMask } from "../src/moderation/policy.ts";
import { storedText } from "../src/moderation/text.ts";
import { renderComment } from "../src/rendering/render.ts";
import { createPhases } from "./phases.ts";

export interface Asked {
  readonly id: string | number | null;
  readonly text: string;
  readonly author: {
    readonly name: string | null;
    readonly email: string | null;
    readonly url: string | null;
  };
}

export interface Judgement {
  readonly id: string | number | null;
  readonly verdict: Verdict;
  /** Of all phases, in their order; spans refer to the text as it would be stored. */
  readonly findings: readonly Finding[];
  /** 0–1; null when the spam phase could not run. */
  readonly spam: { readonly score: number | null };
  /** The text with every word of the list masked, whatever its severity: the default policy ignores none. */
  readonly masked: string;
}

/** Loads dictionaries and weights once; each call judges one comment. Never throws. */
export function createJudge(): (asked: Asked) => Promise<Judgement> {
  const phases = createPhases();
  return async (asked) => {
    const subject = strangerSays(asked);
    const { text, policy } = subject;
    const steps = await runPipeline(phases, subject, () => performance.now());
    return {
      id: asked.id,
      verdict: decide(steps, policy).verdict,
      findings: steps.flatMap((step) => (step.kind === "flagged" ? step.findings : [])),
      spam: { score: spamScore(steps) },
      masked: renderComment({ text, maskSpans: spansToMask(steps, policy), mask: policy.mask }).masked,
    };
  };
}

/** A comment without site, thread or history: phases that need one say so themselves. */
function strangerSays({ id, text, author }: Asked): Subject {
  return {
    site: "",
    id: String(id ?? ""),
    revision: 1,
    thread: "",
    text: storedText(text),
    author: { ...author, sub: null },
    honeypotFilled: false,
    filledInMs: null,
    policy: DEFAULT_POLICY,
    facts: null,
  };
}
