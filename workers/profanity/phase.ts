// Which words of a comment would readers rather not see? It finds and grades them; what is masked, and what
// waits for a moderator, is the policy's business.
import type { Policy } from "../../src/moderation/policy.ts";
import type { Finding, Outcome, Phase, Subject } from "../../src/moderation/phase.ts";
import { createDictionary } from "./dictionary.ts";
import { findHits } from "./find-hits.ts";
import type { Hit, SiteWords } from "./find-hits.ts";
import { wordsOfLanguages } from "./languages.ts";
import { wordsOf } from "./site-words.ts";

/** How sure a find is: a word written plainly, and one somebody took the trouble to disguise. */
const PLAIN_SCORE = 1;
const DISGUISED_SCORE = 0.9;

const CLEAN: Outcome = { kind: "clean" };

/** Builds the dictionary once; a site's own words are compiled when its policy is first seen. */
export function createProfanityPhase(): Phase {
  const english = createDictionary();
  return {
    name: "profanity",
    version: 2,
    judge({ text, policy }: Subject): Outcome {
      const dictionary = policy.words.languages.includes("en") ? english : null;
      const hits = findHits(text, { dictionary, others: othersOf(policy) });
      if (hits.length === 0) return CLEAN;
      const [first, ...others] = toFindings(hits);
      return first ? { kind: "flagged", findings: [first, ...others] } : CLEAN;
    },
  };
}

/** The words of the other languages a site judges, and its own. */
function othersOf(policy: Policy): SiteWords[] {
  const { languages } = policy.words;
  const isEnglishOnly = languages.length === 1 && languages[0] === "en";
  return isEnglishOnly ? [wordsOf(policy)] : [...wordsOfLanguages(languages), wordsOf(policy)];
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
