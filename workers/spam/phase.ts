// How much does all of it look like an advert? A score with its reasons; where the line is drawn is the
// policy's. This door is all the rest of the worker knows of the scoring behind it.
import type { Evidence, Phase, Subject } from "../../src/moderation/phase.ts";
import type { SpamModel } from "./model.ts";
import { read } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { wordsThatWeigh } from "./reasons.ts";
import { score } from "./score.ts";
import type { Scored } from "./score.ts";
import type { SiteModel } from "./site-model.ts";
import { createBook } from "./words/book.ts";

/** Signals and words named in a finding; more would not be read. */
const SIGNALS_NAMED = 5;
const WORDS_NAMED = 4;
/** From here on it is said that the site's moderators taught it; in log-odds. */
const TAUGHT = 0.5;

/** What a site's moderators taught; null where nothing was learned yet. Asked for every comment, so it is quick. */
export type SiteModels = (site: string) => SiteModel | null;

/** Compiles the phrases once; judging is pure after that. */
export function createSpamPhase(model: SpamModel, siteModels: SiteModels = () => null): Phase {
  const book = createBook();
  return {
    name: "spam",
    version: 2,
    model: model.name,
    judge(subject) {
      const reading = read(subject, book);
      const scored = score(reading, model, siteModels(subject.site));
      // Rounded down: a score just below the line must not read as one on it.
      const value = Math.floor(scored.score * 10_000) / 10_000;
      const limit = subject.policy.spam.hold;
      if (value < limit) return { kind: "clean", score: value };
      const evidence: Evidence[] = [
        { kind: "measure", name: "spam", value, limit },
        ...words(model, subject, reading),
        ...signals(scored),
      ];
      return { kind: "flagged", findings: [{ reason: "spam", score: value, severity: "strong", evidence }] };
    },
  };
}

function words(model: SpamModel, { text }: Subject, { addresses }: Reading): Evidence[] {
  return wordsThatWeigh(model, { text, addresses }, WORDS_NAMED).map(({ start, end }) => ({
    kind: "span",
    start,
    end,
    rule: "word",
  }));
}

/** The signals that raised the score most. The limit of each is where it weighs fully. */
function signals({ weighed, learned }: Scored): Evidence[] {
  const raised = weighed
    .filter(({ added }) => added > 0)
    .slice(0, SIGNALS_NAMED)
    .map(({ signal, measure }) => ({
      kind: "measure" as const,
      name: signal.name,
      value: Math.round(measure * 100) / 100,
      limit: signal.full,
    }));
  if (learned < TAUGHT) return raised;
  const taught = {
    name: "like-what-was-removed-here",
    value: Math.round(learned * 100) / 100,
    limit: TAUGHT,
  };
  return [{ kind: "measure", ...taught }, ...raised];
}
