// Which hits does a text have, once innocent words, names and what the site allows are taken out?
import type { Severity } from "../../src/moderation/phase.ts";
import { foldText, placeOf } from "./fold.ts";
import type { Cells, Reading } from "./fold.ts";
import { BELIEF } from "./hidden.ts";
import { glanceAt } from "./glance.ts";
import type { Glance, Track } from "./glance.ts";
import type { Matcher } from "./matcher.ts";
import { isName, isTitle } from "./name.ts";
import { isSlight, letterCount } from "./pattern.ts";
import type { Match, Role } from "./pattern.ts";
import { accentsFit } from "./accents.ts";
import { coverage } from "./coverage.ts";
import { originalOf } from "./view.ts";
import { ellsAsEyes, viewsOf } from "./views.ts";
import type { OtherReading } from "./views.ts";

/** A word found; half-open, in UTF-16 units of the text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly severity: Severity;
  /** Written letter by letter as in the list; otherwise it was disguised. */
  readonly plain: boolean;
}

export interface Lists {
  /** Null where the site judges no language that there is a dictionary for. */
  readonly dictionary: Matcher | null;
  /** The words of other languages, and last the site's own, which may allow what those before them found. */
  readonly others: readonly SiteWords[];
}

export interface SiteWords {
  /** Finds entries made of letters, in all their disguises. Null when there are none. */
  readonly spelled: Matcher | null;
  /** Finds entries with signs or letters of other alphabets, as they are written. */
  readonly literal: ((text: Glance) => Found[]) | null;
}

/** A hit with what its place in the order depends on. */
export interface Found extends Hit {
  readonly role: Role;
  readonly hidden: boolean;
  /** Mild, short or without a vowel: likely to be there by chance. */
  readonly isSlight: boolean;
  /** How a word of another language is written, accents and all. */
  readonly written?: string | undefined;
}

/** Every hit in the order of the text. None lies inside another unless it is graver. Linear in the text. */
export function findHits(text: string, lists: Lists): Hit[] {
  const glance = glanceAt(text, trackOf(lists));
  const { hints } = glance;
  const found = lists.others.flatMap(({ literal }) => literal?.(glance) ?? []);
  const mayHold = search(glance, lists, found);
  if (hints !== 0) for (const view of viewsOf(text, hints)) searchView(text, view, { lists, found });
  const ells = mayHold ? ellsAsEyes(text) : null;
  if (ells) searchView(text, ells, { lists, found });
  // The text as it stands may have an innocent word for what another reading found.
  if (!mayHold && found.length > 0) search(glanceAt(text), lists, found);
  return found.length === 0 ? [] : settle(text, found);
}

function trackOf({ dictionary, others }: Lists): Track | undefined {
  return (dictionary ?? others[0]?.spelled)?.track;
}

/** Adds what is found in a text; answers whether there could have been anything. */
function search(glance: Glance, { dictionary, others }: Lists, found: Found[]): boolean {
  // Innocent and allowed words are asked for only where there is something to allow.
  let isAsked = found.length > 0;
  for (const matcher of [dictionary, ...others.map(({ spelled }) => spelled)]) {
    isAsked ||= matcher?.mayHold(glance) === true;
    if (isAsked && matcher !== null) readAll(glance, matcher, found);
  }
  return isAsked;
}

/** Adds what is found in another reading of the text, at the place in the text it stands for. */
function searchView(
  text: string,
  view: OtherReading,
  { lists, found }: { lists: Lists; found: Found[] },
): void {
  const glance = glanceAt(view.text, trackOf(lists));
  const others = found.length;
  search(glance, lists, found);
  const hits = found.splice(others);
  for (const hit of hits)
    if (!view.isDoubtful || !hit.isSlight)
      found.push({ ...hit, ...originalOf(text, view, hit), plain: false });
}

/** Looks for the words of a list in every reading the text has. */
function readAll(text: Glance, matcher: Matcher, found: Found[]): void {
  const { ambiguous, ambiguousRow, signs } = read("i");
  if (ambiguous) read("l");
  if (ambiguous && ambiguousRow) read("il");
  if (signs) read("breaks");

  function read(reading: Reading): Pick<Cells, "ambiguous" | "ambiguousRow" | "signs"> {
    const cells = foldText(text, reading);
    matcher.match(cells, (match) => found.push(locate(cells, match)));
    return { ambiguous: cells.ambiguous, ambiguousRow: cells.ambiguousRow, signs: cells.signs };
  }
}

/** A match in units of the text. */
function locate(cells: Cells, { pattern, first, last }: Match): Found {
  const { start, end } = placeOf(cells, first, last);
  const { rule, severity, role, written } = pattern;
  const hidden = pattern.hidden !== null;
  const plain = !hidden && end - start === letterCount(pattern);
  return { start, end, rule, severity, role, plain, hidden, isSlight: isSlight(pattern), written };
}

/** What remains: allowed words silence all, innocent ones the dictionary, and the site's word goes before it. */
function settle(text: string, found: readonly Found[]): Hit[] {
  const allowed = coverage(found.filter(({ role }) => role === "allow"));
  const answered = coverage(found.filter(({ role }) => role === "innocent" || role === "block"));
  const hits = found.filter((hit) => {
    if (hit.role !== "word" && hit.role !== "block") return false;
    if (allowed(hit) || !accentsFit(text.slice(hit.start, hit.end), hit.written)) return false;
    return hit.role === "block" || !(answered(hit) || isName(text, hit) || isTitle(text, hit));
  });
  return withoutInner(hits);
}

const GRAVITY: Readonly<Record<Severity, number>> = { mild: 0, strong: 1, severe: 2 };

/** Leaves out what lies inside another hit: of `bad ass` there is one finding, not two. A slur stays one. */
function withoutInner(hits: readonly Found[]): Found[] {
  const gravity = ({ hidden, severity }: Found): number => (hidden ? BELIEF : GRAVITY)[severity];
  const ordered = [...hits].sort((a, b) => a.start - b.start || b.end - a.end || gravity(b) - gravity(a));
  let reached = 0;
  let reachedBySlurs = 0;
  return ordered.filter((hit) => {
    const isSlur = hit.severity === "severe" && !hit.hidden;
    if ((isSlur ? reachedBySlurs : reached) >= hit.end) return false;
    reached = Math.max(reached, hit.end);
    if (hit.severity === "severe") reachedBySlurs = Math.max(reachedBySlurs, hit.end);
    return true;
  });
}
