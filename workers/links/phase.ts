// Are there more links than the policy lets through? It counts; what the links lead to is for spam to weigh.
import type { Evidence, Phase } from "../../src/moderation/phase.ts";
import { findLinks } from "./find-links.ts";

export const linksPhase: Phase = {
  name: "links",
  version: 1,
  judge({ text, policy }) {
    const links = findLinks(text);
    const limit = policy.links.hold;
    if (links.length <= limit) return { kind: "clean" };
    const evidence: Evidence[] = [{ kind: "measure", name: "links", value: links.length, limit }];
    for (const { start, end } of links) evidence.push({ kind: "span", start, end, rule: "link" });
    return { kind: "flagged", findings: [{ reason: "links", score: 1, severity: "mild", evidence }] };
  },
};
