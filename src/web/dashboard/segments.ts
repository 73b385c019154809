// Cuts a hostile text into pieces to be shown: which findings cover each, and where invisible characters hide.
// Pure; joined again, the pieces are the text, unit for unit.
import type { Moderated } from "../../contract/moderation.ts";

type Finding = Moderated["findings"][number];
type Severity = Finding["severity"];

export interface Span {
  /** Half-open, in UTF-16 units. What lies outside the text is ignored. */
  readonly start: number;
  readonly end: number;
  /** The number under which the finding stands beside the text, from 1. */
  readonly finding: number;
  readonly severity: Severity;
}

export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly covered: readonly number[];
  /** The gravest of the findings that cover it. */
  readonly severity: Severity | null;
  /** Findings of which a span ends with this piece. */
  readonly ending: readonly number[];
  /** A run of characters nobody can see, or that would turn the reading direction. */
  readonly unseen: boolean;
}

/** Format characters that disguise words or reorder lines; joiners that scripts and emoji need are left out. */
const UNSEEN =
  /(?:[\u00ad\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2069\u3164\ufeff\uffa0]|\u034f|\u17b4|\u17b5)+/g;
/** Beyond this many runs the page would suffer and the moderator has long seen the point. */
const MOST_RUNS = 200;
const GRAVITY: Record<Severity, number> = { mild: 1, strong: 2, severe: 3 };

/** The spans of all findings; findings are numbered in the order given. */
export function spansOf(findings: readonly Finding[]): Span[] {
  return findings.flatMap(({ evidence, severity }, at) =>
    evidence.flatMap((piece) =>
      piece.kind === "span" ? [{ start: piece.start, end: piece.end, finding: at + 1, severity }] : [],
    ),
  );
}

/** Time grows with the number of spans times those open at once, not with the length of the text. */
export function cutText(text: string, spans: readonly Span[]): Piece[] {
  const inside = spans
    .map((span) => ({ ...span, start: Math.max(span.start, 0), end: Math.min(span.end, text.length) }))
    .filter(({ start, end }) => start < end);
  const runs = [...text.matchAll(UNSEEN)].slice(0, MOST_RUNS);
  const unseenFrom = new Set(runs.map(({ index }) => index));
  const unseenTo = new Set(runs.map((run) => run.index + run[0].length));
  const starting = byPosition(inside, "start");
  const ending = byPosition(inside, "end");
  const cuts = new Set([0, text.length, ...starting.keys(), ...ending.keys(), ...unseenFrom, ...unseenTo]);
  const places = [...cuts].sort((a, b) => a - b);

  const open = new Set<Span>();
  const pieces: Piece[] = [];
  let unseen = false;
  for (const [at, start] of places.entries()) {
    const end = places[at + 1];
    if (end === undefined) break;
    for (const span of ending.get(start) ?? []) open.delete(span);
    for (const span of starting.get(start) ?? []) open.add(span);
    unseen = unseenFrom.has(start) || (unseen && !unseenTo.has(start));
    pieces.push({
      start,
      text: text.slice(start, end),
      covered: numbers(open),
      severity: gravest(open),
      ending: numbers(ending.get(end) ?? []),
      unseen,
    });
  }
  return pieces;
}

function byPosition(spans: readonly Span[], edge: "start" | "end"): Map<number, Span[]> {
  const found = new Map<number, Span[]>();
  for (const span of spans) {
    const same = found.get(span[edge]);
    if (same) same.push(span);
    else found.set(span[edge], [span]);
  }
  return found;
}

const numbers = (spans: Iterable<Span>): number[] =>
  [...new Set([...spans].map(({ finding }) => finding))].sort((a, b) => a - b);

function gravest(spans: Iterable<Span>): Severity | null {
  let worst: Severity | null = null;
  for (const { severity } of spans)
    if (worst === null || GRAVITY[severity] > GRAVITY[worst]) worst = severity;
  return worst;
}

/** How much of a long text is shown before somebody asks for the rest. */
export function headOf(text: string): string {
  const lines = text.split("\n");
  if (text.length <= 1_500 && lines.length <= 20) return text;
  const end = Math.min(1_200, lines.slice(0, 15).join("\n").length);
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return text.slice(0, splitsPair ? end - 1 : end);
}
