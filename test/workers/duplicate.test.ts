import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts } from "../../src/moderation/phase.ts";
import { foldForComparison, textFingerprint } from "../../workers/duplicate/fingerprint.ts";
import { duplicatePhase } from "../../workers/duplicate/phase.ts";
import { aSubject, NO_HISTORY } from "../support/builders.ts";

describe("two texts read the same", () => {
  it.each([
    ["in capitals", "I LOVED THE ENDING"],
    ["with other spaces and signs", "  i loved…\nthe ending!!! 🎬"],
    ["in full-width letters", "Ｉ ｌｏｖｅｄ ｔｈｅ ｅｎｄｉｎｇ"],
    ["with accents put together or apart", "I loved the ending"],
  ])("%s", (_, other) => {
    expect(textFingerprint(other)).toBe(textFingerprint("I loved the ending"));
  });

  it("but not when one says something else", () => {
    expect(textFingerprint("I loved the ending")).not.toBe(textFingerprint("I loved this ending"));
  });

  it("and only when there is something to compare", () => {
    for (const text of ["", "lol", "+1", "!!!!!!!!", "👍👍👍👍👍👍"])
      expect(textFingerprint(text)).toBeNull();
    expect(textFingerprint("wow!wow")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("exactly when their letters and digits are equal", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    const check = fc.property(text, text, (one, other) => {
      const same = foldForComparison(one) === foldForComparison(other);
      const [first, second] = [textFingerprint(one), textFingerprint(other)];
      if (first !== null && second !== null) expect(first === second).toBe(same);
    });
    fc.assert(check, { numRuns: 500 });
  });
});

describe("the phase", () => {
  const LONG = "I have seen it four times now and every time I notice something else.";
  const SHORT = "Great film!";
  type Same = Facts["sameText"][number];
  const judge = (text: string, same: readonly Same[]) =>
    duplicatePhase.judge(aSubject({ text, facts: { ...NO_HISTORY, sameText: same } }));
  const earlier = (parts: Partial<Same>): Same => ({
    commentId: "0190a1b2-0000-7000-8000-000000000001",
    sameAuthor: false,
    sameThread: false,
    ...parts,
  });

  it("names every earlier comment of a long text, whoever wrote it and wherever", () => {
    const evidence = [{ kind: "related", commentId: earlier({}).commentId, similarity: 1 }];
    expect(judge(LONG, [earlier({})])).toMatchObject({ kind: "flagged", findings: [{ evidence }] });
  });

  it("lets many people say the same short thing", () => {
    expect(judge(SHORT, [earlier({}), earlier({ sameThread: true })])).toEqual({ kind: "clean" });
    expect(judge(SHORT, [earlier({ sameAuthor: true })])).toEqual({ kind: "clean" });
  });

  it("does not let one person say it twice in one thread", () => {
    expect(judge(SHORT, [earlier({ sameAuthor: true, sameThread: true })])).toMatchObject({
      kind: "flagged",
    });
  });

  const judgeSimilar = (...similar: [similarity: number, removedAsSpam?: boolean][]) =>
    duplicatePhase.judge(
      aSubject({
        text: LONG,
        facts: {
          ...NO_HISTORY,
          similar: similar.map(([similarity, removedAsSpam = false], index) => ({
            ...{ commentId: String(index), similarity, removedAsSpam },
            ...{ sameAuthor: false, sameThread: false },
          })),
        },
      }),
    );

  it.each([
    ["one that is nearly the same", [[0.45]], [0.45]],
    ["two that are much alike", [[0.4], [0.36]], [0.4, 0.36]],
    ["three of the same mould", [[0.34], [0.31], [0.3]], [0.34, 0.31, 0.3]],
    ["all that are alike when one is nearly the same", [[0.8], [0.36], [0.3]], [0.8, 0.36]],
  ] as const)("names %s", (_, similar, named) => {
    const evidence = named.map((similarity) => ({ kind: "related", similarity }));
    const score = named[0];
    expect(judgeSimilar(...similar.map(([similarity]): [number] => [similarity]))).toMatchObject({
      kind: "flagged",
      findings: [{ reason: "duplicate", score, evidence }],
    });
  });

  it("does not take likeness by accident for more", () => {
    expect(judgeSimilar([0.44])).toEqual({ kind: "clean" });
    expect(judgeSimilar([0.44], [0.34])).toEqual({ kind: "clean" });
    expect(judgeSimilar([0.34], [0.34])).toEqual({ kind: "clean" });
  });

  it("says how many of them moderators removed as spam; one is enough", () => {
    const removed = { name: "removed-as-spam", value: 1 };
    expect(judgeSimilar([0.36, true])).toMatchObject({
      findings: [{ evidence: [{ similarity: 0.36 }, removed, { name: "like-removed-spam", value: 0.36 }] }],
    });
    expect(judgeSimilar([0.9], [0.5, true], [0.4])).toMatchObject({
      findings: [{ score: 0.9, evidence: [{}, {}, {}, removed, { value: 0.5 }] }],
    });
  });

  it("names a comment once that is the same and alike", () => {
    const same = earlier({});
    const similar = [{ ...same, similarity: 1, removedAsSpam: false }];
    const facts = { ...NO_HISTORY, sameText: [same], similar };
    const outcome = duplicatePhase.judge(aSubject({ text: LONG, facts }));
    expect(outcome).toMatchObject({
      findings: [{ evidence: [{ commentId: same.commentId, similarity: 1 }] }],
    });
  });

  it("is clean without earlier comments and skipped without history", () => {
    expect(judge(LONG, [])).toEqual({ kind: "clean" });
    expect(duplicatePhase.judge(aSubject({ facts: null }))).toMatchObject({ kind: "skipped" });
  });
});
