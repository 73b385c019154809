// Is the comment being answered one that can be answered? The door asked already; meanwhile it may have gone.
import type { Phase } from "../../src/moderation/phase.ts";

export const parentPhase: Phase = {
  name: "parent",
  version: 1,
  judge({ facts }) {
    if (facts === null) return { kind: "skipped", because: "needs history" };
    if (facts.parent === "none" || facts.parent === "ok") return { kind: "clean" };
    const evidence = { kind: "measure", name: facts.parent, value: 1, limit: 0 } as const;
    return {
      kind: "flagged",
      findings: [{ reason: "parent", score: 1, severity: "mild", evidence: [evidence] }],
    };
  },
};
