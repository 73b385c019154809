// How much does all of it look like an advert? A score with its reasons; where the line is drawn is the
// policy's. This door is all the rest of the worker knows of the scoring behind it.
import type { Evidence, Phase } from "../../src/moderation/phase.ts";
import { createPhraseBook } from "./phrases.ts";
import { read } from "./reading.ts";
import { score } from "./score.ts";
import type { Weighed } from "./score.ts";
import { ENGLISH } from "./words/en.ts";
import { OTHER_LANGUAGES } from "./words/other-languages.ts";
import { RUSSIAN } from "./words/ru.ts";

/** Signals named in a finding; more would not be read. */
const SIGNALS_NAMED = 5;

/** Compiles the phrases once; judging is pure after that. */
export function createSpamPhase(): Phase {
  const book = createPhraseBook([ENGLISH, RUSSIAN, OTHER_LANGUAGES]);
  return {
    name: "spam",
    version: 2,
    judge(subject) {
      const { score: exact, weighed } = score(read(subject, book));
      // Rounded down: a score just below the line must not read as one on it.
      const value = Math.floor(exact * 10_000) / 10_000;
      const limit = subject.policy.spam.hold;
      if (value < limit) return { kind: "clean", score: value };
      const evidence: Evidence[] = [{ kind: "measure", name: "spam", value, limit }, ...named(weighed)];
      return { kind: "flagged", findings: [{ reason: "spam", score: value, severity: "strong", evidence }] };
    },
  };
}

/** The signals that raised the score most. The limit of each is where it weighs fully. */
function named(weighed: readonly Weighed[]): Evidence[] {
  return weighed
    .filter(({ added }) => added > 0)
    .slice(0, SIGNALS_NAMED)
    .map(({ signal, measure }) => ({
      kind: "measure",
      name: signal.name,
      value: Math.round(measure * 100) / 100,
      limit: signal.full,
    }));
}
