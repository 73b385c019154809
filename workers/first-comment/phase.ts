// Is this the first comment of an author nobody here has approved yet? It asks only where the policy wants it.
import type { Phase } from "../../src/moderation/phase.ts";

export const firstCommentPhase: Phase = {
  name: "first-comment",
  version: 1,
  judge({ facts, policy, approved }) {
    if (policy.firstComment === "judge") return { kind: "clean" };
    // Who edits what readers see has had a comment approved: this one.
    if (approved !== null) return { kind: "clean" };
    if (facts === null) return { kind: "skipped", because: "needs history" };
    if (facts.approvedBefore > 0) return { kind: "clean" };
    const evidence = { kind: "measure", name: "approved-before", value: 0, limit: 1 } as const;
    return {
      kind: "flagged",
      findings: [{ reason: "first-comment", score: 1, severity: "mild", evidence: [evidence] }],
    };
  },
};
