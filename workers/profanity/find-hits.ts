// Which hits does a text have, once innocent words, names and what the site allows are taken out?
import type { Severity } from "../../src/moderation/phase.ts";
import { foldText, placeOf } from "./fold.ts";
import type { Cells, Reading } from "./fold.ts";
import type { Matcher } from "./matcher.ts";
import { isName, isTitle } from "./name.ts";
import { letterCount } from "./pattern.ts";
import type { Match, Role } from "./pattern.ts";
import { coverage } from "./coverage.ts";

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
  /** The site's own words: allowed and blocked. */
  readonly site: SiteWords;
}

export interface SiteWords {
  /** Finds entries made of letters, in all their disguises. Null when there are none. */
  readonly spelled: Matcher | null;
  /** Finds entries with signs or letters of other alphabets, as they are written. */
  readonly literal: ((text: string) => Found[]) | null;
}

/** A hit with what its place in the order depends on. */
export interface Found extends Hit {
  readonly role: Role;
  readonly hidden: boolean;
}

/** Every hit in the order of the text. None lies inside another unless it is graver. Linear in the text. */
export function findHits(text: string, { dictionary, site }: Lists): Hit[] {
  const found = site.literal?.(text) ?? [];
  const ambiguities = read("i");
  if (ambiguities.ambiguous) read("l");
  if (ambiguities.ambiguous && ambiguities.ambiguousRow) read("il");
  if (ambiguities.signs) read("breaks");
  return found.length === 0 ? [] : settle(text, found);

  function read(reading: Reading): Pick<Cells, "ambiguous" | "ambiguousRow" | "signs"> {
    const cells = foldText(text, reading);
    for (const matcher of [dictionary, site.spelled])
      for (const match of matcher?.(cells) ?? []) found.push(locate(cells, match));
    const { ambiguous, ambiguousRow, signs } = cells;
    return { ambiguous, ambiguousRow, signs };
  }
}

/** A match in units of the text. */
function locate(cells: Cells, { pattern, first, last }: Match): Found {
  const { start, end } = placeOf(cells, first, last);
  const { rule, severity, role, hidden } = pattern;
  const plain = hidden === null && end - start === letterCount(pattern);
  return { start, end, rule, severity, role, plain, hidden: hidden !== null };
}

/** What remains: allowed words silence all, innocent ones the dictionary, and the site's word goes before it. */
function settle(text: string, found: readonly Found[]): Hit[] {
  const allowed = coverage(found.filter(({ role }) => role === "allow"));
  const answered = coverage(found.filter(({ role }) => role === "innocent" || role === "block"));
  const hits = found.filter((hit) => {
    if (hit.role !== "word" && hit.role !== "block") return false;
    if (allowed(hit)) return false;
    return hit.role === "block" || !(answered(hit) || isName(text, hit) || isTitle(text, hit));
  });
  return withoutInner(hits).map(({ start, end, rule, severity, plain }) => ({
    start,
    end,
    rule,
    severity,
    plain,
  }));
}

const GRAVITY: Readonly<Record<Severity, number>> = { mild: 0, strong: 1, severe: 2 };

/** Leaves out what lies inside another hit: of `bad ass` there is one finding, not two. A slur stays one. */
function withoutInner(hits: readonly Found[]): Found[] {
  // Of hidden letters the milder reading is the one to believe.
  const gravity = (hit: Found): number => GRAVITY[hit.severity] * (hit.hidden ? -1 : 1);
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
