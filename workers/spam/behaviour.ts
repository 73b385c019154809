// How the signals about behaviour are measured: who else says this, what became of it, and how fast it comes. Each
// answers a number, 0 for nothing, and 0 where no history is at hand.
import type { Facts } from "../../src/moderation/phase.ts";
import type { Reading } from "./reading.ts";

type Measure = (reading: Reading) => number;

/** A measure of the facts alone. */
const history =
  (measure: (facts: Facts) => number): Measure =>
  ({ subject }) =>
    subject.facts === null ? 0 : measure(subject.facts);

/** Less than this is the likeness of a language; the phase `duplicate` draws the same line for several. */
const ALIKE = 0.3;

export const likeRemovedSpam = history(
  ({ similar }) =>
    similar.filter(({ similarity, removedAsSpam }) => removedAsSpam && similarity >= ALIKE).length,
);

/** One other is a coincidence or an answer; several are a campaign. */
export const partOfCampaign = history(
  ({ similar }) =>
    similar.filter(({ similarity, sameAuthor }) => !sameAuthor && similarity >= ALIKE).length - 1,
);

export const saidElsewhere = history(({ elsewhere }) => elsewhere);
export const rejectedBefore = history((facts) => facts.rejectedBefore.byAuthor);
export const networkRejectedBefore = history((facts) => facts.rejectedBefore.byNetwork);

/** A reader who caught up comments on two pages, and then on one more. */
const USUAL_THREADS = 2;

export const manyThreads = history(
  ({ otherThreads }) => Math.max(otherThreads.byAuthor, otherThreads.byNetwork) - USUAL_THREADS,
);

export const newHosts = history((facts) => facts.newHosts.length);

export const newHostAgain = history(({ newHosts: hosts }) =>
  Math.max(0, ...hosts.map(({ timesToday }) => timesToday)),
);

/** Comments within ten minutes below which no site is busy. */
const QUIET = 10;
/** A new film makes twice and three times as many. */
const BUSY = 3;

export const busierThanUsual = history(
  ({ pace }) => pace.lately / Math.max(QUIET / BUSY, pace.usually) / BUSY - 1,
);
