// Was this text sent before, word for word or nearly so? Short texts may come from many people ("great film"),
// long ones do not.
import type { Evidence, Facts, Phase, Similar } from "../../src/moderation/phase.ts";
import { foldForComparison } from "./fingerprint.ts";

/** Letters and digits from which a text said twice by different people is no coincidence. */
const LONG_ENOUGH = 40;
/**
 * How alike the likest must be to count alone, two to count together, three or more: heavily spun texts keep a
 * third in common. Two people on one film hardly ever share that much, and three never; see likeness.ts.
 */
const ALIKE = [0.45, 0.35, 0.3] as const;
/** What a moderator removed as spam counts alone. */
const LIKE_REMOVED = 0.35;

export const duplicatePhase: Phase = {
  name: "duplicate",
  version: 2,
  judge({ facts, text }) {
    if (facts === null) return { kind: "skipped", because: "needs history" };
    const same = sameText(facts, text);
    const alike = alikeTexts(facts);
    const [score = 0] = [...same.map(() => 1), ...alike.map(({ similarity }) => similarity)];
    if (score === 0) return { kind: "clean" };
    const known = new Set(same.map(({ commentId }) => commentId));
    const evidence = [
      ...same.map(({ commentId }) => related(commentId, 1)),
      ...alike
        .filter(({ commentId }) => !known.has(commentId))
        .map(({ commentId, similarity }) => related(commentId, similarity)),
      ...removedAsSpam(alike),
    ];
    return { kind: "flagged", findings: [{ reason: "duplicate", score, severity: "mild", evidence }] };
  },
};

function sameText(facts: Facts, text: string): Facts["sameText"] {
  if (facts.sameText.length === 0) return [];
  const anywhere = foldForComparison(text).length >= LONG_ENOUGH;
  return facts.sameText.filter((match) => anywhere || (match.sameAuthor && match.sameThread));
}

/** The likest first; empty when they may be alike by accident. */
function alikeTexts({ similar }: Facts): readonly Similar[] {
  const removed = similar.some((other) => other.removedAsSpam && other.similarity >= LIKE_REMOVED);
  const least = ALIKE.find((limit, index) => (similar[index]?.similarity ?? 0) >= limit);
  const limit = removed ? LIKE_REMOVED : least;
  return limit === undefined
    ? []
    : similar.filter(({ similarity }) => similarity >= Math.min(limit, LIKE_REMOVED));
}

/** How many of them moderators removed, and how alike the likest of those is. */
function removedAsSpam(alike: readonly Similar[]): Evidence[] {
  const removed = alike.filter((other) => other.removedAsSpam);
  const [likest] = removed;
  if (!likest) return [];
  return [
    { kind: "measure", name: "removed-as-spam", value: removed.length, limit: 1 },
    { kind: "measure", name: "like-removed-spam", value: hundredths(likest.similarity), limit: LIKE_REMOVED },
  ];
}

function related(commentId: string, similarity: number): Evidence {
  return { kind: "related", commentId, similarity: hundredths(similarity) };
}

/** Rounded down: what is nearly the same must not read as the same. */
function hundredths(similarity: number): number {
  return Math.floor(similarity * 100) / 100;
}
