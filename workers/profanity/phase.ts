// Which words of a comment would readers rather not see? It finds and grades them; what is masked, and what
// waits for a moderator, is the policy's business.
import type { Finding, Outcome, Phase, Subject } from "../../src/moderation/phase.ts";
import { createDictionary } from "./dictionary.ts";
import { findHits } from "./find-hits.ts";
import type { Hit } from "./find-hits.ts";
import { wordsOf } from "./site-words.ts";

/** How sure a find is: a word written plainly, and one somebody took the trouble to disguise. */
const PLAIN_SCORE = 1;
const DISGUISED_SCORE = 0.9;

/** Builds the dictionary once; a site's own words are compiled when its policy is first seen. */
export function createProfanityPhase(): Phase {
  const english = createDictionary();
  return {
    name: "profanity",
    version: 1,
    judge({ text, policy }: Subject): Outcome {
      const dictionary = policy.words.languages.includes("en") ? english : null;
      const [first, ...others] = toFindings(findHits(text, { dictionary, site: wordsOf(policy) }));
      return first ? { kind: "flagged", findings: [first, ...others] } : { kind: "clean" };
    },
  };
}

/** One finding for each word, in the order of first appearance, with every place where it stands. */
function toFindings(hits: readonly Hit[]): Finding[] {
  const byRule = new Map<string, Hit[]>();
  for (const hit of hits) {
    const same = byRule.get(hit.rule);
    if (same) same.push(hit);
    else byRule.set(hit.rule, [hit]);
  }
  return Array.from(byRule.values(), (same) => ({
    reason: "profanity",
    score: same.some(({ plain }) => plain) ? PLAIN_SCORE : DISGUISED_SCORE,
    severity: same[0]?.severity ?? "mild",
    evidence: same.map(({ start, end, rule }) => ({ kind: "span", start, end, rule })),
  }));
}
