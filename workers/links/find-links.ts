// Where are the links in a text? One pass, linear on any input; it does not judge them.

export interface FoundLink {
  readonly start: number;
  readonly end: number;
  /** In lower case, without `www.`; empty for an address that is no web address. */
  readonly host: string;
}

/** An address written out: up to white space, quotes or a bracket that was not opened within it. */
const WRITTEN_OUT = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)(?:[^\s<>"'`()[\]{}|\\]|\([^\s()]{0,80}\))+/giu;
/** Where the target of a Markdown link begins. */
const MARKDOWN_TARGET = /\]\(\s{0,4}<?([^\s()<>]+)/gu;
/** Characters that end a sentence, not an address. */
const TRAILING = new Set(".,;:!?*_~");

/** Every link of the text in order: written-out addresses and Markdown targets, each place once. */
export function findLinks(text: string): FoundLink[] {
  const links: FoundLink[] = [];
  for (const match of text.matchAll(WRITTEN_OUT)) links.push(link(text, match.index, match[0].length));
  const written = new Set(links.map((found) => found.start));
  for (const match of text.matchAll(MARKDOWN_TARGET)) {
    const target = match[1] ?? "";
    const start = match.index + match[0].length - target.length;
    if (!written.has(start) && leadsElsewhere(target)) links.push(link(text, start, target.length));
  }
  return links.sort((a, b) => a.start - b.start);
}

function link(text: string, start: number, length: number): FoundLink {
  let end = start + length;
  while (end > start + 1 && TRAILING.has(text.charAt(end - 1))) end--;
  const host = /^(?:[a-z]+:)?(?:\/\/)?(?:www\.)?([^/?#:@]*)/iu.exec(text.slice(start, end));
  return { start, end, host: (host?.[1] ?? "").toLowerCase() };
}

/** A Markdown target is a link when it names a scheme or a host; `(see)` after a bracket is prose. */
function leadsElsewhere(target: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]{1,15}:|\/\/)/iu.test(target) || /^[^/]+\.[a-z]{2,}(?:[/?#]|$)/iu.test(target);
}
