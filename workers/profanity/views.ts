// In which other ways may a text be read that hides words? Codes of a markup language, letters drawn with signs, turned
// upside down, mistaken for one another, run together, masked with anything but asterisks. Each way is a rewriting.
import { HINT } from "./hints.ts";
import { backwards, rewrite } from "./view.ts";
import type { View } from "./view.ts";

export interface OtherReading extends View {
  /** True when words fall into place here by chance, so that only long and grave ones are believed. */
  readonly isDoubtful: boolean;
}

/** Every other reading the hints of a text speak for. Each is made in time linear in the text. */
export function viewsOf(text: string, hints: number): OtherReading[] {
  const views: OtherReading[] = [];
  const add = (view: View | null, isDoubtful: boolean): void => {
    if (view !== null) views.push({ ...view, isDoubtful });
  };
  if (hints & HINT.code) add(rewrite(text, CODE, decode), false);
  if (hints & HINT.drawn)
    add(
      rewrite(text, DRAWN_LETTERS, (drawn) => DRAWN.get(drawn.toLowerCase()) ?? drawn),
      false,
    );
  if (hints & HINT.capital) {
    add(
      rewrite(text, /(?<=[a-z])I+/gu, (eyes) => "l".repeat(eyes.length)),
      false,
    );
    add(
      rewrite(text, /(?<=[a-z])(?=[A-Z])/gu, () => " "),
      true,
    );
  }
  if (hints & HINT.digit)
    add(
      rewrite(text, DIGITS, (digits) => (digits.length > 1 ? " " : "")),
      true,
    );
  if (hints & HINT.mask)
    add(
      rewrite(text, MASK, (signs) => "*".repeat(signs.length)),
      false,
    );
  if (hints & HINT.turned) {
    const turned = rewrite(text, TURNED_LETTERS, (letter) => TURNED.get(letter) ?? letter);
    add(turned, false);
    add(turned && backwards(turned), false);
  }
  return views;
}

/** `l` for `i` where no word has one: between consonants. Asked for only where a word may be at all. */
export function ellsAsEyes(text: string): OtherReading | null {
  const view = rewrite(text, ELL_AMONG_CONSONANTS, (ells) => "i".repeat(ells.length));
  return view && { ...view, isDoubtful: false };
}

const ELL_AMONG_CONSONANTS = /(?<=[bcdfghjkmnqrstvwxz])l(?=[bcdfghjkmnpqrstvwxz]|l?[dgt])/giu;

/** Entities, percent and backslash escapes, and tags, which readers do not see. */
const CODE =
  /&(?:#x[0-9a-f]{1,6};?|#\d{1,7};?|[a-z]{2,8};)|%[0-9a-f]{2}|\\u\{?[0-9a-f]{4}\}?|\\x[0-9a-f]{2}|<[/!a-z][^<>]{0,60}>|\[\/?(?:[bius]|url|img|code|quote|color|size|spoiler)\]/giu;
const NAMED: ReadonlyMap<string, string> = new Map([
  ["&nbsp;", " "],
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
]);

function decode(code: string): string {
  const lower = code.toLowerCase();
  if (/^[<[]/u.test(code)) return "";
  const digits = /^(?:&#x|%|\\u\{?|\\x)([0-9a-f]+)|^&#(\d+)/u.exec(lower);
  if (!digits) return NAMED.get(lower) ?? "";
  const codePoint = digits[1] === undefined ? Number(digits[2]) : parseInt(digits[1], 16);
  return codePoint > 0 && codePoint < 0xd800 ? String.fromCharCode(codePoint) : "";
}

/** Letters drawn with signs; longer drawings first, because they hold shorter ones. */
const DRAWINGS = String.raw`m |\/| m |v| w \/\/ w |/\| n |\| n |/| h |-| h ]-[ h )-( h }{ u |_| u (_) u \_/ a /-\ a /\ v \/ k |< k |{ k l<
  d |) d [) d |] f |= b |3 b |: r |2 o () o [] o {} c [ p |* p |° e [- t -|- t ']['`;
const DRAWN: ReadonlyMap<string, string> = new Map(
  Array.from(
    DRAWINGS.matchAll(/([a-z]) (\S+)/gu),
    ([, letter = "", drawing = ""]) => [drawing, letter] as const,
  ).filter(([drawing]) => drawing.length > 1),
);
const DRAWN_LETTERS = new RegExp(
  [...DRAWN.keys()]
    .sort((a, b) => b.length - a.length)
    .map((drawing) => drawing.replace(/[\\|()[\]{}*]/gu, "\\$&"))
    .join("|"),
  "giu",
);

/** Digits between letters, or in a row at the edge of a word. */
const DIGITS = /(?<=[a-z])\d(?=[a-z])|\d{2,9}(?=[a-z]{3})|(?<=[a-z]{3})\d{2,9}/giu;

/** Anything that blackens letters of a word: a row of signs, or a block. */
const MASK = /(?<=\p{L})(?:[#_█▓▒░■▮●•@$%&?!~=^*+-]{2,12}|█)(?=\p{L})/gu;

/** Letters upside down. Those that are letters both ways stand for each other. */
const TURNED: ReadonlyMap<string, string> = new Map(
  Array.from(
    "aɐ bq cɔ dp eǝ eə fɟ gƃ gɓ hɥ iᴉ iı jɾ kʞ lן lʅ mɯ nu pd qb rɹ tʇ un vʌ wʍ yʎ".matchAll(/(\S)(\S)/gu),
    ([, letter = "", turned = ""]) => [turned, letter],
  ),
);
const TURNED_LETTERS = new RegExp(`[${[...TURNED.keys()].join("")}]`, "gu");
