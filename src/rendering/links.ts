// Which addresses become links, and how they are printed. Everything else stays the text it was.
import type { MarkdownIt } from "markdown-it";
import { LIMITS } from "../contract/fields.ts";
import { COVER, hasGuarded, UNCOVER } from "./guard.ts";

/**
 * Links lead to absolute addresses, http, https and mailto only, printed as browsers print them. None is made out of
 * an address with a masked word in it, or with a name and password, which make one host look like another. Written-out
 * addresses are shown as written: decoding them could bring back what a mask or a reader's eye had caught.
 */
export function links(md: MarkdownIt): void {
  md.normalizeLink = toHref;
  md.normalizeLinkText = (address) => address;
  md.validateLink = (href) => href !== "";
  // The edges of a cover end an address like blanks do.
  md.linkify.re.src_ZCc += `|[${COVER}${UNCOVER}]`;
  md.linkify.re.src_ZPCc += `|[${COVER}${UNCOVER}]`;
  // Names without a scheme (`film.it` is a missing space more often) and e-mail addresses stay text. Names and passwords
  // are read as part of an address, so that it is refused whole.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, urlAuth: true, maxLength: LIMITS.url });
  md.linkify.add("ftp:", null).add("//", null);
  md.linkify.add("www.", {
    validate: (text, start, { re }) => {
      if (text.charAt(start - "www.".length - 1) === ".") return 0;
      const found = matchFrom(re.get_http_validator(), `//www.${text.slice(start, start + LIMITS.url)}`);
      return /^\/\/www\.[^./?#]+\.[^./?#]/.test(found) ? found.length - "//www.".length : 0;
    },
    normalize: (match) => {
      match.url = `http://${match.raw}`;
    },
  });
  readDestinationsAsWritten(md);
}

function matchFrom(sticky: RegExp, text: string): string {
  sticky.lastIndex = 0;
  return sticky.exec(text)?.[0] ?? "";
}

/** The address as a link carries it; empty when it must not be one. */
function toHref(address: string): string {
  if (!/^(?:https?:\/\/|mailto:)/i.test(address) || hasGuarded(address) || !URL.canParse(address)) return "";
  const { href, username, password } = new URL(address);
  return username === "" && password === "" ? href : "";
}

/** Takes backslashes out of link destinations, but leaves entities alone as everywhere else. */
function readDestinationsAsWritten(md: MarkdownIt): void {
  const parse = md.helpers.parseLinkDestination;
  md.helpers.parseLinkDestination = (source, start, max) => {
    const found = parse(source, start, max);
    if (!found.ok) return found;
    const written = source.slice(start, found.pos).replace(/^<(.*)>$/s, "$1");
    return { ...found, str: written.replace(/\\([!-/:-@[-`{-~])/g, "$1") };
  };
}
