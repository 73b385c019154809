// Was the field filled in that people do not see? A finding here is near certain, so it says no more than that.
import type { Phase } from "../../src/moderation/phase.ts";

export const honeypotPhase: Phase = {
  name: "honeypot",
  version: 1,
  judge(subject) {
    if (!subject.honeypotFilled) return { kind: "clean" };
    return {
      kind: "flagged",
      findings: [{ reason: "honeypot", score: 1, severity: "strong", evidence: [] }],
    };
  },
};
