// READ FIRST: what speaks for spam, what speaks against it, and how much. Every signal is one line: its name as
// moderators read it, its weight, the measure from which it weighs fully, and how it is measured.
import type { Reading } from "./reading.ts";
import { isMessenger, isOddHost, isShortener } from "./hosts.ts";
import type { Topic } from "./phrases.ts";

export interface Signal {
  /** Words joined by hyphens: a moderator reads "what weighs most: shorteners, money amounts". */
  readonly name: string;
  /** Added to the log-odds of spam when the measure is `full` or more, in proportion below. */
  readonly weight: number;
  readonly full: number;
  readonly measure: (reading: Reading) => number;
}

/** The log-odds of a comment nothing speaks for or against. */
export const BASE = -4.6;

export const SIGNALS: readonly Signal[] = [
  { name: "gambling", weight: 5, full: 2, measure: (reading) => topic(reading, "gambling") },
  { name: "medicine", weight: 5, full: 2, measure: (reading) => topic(reading, "medicine") },
  { name: "easy-money", weight: 5, full: 2, measure: (reading) => topic(reading, "money") },
  { name: "adult-advert", weight: 5, full: 2, measure: (reading) => topic(reading, "adult") },
  { name: "goods-for-sale", weight: 4.5, full: 2, measure: (reading) => topic(reading, "shop") },
  { name: "prizes", weight: 5, full: 2, measure: (reading) => topic(reading, "prizes") },
  { name: "magic-for-hire", weight: 5, full: 2, measure: (reading) => topic(reading, "magic") },
  { name: "self-promotion", weight: 5, full: 2, measure: (reading) => topic(reading, "promotion") },
  { name: "praise-that-fits-any-page", weight: 5, full: 3, measure: praise },
  { name: "calls-to-act", weight: 3.5, full: 2, measure: (reading) => topic(reading, "calls") },
  { name: "links", weight: 2, full: 3, measure: ({ addresses }) => addresses.hosts.length },
  { name: "little-but-links", weight: 1.5, full: 0.8, measure: linkShare },
  {
    name: "shorteners",
    weight: 2.5,
    full: 1,
    measure: ({ addresses }) => addresses.hosts.filter(isShortener).length,
  },
  {
    name: "odd-hosts",
    weight: 2,
    full: 1,
    measure: ({ addresses }) => addresses.hosts.filter(isOddHost).length,
  },
  {
    name: "messenger-links",
    weight: 3,
    full: 1,
    measure: ({ addresses }) => addresses.hosts.filter(isMessenger).length,
  },
  { name: "phone-numbers", weight: 3.5, full: 1, measure: ({ addresses }) => addresses.phones },
  { name: "e-mail-addresses", weight: 2, full: 1, measure: ({ addresses }) => addresses.emails },
  { name: "messenger-names", weight: 1, full: 1, measure: ({ addresses }) => addresses.handles },
  { name: "money-amounts", weight: 1.5, full: 2, measure: ({ subject }) => count(subject.text, AMOUNT) },
  { name: "capitals", weight: 1.5, full: 0.8, measure: ({ looks }) => looks.capitals },
  { name: "exclamations", weight: 1, full: 2, measure: ({ looks }) => looks.exclamations },
  { name: "emoji", weight: 2, full: 8, measure: ({ looks }) => looks.emoji },
  { name: "styled-letters", weight: 4, full: 0.2, measure: ({ looks }) => looks.styled },
  { name: "mixed-alphabets", weight: 4, full: 2, measure: ({ looks }) => looks.mixed },
  { name: "repetition", weight: 2, full: 0.5, measure: ({ repeated }) => repeated },
  {
    name: "markup-of-other-forums",
    weight: 3,
    full: 1,
    measure: ({ subject }) => count(subject.text, FOREIGN_MARKUP),
  },
  { name: "unfilled-template", weight: 4, full: 1, measure: ({ subject }) => count(subject.text, TEMPLATE) },
  { name: "telling-hosts", weight: 3, full: 1, measure: ({ hostTopics }) => adverts(hostTopics) },
  { name: "telling-author", weight: 3, full: 1, measure: ({ authorTopics }) => adverts(authorTopics) },
  { name: "praise-with-own-address", weight: 2, full: 2, measure: praiseWithAddress },
  {
    name: "filled-in-at-once",
    weight: 1.5,
    full: 1,
    measure: ({ subject }) => filledInAtOnce(subject.filledInMs),
  },
  { name: "said-by-others-too", weight: 3, full: 2, measure: saidByOthers },
  {
    name: "approved-before",
    weight: -2,
    full: 3,
    measure: ({ subject }) => subject.facts?.approvedBefore ?? 0,
  },
];

const AMOUNT =
  /[$€£₽¥]\s?\d|\d[\d.,]*\s?(?:[$€£₽%]|usdt?\b|eur\b|btc\b|dollars?\b|euros?\b|pounds?\b|руб|тыс)/giu;
const FOREIGN_MARKUP = /\[(?:url|link|img)\b[=\]]|<a\s+href/giu;
const TEMPLATE = /\{[^{}|\n]{0,60}(?:\|[^{}|\n]{0,60}){1,10}\}|%(?:url|link|keyword|name)%/giu;

/** Words in which a phrase weighs once; a long review may say more before it says too much. */
const WORDS_FOR_ONE = 60;

function topic({ topics, words }: Reading, name: Topic): number {
  return topics[name] / Math.max(1, words.length / WORDS_FOR_ONE);
}

/** Who names what they praise, praises it: each film word takes back one of praise. */
function praise(reading: Reading): number {
  return Math.max(0, topic(reading, "praise") - topic(reading, "film") * 3);
}

function praiseWithAddress(reading: Reading): number {
  return reading.subject.author.url === null ? 0 : praise(reading);
}

function linkShare({ addresses, subject }: Reading): number {
  if (addresses.hosts.length === 0) return 0;
  return 1 - addresses.rest.trim().length / Math.max(1, subject.text.length);
}

/** What a host or a name says of itself: topics that sell, not what people praise or ask for. */
function adverts(topics: Reading["topics"]): number {
  return topics.gambling + topics.medicine + topics.money + topics.adult + topics.shop + topics.magic;
}

/** Milliseconds in which nobody reads a form, let alone fills it in. */
const AT_ONCE_MS = 2_000;

function filledInAtOnce(filledInMs: number | null): number {
  return filledInMs !== null && filledInMs < AT_ONCE_MS ? 1 : 0;
}

/** Fewer words are said by many: "great film". */
const FEWEST_WORDS = 6;

function saidByOthers({ subject, words }: Reading): number {
  if (words.length < FEWEST_WORDS) return 0;
  return subject.facts?.sameText.filter((same) => !same.sameAuthor).length ?? 0;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
