// Momo's profanity phase and the filters people use instead, as plain questions about a text.
import { Profanity } from "@2toad/profanity";
import { Filter } from "bad-words";
import { RegExpMatcher, englishDataset, englishRecommendedTransformers } from "obscenity";
import type { Finding } from "../../src/moderation/phase.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { createProfanityPhase } from "../../workers/profanity/phase.ts";

export interface ProfanityFilter {
  readonly name: string;
  /** Anything a reader might not want to see, mild words too. */
  readonly flags: (text: string) => boolean;
  /** Something strong; the others know no degrees, so for them it is the same question. */
  readonly flagsStrong: (text: string) => boolean;
}

/** Momo first. Each is set up as its own documentation recommends. */
export function createProfanityFilters(): ProfanityFilter[] {
  const badWords = new Filter();
  const obscenity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  const toad = new Profanity();
  return [
    createMomo(),
    alike("bad-words", (text) => badWords.isProfane(text)),
    alike("obscenity", (text) => obscenity.hasMatch(text)),
    alike("@2toad/profanity", (text) => toad.exists(text)),
  ];
}

const alike = (name: string, flags: (text: string) => boolean): ProfanityFilter => ({
  name,
  flags,
  flagsStrong: flags,
});

/** The phase as the worker runs it, under the default policy and without history. */
export function createProfanityJudge(): (text: string) => readonly Finding[] {
  const phase = createProfanityPhase();
  const author = { name: null, email: null, url: null, sub: null };
  const rest = { site: "bench", id: "", revision: 1, thread: "bench", author, policy: DEFAULT_POLICY };
  return (text) => {
    const outcome = phase.judge({
      ...rest,
      text,
      approved: null,
      honeypotFilled: false,
      filledInMs: null,
      facts: null,
    });
    if (outcome instanceof Promise) throw new Error("the profanity phase answers at once");
    return outcome.kind === "flagged" ? outcome.findings : [];
  };
}

function createMomo(): ProfanityFilter {
  const judge = createProfanityJudge();
  return {
    name: "momo",
    flags: (text) => judge(text).length > 0,
    flagsStrong: (text) => judge(text).some(({ severity }) => severity !== "mild"),
  };
}
