// How do characters get past the Markdown parser unread? As private-use characters: none comes through the door,
// and to Markdown they are letters like any other.

/** U+E000 plus an ASCII code stands for that ASCII character. */
const BASE = 0xe000;

/** Where covered text begins and ends; spoiler.ts puts them in. They print as what people write for them. */
export const COVER = "\uE080";
export const UNCOVER = "\uE081";

const RESERVED = /[\uE000-\uE081]/g;

/** The text without characters that mean something here. Lengths do not change. */
export function withoutReserved(text: string): string {
  return text.replace(RESERVED, "\uFFFD");
}

/** The same text with every ASCII character guarded: no Markdown is left in it. */
export function guard(text: string): string {
  // eslint-disable-next-line no-control-regex -- ASCII is what Markdown is written in
  return text.replace(/[\u0000-\u007F]/g, (sign) => String.fromCharCode(BASE + sign.charCodeAt(0)));
}

/** The text as it is meant: every guarded character is itself again. */
export function reveal(text: string): string {
  return text.replace(RESERVED, (sign) => {
    if (sign === COVER) return ">!";
    return sign === UNCOVER ? "!<" : String.fromCharCode(sign.charCodeAt(0) - BASE);
  });
}

/** True when some of the text is guarded, or the edge of a cover. */
export function hasGuarded(text: string): boolean {
  return text.search(RESERVED) !== -1;
}
