// From what the phases said of a text that is stored nowhere to what whoever asked gets to see.
import type { Judged, Judgement } from "../contract/judgement.ts";
import { spamScore } from "../moderation/policy.ts";
import { renderComment } from "../rendering/render.ts";
import type { Rendered } from "../rendering/render.ts";

/** The judgement, and the text as readers would see it. `text` is in its stored form. */
export function toJudgement(
  { id, text }: { readonly id: Judgement["id"]; readonly text: string },
  { verdict, steps, maskSpans, mask }: Judged,
): { readonly judgement: Judgement; readonly rendered: Rendered } {
  const rendered = renderComment({ text, maskSpans, mask });
  const findings = steps.flatMap((step) => (step.kind === "flagged" ? step.findings : []));
  const spam = { score: spamScore(steps) };
  return { judgement: { id, verdict, findings, spam, masked: rendered.masked }, rendered };
}
