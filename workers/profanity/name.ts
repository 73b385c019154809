// Is a word of the dictionary somebody's name here? "Dick" is, between capitalised words: Philip K. Dick.

/** Words that are names of people too, as names are written. */
const ALSO_NAMES: ReadonlySet<string> = new Set([
  "Dick",
  "Cumming",
  "Dyke",
  "Hoare",
  "Wanker",
  "Pecker",
  "Fagg",
]);

/** Capitalised for other reasons, these stand before swear words too. */
const NO_NAMES =
  /^(?:My|Your|His|The|This|That|Big|Suck|You|What|Such|Eat|Huge|Small|Tiny|No|A|And|Pic|Pics|Move|Head|Face)$/u;

/** A capitalised word or an initial; bounded, so that reading it takes constant time. */
const NAME_BEFORE = /(?:^|[^\p{L}])(\p{Lu}\p{Ll}{0,20})\.?[ -]{1,2}$/u;
const NAME_AFTER = /^(?:['’]s)?(?:[ -]| & | and )(\p{Lu}\p{L}{1,20})/u;
const REACH = 26;

/** A film with its year: Dick (1999). */
const YEAR_AFTER = /^ \((?:18|19|20)\d\d\)/u;

/** True when the word ends a title: it is capitalised, and a year in brackets follows. */
export function isTitle(text: string, { start, end }: { start: number; end: number }): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 2)) && YEAR_AFTER.test(text.slice(end, end + 7));
}

/** Everyday words of other languages that only look like one of the dictionary: "very" in Turkish. */
const ELSEWHERE: ReadonlySet<string> = new Set(["çok", "Çok", "ÇOK"]);

/** Latin for "with", as in "writer-cum-director". */
const JOINS = "cum";

/** True when the word at the span is written as a name, next to another part of it, or is another language's. */
export function isName(text: string, { start, end }: { start: number; end: number }): boolean {
  if (text.charAt(start - 1) === "-" && text.charAt(end) === "-" && text.slice(start, end) === JOINS)
    return true;
  if (ELSEWHERE.has(text.slice(start, end))) return true;
  if (!ALSO_NAMES.has(text.slice(start, end))) return false;
  const before = NAME_BEFORE.exec(text.slice(Math.max(0, start - REACH), start))?.[1];
  const after = NAME_AFTER.exec(text.slice(end, end + REACH))?.[1];
  return [before, after].some((word) => word !== undefined && !NO_NAMES.test(word));
}
