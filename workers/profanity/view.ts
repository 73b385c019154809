// A text rewritten, and where each unit of it comes from. It knows nothing of what is rewritten, or why.

/** Another reading of a text. Unit `i` of it stands for the original from `starts[i]` to `ends[i]`. */
export interface View {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * The text with every match of `pattern`, which captures nothing, replaced; null when there is none. A replacement as long as its match stands
 * for it unit by unit, any other one as a whole.
 */
export function rewrite(text: string, pattern: RegExp, replace: (match: string) => string): View | null {
  let places: Places | null = null;
  let done = 0;
  const rewritten = text.replace(pattern, (match, index: number) => {
    places ??= createPlaces(text.length);
    places.keep(done, index);
    done = index + match.length;
    const replacement = replace(match);
    if (replacement.length === match.length) places.keep(index, done);
    else for (let unit = 0; unit < replacement.length; unit++) places.add(index, done);
    return replacement;
  });
  return finish(rewritten, places, { from: done, to: text.length });
}

function finish(text: string, places: Places | null, rest: { from: number; to: number }): View | null {
  if (places === null) return null;
  places.keep(rest.from, rest.to);
  return { text, starts: places.starts, ends: places.ends };
}

interface Places {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The next unit stands for the original from `start` to `end`. */
  add(start: number, end: number): void;
  /** The next units are those of the original from `start` to `end`. */
  keep(start: number, end: number): void;
}

/** Room for a view of a text into which at most one unit is put beside each of its own. */
function createPlaces(length: number): Places {
  const starts = new Int32Array(length * 2 + 1);
  const ends = new Int32Array(length * 2 + 1);
  let next = 0;
  const add = (start: number, end: number): void => {
    starts[next] = start;
    ends[next++] = end;
  };
  const keep = (start: number, end: number): void => {
    for (let unit = start; unit < end; unit++) add(unit, unit + 1);
  };
  return { starts, ends, add, keep };
}

/** The view read from its end to its beginning. */
export function backwards({ text, starts, ends }: View): View {
  const reversed = text.split("").reverse().join("");
  const { length } = text;
  return {
    text: reversed,
    starts: starts.slice(0, length).reverse(),
    ends: ends.slice(0, length).reverse(),
  };
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
