// Which hosts do a comment's links and its author's address lead to?
import { findLinks } from "./find-links.ts";

/** More hosts than any reader links to; beyond that the first ones say enough. */
const MOST = 20;
/** The longest name a host can have. */
const LONGEST = 253;

/** Each host once, in the order of the text, the author's own last. What is no name with a dot is left out. */
export function linkHosts(text: string, authorUrl: string | null): string[] {
  const links = findLinks(text).map(({ host }) => host);
  const own = authorUrl === null ? [] : findLinks(authorUrl).map(({ host }) => host);
  const named = [...links, ...own].filter(
    (host) => host.length <= LONGEST && /^[^.\s]+(?:\.[^.\s]+)+$/u.test(host),
  );
  return [...new Set(named)].slice(0, MOST);
}
