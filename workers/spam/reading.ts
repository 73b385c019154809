// Everything the signals look at, read once from the subject.
import type { Subject } from "../../src/moderation/phase.ts";
import { findAddresses, hostOf } from "./addresses.ts";
import type { Addresses } from "./addresses.ts";
import { wordsOf } from "./fold.ts";
import { lookAt } from "./letters.ts";
import type { Looks } from "./letters.ts";
import type { PhraseBook, TopicScores } from "./phrases.ts";

export interface Reading {
  readonly subject: Subject;
  readonly words: readonly string[];
  readonly topics: TopicScores;
  readonly addresses: Addresses;
  readonly looks: Looks;
  /** Share of the text that says again, word for word, what it said before. */
  readonly repeated: number;
  /** Topics named by the hosts of the links, and by name and address of the author. */
  readonly hostTopics: TopicScores;
  readonly authorTopics: TopicScores;
}

export function read(subject: Subject, book: PhraseBook): Reading {
  const { text, author } = subject;
  const addresses = findAddresses(text);
  const words = wordsOf(addresses.rest);
  const ownHost = author.url === null ? "" : hostOf(author.url);
  return {
    subject,
    words,
    topics: book.find(words),
    addresses,
    looks: lookAt(addresses.rest),
    repeated: repeatedShare(words),
    hostTopics: book.find(addresses.hosts.flatMap(wordsOf)),
    authorTopics: book.find(wordsOf(`${author.name ?? ""} ${ownHost}`)),
  };
}

/** Sequences of this many words do not come twice by accident. */
const SEQUENCE = 4;
/** Refrains of a few words ("so good so good") are enthusiasm. */
const FEWEST_WORDS = 12;

function repeatedShare(words: readonly string[]): number {
  if (words.length < FEWEST_WORDS) return 0;
  const numbers = new Map<string, number>();
  const inOrder = words.map((word) => {
    const number = numbers.get(word) ?? numbers.size + 1;
    numbers.set(word, number);
    return number;
  });
  // Four words said again are four words more than there are different ones.
  if (words.length - numbers.size < SEQUENCE) return 0;
  const seen = new Set<number>();
  const last = words.length - SEQUENCE;
  for (let at = 0; at <= last; at++) {
    let sequence = 0;
    for (let i = at; i < at + SEQUENCE; i++)
      sequence = (Math.imul(sequence, 0x0100_0193) + (inOrder[i] ?? 0)) | 0;
    seen.add(sequence);
  }
  return 1 - seen.size / (last + 1);
}
