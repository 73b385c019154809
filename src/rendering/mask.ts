// Puts masks where words were. A mask is guarded, so that `f***ing great s***ing` is never emphasis and `[bleep](url)`
// never a link, wherever in the Markdown it stands.
import type { MaskStyle } from "../moderation/policy.ts";
import { guard, withoutReserved } from "./guard.ts";

/** Half-open, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The text with a mask in place of every span; everything else is as it was, but for characters of guard.ts, which
 * become U+FFFD. Spans may come in any order, overlap, or reach beyond the text; one that cuts a character in two
 * takes all of it.
 */
export function maskSpans(text: string, spans: readonly Span[], style: MaskStyle): string {
  let masked = "";
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, isInsidePair(text, span.start) ? span.start - 1 : span.start);
    const end = Math.min(text.length, isInsidePair(text, span.end) ? span.end + 1 : span.end);
    if (end <= start) continue;
    masked += withoutReserved(text.slice(at, start)) + maskOf(text.slice(start, end), style);
    at = end;
  }
  return masked + withoutReserved(text.slice(at));
}

/** Is the place between the two halves of a surrogate pair? */
function isInsidePair(text: string, place: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, place - 1), place + 1));
}

/**
 * Always as long, because the number of letters is a hint, and because disguises (`f u c k`) would make it silly. The
 * first letter is the first code point as written (`$***`); if that one cannot be seen, the mask is a whole one.
 */
function maskOf(word: string, style: MaskStyle): string {
  if (style === "bleep") return guard("[bleep]");
  const first = style === "first-letter" ? /^[\p{L}\p{N}\p{P}\p{S}]/u.exec(word)?.[0] : "*";
  return guard(`${first ?? "*"}***`);
}
