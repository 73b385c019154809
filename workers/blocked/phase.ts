// Is the author, their e-mail address, its domain, their network or a host they name on the site's block list? What
// fits was looked up with the facts; one finding for each entry.
import type { Evidence, Finding, Listed, Phase } from "../../src/moderation/phase.ts";

/** Entries named in the findings; more would not be read. */
const ENTRIES_NAMED = 20;

export const blockedPhase: Phase = {
  name: "blocked",
  version: 1,
  judge({ facts }) {
    if (facts === null) return { kind: "skipped", because: "needs history" };
    const blocked = facts.listed.filter((entry) => !entry.trust).slice(0, ENTRIES_NAMED);
    const [first, ...others] = blocked.map(toFinding);
    return first ? { kind: "flagged", findings: [first, ...others] } : { kind: "clean" };
  },
};

/** The entry is named as `kind:label`, by the places where it stands or, where there are none, by itself. */
function toFinding({ kind, label, places }: Listed): Finding {
  const rule = `${kind}:${label}`;
  const evidence: Evidence[] = places.map(({ start, end }) => ({ kind: "span", start, end, rule }));
  if (evidence.length === 0) evidence.push({ kind: "measure", name: rule, value: 1, limit: 0 });
  return { reason: "blocked", score: 1, severity: "strong", evidence };
}
