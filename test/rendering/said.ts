// How tests say a comment with masked words: by the words, not by their places.
import { renderComment } from "../../src/rendering/render.ts";
import type { Rendered } from "../../src/rendering/render.ts";
import type { MaskStyle } from "../../src/moderation/policy.ts";

/** The comment with every occurrence of the words masked. */
export function said(
  text: string,
  words: readonly string[] = [],
  mask: MaskStyle = "first-letter",
): Rendered {
  const maskSpans = words.flatMap((word) => placesOf(word, text));
  return renderComment({ text, maskSpans, mask });
}

/** Only what stands on the page. */
export function htmlOf(
  text: string,
  words: readonly string[] = [],
  mask: MaskStyle = "first-letter",
): string {
  return said(text, words, mask).html;
}

function placesOf(word: string, text: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + word.length))
    places.push({ start, end: start + word.length });
  return places;
}
