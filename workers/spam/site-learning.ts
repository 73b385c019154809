// How a site's moderators teach: from their decisions to what is added to the shipped model. Pure; the same
// decisions give the same model. One person's burst, or one advert sent a hundred times, teaches only so much.
import type { Author } from "../../src/moderation/comment.ts";
import { exampleOf, shippedLogOdds } from "./example.ts";
import type { Example } from "./example.ts";
import { KNOWN_HAM } from "./known-ham.ts";
import { isFamiliar, probability } from "./model.ts";
import type { SpamModel } from "./model.ts";
import type { PhraseBook } from "./phrases.ts";
import { adjustment, namedShares } from "./site-model.ts";
import type { SiteFigures, SiteModel } from "./site-model.ts";
import { fitSite } from "./site-fit.ts";
import { weighLessons } from "./site-lessons.ts";
import type { Lesson } from "./site-lessons.ts";

/** One moderator's word on one comment: approved is ham, rejected as spam is spam, nothing else teaches. */
export interface Decision {
  readonly text: string;
  readonly author?: Author;
  readonly label: "ham" | "spam";
  readonly moderator: string;
  /** RFC 3339. */
  readonly at: string;
}

/** Older decisions than the newest of this number are left out. */
export const MOST_DECISIONS = 2_000;

/** What the decisions teach, on top of the shipped model. `book` is the one of the phase. */
export function learn(shipped: SpamModel, book: PhraseBook, decisions: readonly Decision[]): SiteModel {
  const newest = decisions.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(-MOST_DECISIONS);
  const lessons = newest.map((decision) => toLesson(shipped, book, decision));
  const spam = lessons.filter((lesson) => lesson.spam).length;
  const anchors = KNOWN_HAM.map((text) => toKnown(shipped, exampleOf(text, book)));
  const teach = (taught: readonly Lesson[]) =>
    restrain(shipped, fitSite(shipped, weighLessons(taught)), [...anchors, ...approvedByOthers(taught)]);
  const figures = testOnTheWay(shipped, lessons, teach);
  return { ...teach(lessons), decisions: { spam, ham: lessons.length - spam }, figures };
}

function toLesson(shipped: SpamModel, book: PhraseBook, decision: Decision): Lesson {
  const example = exampleOf(decision.text, book, decision.author);
  const shippedSum = shippedLogOdds(shipped, example);
  const { moderator, at, label } = decision;
  const familiar = isFamiliar(shipped, example);
  const said = { spam: label === "spam", moderator, at: Date.parse(at), weight: 1 };
  return { example, shipped: shippedSum, familiar, ...said };
}

/** A genuine comment, with what the shipped model says of it. */
type Known = Pick<Lesson, "example" | "shipped">;

function toKnown(shipped: SpamModel, example: Example): Known {
  return { example, shipped: shippedLogOdds(shipped, example) };
}

/** The line from which the default policy holds, in log-odds. */
const HOLD = Math.log(0.6 / 0.4);
/** The next test comes when there are half again as many decisions. */
const GROWTH = 1.5;
const FIRST_TEST = 20;

/** Scores every decision by what was learned from those before it. */
function testOnTheWay(
  shipped: SpamModel,
  lessons: readonly Lesson[],
  teach: (taught: readonly Lesson[]) => SiteModel,
): SiteFigures | null {
  let [held, hits, spam, tested] = [0, 0, 0, 0];
  for (let from = FIRST_TEST; from < lessons.length; from = Math.ceil(from * GROWTH)) {
    const site = teach(lessons.slice(0, from));
    for (const lesson of lessons.slice(from, Math.ceil(from * GROWTH))) {
      const isHeld = lesson.shipped + adjust(shipped, site, lesson.example) >= HOLD;
      tested++;
      if (isHeld) held++;
      if (lesson.spam) spam++;
      if (isHeld && lesson.spam) hits++;
    }
  }
  if (tested === 0) return null;
  return { tested, precision: held === 0 ? 1 : hits / held, recall: spam === 0 ? 1 : hits / spam };
}

/** Of known genuine comments, this share may be held because of what was learned; one of few always may. */
const MOST_HARMED = 0.01;
/** Each step takes a fifth away; after so many nothing is left worth keeping. */
const STEPS = 15;
const STEP = 0.8;

/**
 * What those moderators approved who did not teach the spam: the word of one is not to be turned against the
 * word of another.
 */
function approvedByOthers(lessons: readonly Lesson[]): Known[] {
  const teachers = new Set(lessons.filter(({ spam }) => spam).map(({ moderator }) => moderator));
  return lessons.filter(({ spam, moderator }) => !spam && (teachers.size > 1 || !teachers.has(moderator)));
}

/**
 * Makes the teaching weaker until it holds none of the known genuine comments that were not held before, one in a
 * hundred excepted. The comments written for Momo are no lessons, so they prove something.
 */
function restrain(shipped: SpamModel, learned: SiteModel, known: readonly Known[]): SiteModel {
  const allowed = Math.max(1, Math.floor(known.length * MOST_HARMED));
  let site = learned;
  for (let step = 0; step < STEPS; step++) {
    const harmed = known.filter(
      ({ example, shipped: before }) => before < HOLD && before + adjust(shipped, site, example) >= HOLD,
    );
    if (harmed.length <= allowed) return site;
    site = scaled(site, STEP);
  }
  return scaled(site, 0);
}

function adjust(shipped: SpamModel, site: SiteModel, example: Example): number {
  return adjustment(site, { model: shipped, features: example, shares: namedShares(example.shares) });
}

function scaled(site: SiteModel, by: number): SiteModel {
  const weights = new Map(Array.from(site.weights, ([bucket, weight]) => [bucket, weight * by]));
  const signals = Object.fromEntries(
    Object.entries(site.signals).map(([name, weight]) => [name, weight * by]),
  );
  return { ...site, weights, signals, base: site.base * by };
}

/** The probability the two models give together, for tests of what was learned. */
export function scoreWith(shipped: SpamModel, site: SiteModel, example: Example): number {
  return probability(shippedLogOdds(shipped, example) + adjust(shipped, site, example));
}
