// Do more comments come from one author or one network than a person writes? The counts are handed in as facts.
import type { Evidence, Phase } from "../../src/moderation/phase.ts";

export const floodPhase: Phase = {
  name: "flood",
  version: 1,
  judge({ facts, policy }) {
    if (facts === null) return { kind: "skipped", because: "needs history" };
    const limit = policy.flood.perMinute;
    if (limit === 0) return { kind: "clean" };
    // The comment at hand is one of the minute's too.
    const byAuthor = facts.lastMinute.byAuthor + 1;
    const byNetwork = facts.lastMinute.byNetwork + 1;
    const evidence: Evidence[] = [];
    if (byAuthor > limit) evidence.push({ kind: "measure", name: "by-author", value: byAuthor, limit });
    if (byNetwork > limit) evidence.push({ kind: "measure", name: "by-network", value: byNetwork, limit });
    if (evidence.length === 0) return { kind: "clean" };
    return { kind: "flagged", findings: [{ reason: "flood", score: 1, severity: "mild", evidence }] };
  },
};
