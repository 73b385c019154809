// What the tests of the profanity phase share: one phase, built once, and what it finds in a text.
import type { Finding } from "../../../src/moderation/phase.ts";
import { DEFAULT_POLICY } from "../../../src/moderation/policy.ts";
import type { Policy } from "../../../src/moderation/policy.ts";
import { createProfanityPhase } from "../../../workers/profanity/phase.ts";
import { aSubject } from "../../support/builders.ts";

export const phase = createProfanityPhase();

/** The default policy with other words. */
export function withWords(words: Partial<Policy["words"]>): Policy {
  return { ...DEFAULT_POLICY, words: { ...DEFAULT_POLICY.words, ...words } };
}

/** A policy that blocks these entries, and allows others. */
export function blocking(block: readonly string[], allow: readonly string[] = []): Policy {
  return withWords({ block: block.map((entry) => ({ entry, rule: "hold" as const })), allow });
}

export async function findingsIn(text: string, policy = DEFAULT_POLICY): Promise<readonly Finding[]> {
  const outcome = await phase.judge(aSubject({ text, policy }));
  return outcome.kind === "flagged" ? outcome.findings : [];
}

export interface Place {
  readonly rule: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Every span found, in the order of the text, with what stands there. */
export async function placesIn(text: string, policy = DEFAULT_POLICY): Promise<Place[]> {
  const findings = await findingsIn(text, policy);
  return findings
    .flatMap(({ evidence }) => evidence)
    .flatMap((one) => (one.kind === "span" ? [one] : []))
    .map(({ rule, start, end }) => ({ rule, word: text.slice(start, end), start, end }))
    .sort((a, b) => a.start - b.start);
}

/** The words found, as they stand in the text. */
export async function wordsIn(text: string, policy = DEFAULT_POLICY): Promise<string[]> {
  return (await placesIn(text, policy)).map(({ word }) => word);
}
