// How the signals are measured that are more than one look at the reading. Each answers a number, 0 for nothing.
import type { Topic } from "./phrases.ts";
import type { Reading } from "./reading.ts";

type Measure = (reading: Reading) => number;

/** Words in which a phrase weighs once; a long review may say more before it says too much. */
const WORDS_FOR_ONE = 60;

export function topic(name: Topic): Measure {
  return ({ topics, words }) => topics[name] / Math.max(1, words.length / WORDS_FOR_ONE);
}

/** What talk of vices weighs when nobody could be reached and nothing is asked for: films are full of it. */
const ONLY_TALK = 0.6;

/** A topic films have too. An advert wants something, or says where to go. */
export function topicForSale(name: Topic): Measure {
  const measure = topic(name);
  return (reading) => {
    const { addresses, topics } = reading;
    const reachable = addresses.hosts.length + addresses.emails + addresses.phones + addresses.handles > 0;
    return measure(reading) * (reachable || topics.calls > 0 ? 1 : ONLY_TALK);
  };
}

/** Who names what they praise, praises it: each film word takes back one of praise. */
export function praise(reading: Reading): number {
  return Math.max(0, topic("praise")(reading) - topic("film")(reading) * 3);
}

export function praiseWithAddress(reading: Reading): number {
  return reading.subject.author.url === null ? 0 : praise(reading);
}

export function hosts(test: (host: string) => boolean): Measure {
  return ({ addresses }) => addresses.hosts.filter(test).length;
}

/** Share of the text that is links. */
export function linkShare({ addresses, subject }: Reading): number {
  if (addresses.hosts.length === 0) return 0;
  return 1 - addresses.rest.trim().length / Math.max(1, subject.text.length);
}

export function tellingHosts({ hostTopics }: Reading): number {
  return adverts(hostTopics);
}

export function tellingAuthor({ authorTopics }: Reading): number {
  return adverts(authorTopics);
}

/** What a host or a name says of itself: topics that sell, not what people praise or ask for. */
function adverts(topics: Reading["topics"]): number {
  return topics.gambling + topics.medicine + topics.money + topics.adult + topics.shop + topics.magic;
}

/** Names and beginnings of sentences have capitals too: this share is nothing. */
const USUAL_CAPITALS = 0.3;

export function capitals({ looks }: Reading): number {
  return looks.capitals - USUAL_CAPITALS;
}

const AMOUNT =
  /[$€£₽¥]\s?\d|(?<![\d.,])\d[\d.,]*\s?(?:[$€£₽%]|usdt?\b|p\b|eur\b|btc\b|dollars?\b|euros?\b|pounds?\b|руб|тыс)/giu;

export function moneyAmounts({ subject }: Reading): number {
  return /\d/.test(subject.text) ? count(subject.text, AMOUNT) : 0;
}

export function foreignMarkup({ subject }: Reading): number {
  if (!/[[<]/.test(subject.text)) return 0;
  return count(subject.text, /\[(?:url|link|img)[=\]]|<a\s{1,4}href/giu);
}

/** Choices nobody made (`{Hi|Hello}`) and gaps nobody filled (`%keyword%`). */
export function unfilledTemplate({ subject }: Reading): number {
  if (!/[{%]/.test(subject.text)) return 0;
  return count(subject.text, /\{[^{}|\n]{0,60}(?:\|[^{}|\n]{0,60}){1,10}\}|%(?:url|link|keyword|name)%/giu);
}

/** Milliseconds in which nobody reads a form, let alone fills it in. */
const AT_ONCE_MS = 2_000;

export function filledInAtOnce({ subject }: Reading): number {
  return subject.filledInMs !== null && subject.filledInMs < AT_ONCE_MS ? 1 : 0;
}

/** Fewer words are said by many: "great film". */
const FEWEST_WORDS = 6;

export function saidByOthers({ subject, words }: Reading): number {
  if (words.length < FEWEST_WORDS) return 0;
  return subject.facts?.sameText.filter((same) => !same.sameAuthor).length ?? 0;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
