// Was this very text sent before? Short texts may come from many people ("great film"), long ones do not.
import type { Phase } from "../../src/moderation/phase.ts";
import { foldForComparison } from "./fingerprint.ts";

/** Letters and digits from which a text said twice by different people is no coincidence. */
const LONG_ENOUGH = 40;

export const duplicatePhase: Phase = {
  name: "duplicate",
  version: 1,
  judge({ facts, text }) {
    if (facts === null) return { kind: "skipped", because: "needs history" };
    if (facts.sameText.length === 0) return { kind: "clean" };
    const anywhere = foldForComparison(text).length >= LONG_ENOUGH;
    const same = facts.sameText.filter((match) => anywhere || (match.sameAuthor && match.sameThread));
    if (same.length === 0) return { kind: "clean" };
    const evidence = same.map(({ commentId }) => ({ kind: "related", commentId, similarity: 1 }) as const);
    return { kind: "flagged", findings: [{ reason: "duplicate", score: 1, severity: "mild", evidence }] };
  },
};
