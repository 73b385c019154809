// Turns text as it arrived into text as it is stored. All spans of all findings refer to the stored text.

/** NUL, lone surrogates, and private-use characters (U+E000–F8FF, planes 15 and 16). */
const UNSTORABLE =
  // eslint-disable-next-line no-control-regex -- NUL is exactly what Postgres refuses
  /\u0000|[\uE000-\uF8FF]|[\uDB80-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Control and format characters, default-ignorable ones, white space, and the blank Braille pattern. */
const INVISIBLE = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * The stored form of any text at the door: what Postgres refuses and what Momo uses for its masks becomes
 * U+FFFD, unit for unit, so that lengths do not change; CRLF and lone CR become LF; both ends are trimmed.
 */
export function storedText(raw: string): string {
  return raw
    .replace(UNSTORABLE, (unit) => "\uFFFD".repeat(unit.length))
    .replace(/\r\n?/g, "\n")
    .trim();
}

/** True when nothing a reader could see is left of the text. */
export function isEmptyText(text: string): boolean {
  return text.replace(INVISIBLE, "").length === 0;
}

/** The length of a text in code points, which is what every limit of the API counts. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}
