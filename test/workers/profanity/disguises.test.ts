import { describe, expect, it } from "vitest";
import { wordsIn } from "./judging.ts";

/** Ways to write a word so that a list does not know it, with what of the sentence is the word. */
const DISGUISES: readonly (readonly [technique: string, text: string, word: string])[] = [
  ["capitals", "oh SHIT no", "SHIT"],
  ["mixed case", "oh sHiT no", "sHiT"],
  ["drawn out", "fuuuuuck this", "fuuuuuck"],
  ["drawn out at the end", "oh shitttt no", "shitttt"],
  ["every letter twice", "such a ttwwaatt", "ttwwaatt"],
  ["digits", "you b1tch", "b1tch"],
  ["digits only but one", "what a 51u7", "51u7"],
  ["1 for l", "that as5ho1e", "as5ho1e"],
  ["1 for i and for l", "a d11do", "d11do"],
  ["dollar signs", "kick your a$$", "a$$"],
  ["signs inside", "this sh!t again", "sh!t"],
  ["a plus at the end", "this shi+ again", "shi+"],
  ["spaces", "well f u c k that", "f u c k"],
  ["wide spaces", "well f  u  c  k  that", "f  u  c  k"],
  ["dots", "well f.u.c.k that", "f.u.c.k"],
  ["hyphens", "well f-u-c-k that", "f-u-c-k"],
  ["stars between", "well f*u*c*k that", "f*u*c*k"],
  ["slashes", "such c/o/c/k s", "c/o/c/k"],
  ["underscores", "well s_h_i_t happens", "s_h_i_t"],
  ["one letter to a line", "s\nh\ni\nt", "s\nh\ni\nt"],
  ["cut in two", "well fu ck that", "fu ck"],
  ["cut by a sign", "well fu.ck that", "fu.ck"],
  ["an asterisk", "f*ck that", "f*ck"],
  ["two asterisks", "f**k that", "f**k"],
  ["an asterisk for a consonant", "shi* film", "shi*"],
  ["all but the first letter", "f*** that", "f***"],
  ["a hyphen for a vowel", "sh-t film", "sh-t"],
  ["a sign for a vowel", "that n#gger", "n#gger"],
  ["an at sign for another vowel", "that wh@re", "wh@re"],
  ["an emoji for a vowel", "sh💩t film", "sh💩t"],
  ["accents", "quelle shït", "shït"],
  ["stacked marks", "s\u0335\u0321h\u0334i\u0336t\u0337 film", "s\u0335\u0321h\u0334i\u0336t\u0337"],
  ["zero width", "s\u200bh\u200di\u2060t film", "s\u200bh\u200di\u2060t"],
  ["soft hyphens", "sh\u00adit film", "sh\u00adit"],
  ["Cyrillic letters", "ріѕѕ on it", "ріѕѕ"],
  ["Greek letters", "a ωhοrε", "ωhοrε"],
  ["syllables that look like letters", "ᔕᕼIT film", "ᔕᕼIT"],
  ["full width", "ｓｈｉｔ film", "ｓｈｉｔ"],
  ["mathematical letters", "𝐬𝐡𝐢𝐭 film", "𝐬𝐡𝐢𝐭"],
  ["letters in circles", "ⓢⓗⓘⓣ film", "ⓢⓗⓘⓣ"],
  ["letters in squares", "🆂🅷🅸🆃 film", "🆂🅷🅸🆃"],
  ["flags", "🇸🇭🇮🇹 film", "🇸🇭🇮🇹"],
  ["small capitals", "ꜱʜɪᴛ film", "ꜱʜɪᴛ"],
  ["superscript", "ˢʰⁱᵗ film", "ˢʰⁱᵗ"],
  ["joined words", "whatthefuckisthis", "fuck"],
  ["the ending of a word", "fucking hell of a", "fucking"],
];

describe("a swear word in disguise", () => {
  it.each(DISGUISES)("is found: %s", async (_, text, word) => {
    expect(await wordsIn(text)).toContain(word);
  });

  it("is found next to scripts written without spaces", async () => {
    expect(await wordsIn("この映画はfuckですね")).toEqual(["fuck"]);
  });

  it("keeps its marks: the span ends where the next letter begins", async () => {
    expect(await wordsIn("shit\u0301\u0302 film")).toEqual(["shit\u0301\u0302"]);
  });
});

/** What looks like a disguise and is none. */
const INNOCENT = [
  "boys hit the wall",
  "it's hit after hit",
  "his hit list",
  "Al's hop is as sad as he is",
  "a bit chunky, a bit cheesy",
  "the U.S. hit of the year",
  "Samsung A55 or 455 pages",
  "the year 7175, for $5.50 at 5:17",
  "c a m e r a",
  "c.i.n.e.m.a and m-u-s-i-c",
  "c4m3r4 and 7hr1ll3r",
  "sc#ne, r#mance, p.pcorn and f*lm",
  "h*ro, act*r, scr*pt",
  "v\u2060i\u2060l\u2060l\u2060a\u2060i\u2060n",
  "сcеnе and ѕcrірt",
  "𝐬𝐡𝐢𝐫𝐭 and 𝐝𝐮𝐜𝐤",
  "and/or, e.g. this, i.e. that, a.m., p.m., J. R. R. Tolkien",
  "fresh.then stale",
  "кум и кот, тит и сок",
  "what a pas s the time",
];

describe("an innocent text", () => {
  it.each(INNOCENT)("stays innocent: %s", async (text) => {
    expect(await wordsIn(text)).toEqual([]);
  });
});
