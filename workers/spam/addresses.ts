// Where does a text lead to? Links however written, mail and phone included: an advert needs a way back to
// whoever sent it. One pass for each kind, linear on any input.

export interface Addresses {
  /** Hosts of the links in order, in lower case, without `www.`. */
  readonly hosts: readonly string[];
  readonly emails: number;
  readonly phones: number;
  /** Names for a messenger, such as `@name`. */
  readonly handles: number;
  /** The text without its links, so that words inside an address do not count as said. */
  readonly rest: string;
}

const WRITTEN_OUT = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"'()[\]{}|\\]+/giu;
/** Endings after which a bare `name.ending` is an address and no missing space: no English words among them. */
const BARE =
  /(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|info|biz|ru|cn|xyz|top|icu|vip|bet|casino|io|tk|ml|ga|cf|gq|ltd|shop|site|online|club|store|website|space|click|link|loan|example)(?![\p{L}\p{N}-])(?:\/[^\s<>"'()[\]{}|\\]*)?/giu;
/** Two-letter endings are words too; a path behind makes them an address (`t.me/name`, `bit.ly/x`). */
const SHORT_WITH_PATH =
  /(?<![\p{L}\p{N}@._-])[a-z0-9-]{1,63}\.(?:[a-z]{2}|app|page|live|win)\/[a-z0-9][^\s<>"'()[\]{}|\\]*/giu;
const EMAIL = /(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/giu;
const PHONE = /(?<![\p{L}\p{N}.,])\+?\(?\d[\d ().\-–]{6,20}\d(?!\d)/gu;
/** A number for paid messages: `txt WIN to 80086`. */
const SHORT_CODE = /(?<![\p{L}\p{N}])(?:txt|text|send|reply)\s[^.!?\n]{0,40}?\sto:?\s?\d{4,6}(?!\d)/giu;
const HANDLE = /(?<![\p{L}\p{N}/.])@[a-z][a-z0-9_]{4,31}/giu;

/** What any address has, and most comments do not. */
const MAY_BE_LINK = /\/|www\.|\.[a-z]/iu;
const FEWEST_DIGITS = /\d[^\d]{0,40}\d[^\d]{0,40}\d[^\d]{0,40}\d/u;

/** Reads every address of the text. */
export function findAddresses(text: string): Addresses {
  const hosts: string[] = [];
  let emails = 0;
  const takeHost = (link: string) => {
    hosts.push(hostOf(link));
    return " ";
  };
  const takeEmail = () => {
    emails++;
    return " ";
  };
  const mayBeLink = MAY_BE_LINK.test(text);
  let rest = mayBeLink ? text.replace(WRITTEN_OUT, takeHost) : text;
  const hasAt = rest.includes("@");
  if (hasAt) rest = rest.replace(EMAIL, takeEmail);
  if (mayBeLink) rest = rest.replace(SHORT_WITH_PATH, takeHost).replace(BARE, takeHost);
  const handles = hasAt ? count(rest, HANDLE) : 0;
  return { hosts, emails, phones: FEWEST_DIGITS.test(rest) ? countPhones(rest) : 0, handles, rest };
}

function countPhones(rest: string): number {
  const written = Array.from(rest.matchAll(PHONE), ([number]) => number).filter(isPhone).length;
  return written + count(rest, SHORT_CODE);
}

/** The host of a link as written, in lower case. */
export function hostOf(link: string): string {
  const host = /^(?:https?:\/\/)?(?:[^/?#@]*@)?(?:www\.)?([^/?#:]*)/iu.exec(link);
  return (host?.[1] ?? "").toLowerCase();
}

/** Nine digits or more, unless they are years ("1994 1999 2003"), a date, or a large amount ("2.126.521.750"). */
function isPhone(number: string): boolean {
  const digits = number.replace(/\D/g, "");
  if (digits.length < (number.startsWith("+") ? 8 : 9) || digits.length > 15) return false;
  return !/(?<!\d)(?:19|20)\d\d(?!\d)|^\(?\d{1,3}(?:[. ]\d{3})+$|0{6}/.test(number);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
