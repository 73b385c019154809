// A text rewritten, and where each unit of it comes from. It knows nothing of what is rewritten, or why.

/** Another reading of a text. Unit `i` of it stands for the original from `starts[i]` to `ends[i]`. */
export interface View {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * The text with every match of `pattern` replaced; null when there is none. A replacement as long as its match stands
 * for it unit by unit, any other one as a whole.
 */
export function rewrite(text: string, pattern: RegExp, replace: (match: string) => string): View | null {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let done = 0;
  const keep = (until: number): void => {
    pieces.push(text.slice(done, until));
    for (; done < until; done++) {
      starts.push(done);
      ends.push(done + 1);
    }
  };
  for (const { 0: match, index } of text.matchAll(pattern)) {
    keep(index);
    const replacement = replace(match);
    pieces.push(replacement);
    const isUnitByUnit = replacement.length === match.length;
    for (let unit = 0; unit < replacement.length; unit++) {
      starts.push(isUnitByUnit ? index + unit : index);
      ends.push(isUnitByUnit ? index + unit + 1 : index + match.length);
    }
    done = index + match.length;
  }
  if (pieces.length === 0) return null;
  keep(text.length);
  return { text: pieces.join(""), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** The view read from its end to its beginning. */
export function backwards({ text, starts, ends }: View): View {
  const reversed = text.split("").reverse().join("");
  return { text: reversed, starts: starts.toReversed(), ends: ends.toReversed() };
}

/** The part of the original that a part of a view stands for; it parts no character from its marks. */
export function originalOf(
  text: string,
  { starts, ends }: View,
  span: { start: number; end: number },
): { start: number; end: number } {
  const [first, last] = [span.start, span.end - 1];
  let start = Math.min(starts[first] ?? 0, starts[last] ?? 0);
  let end = Math.max(ends[first] ?? 0, ends[last] ?? 0);
  while (start > 0 && continuesCharacter(text, start)) start--;
  while (end < text.length && continuesCharacter(text, end)) end++;
  return { start, end };
}

/** Is the unit the second half of a pair, or a mark on the letter before it? */
function continuesCharacter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) {
    const before = text.charCodeAt(at - 1);
    if (before >= 0xd800 && before <= 0xdbff) return true;
  }
  return /^\p{M}/u.test(text.slice(at, at + 2));
}
