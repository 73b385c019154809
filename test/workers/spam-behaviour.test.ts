// What behaviour adds to the score of a text that gives nothing away.
import { describe, expect, it } from "vitest";
import type { Facts, Similar, Subject } from "../../src/moderation/phase.ts";
import { loadSpamModel } from "../../workers/spam-model.ts";
import { createSpamPhase } from "../../workers/spam/phase.ts";
import { aSubject, NO_HISTORY } from "../support/builders.ts";

const phase = createSpamPhase(loadSpamModel());

async function score(subject: Partial<Subject>): Promise<number> {
  const outcome = await phase.judge(aSubject(subject));
  if (outcome.kind === "skipped") throw new Error("the spam phase never skips");
  return outcome.kind === "clean" ? (outcome.score ?? 0) : outcome.findings[0].score;
}
const scoreWith = (facts: Partial<Facts>) => score({ facts: { ...NO_HISTORY, ...facts } });

const similar = (count: number, parts: Partial<Similar> = {}): Similar[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ commentId: String(index), similarity: 0.6, sameAuthor: false, sameThread: false },
    ...{ removedAsSpam: false, ...parts },
  }));
const both = (byAuthor: number, byNetwork = 0) => ({ byAuthor, byNetwork });

describe("the score rises", () => {
  it.each<[string, Partial<Facts>]>([
    ["for what is like removed spam", { similar: similar(3, { removedAsSpam: true }) }],
    ["for one text of many", { similar: similar(6) }],
    ["for what other sites saw", { elsewhere: 2 }],
    ["for who was rejected before", { rejectedBefore: both(3) }],
    ["for whose network was rejected before", { rejectedBefore: both(0, 5) }],
    ["for one author in many threads", { otherThreads: both(6) }],
    ["for one network in many threads", { otherThreads: both(0, 6) }],
    ["for a host new today", { newHosts: [{ host: "new.example", timesToday: 0 }] }],
    ["in a rush", { pace: { lately: 200, usually: 10 } }],
  ])("%s", async (_, facts) => {
    expect(await scoreWith(facts)).toBeGreaterThan(await scoreWith({}));
  });

  it("for a form filled in before anybody could read it", async () => {
    expect(await score({ filledInMs: 1_999 })).toBeGreaterThan(await score({ filledInMs: 2_000 }));
  });

  it("further the more often a new host comes back", async () => {
    const times = (timesToday: number) => scoreWith({ newHosts: [{ host: "new.example", timesToday }] });
    expect(await times(4)).toBeGreaterThan(await times(1));
  });

  it("to the line for an ordinary text only when moderators removed several like it", async () => {
    const all: Partial<Facts> = {
      pace: { lately: 500, usually: 1 },
      otherThreads: both(9, 9),
      elsewhere: 20,
    };
    expect(await scoreWith(all)).toBeLessThan(0.95);
    for (const facts of [{ similar: similar(20) }, { rejectedBefore: both(50, 50) }, { elsewhere: 20 }])
      expect(await scoreWith(facts)).toBeLessThan(0.6);
    expect(await scoreWith({ similar: similar(5, { removedAsSpam: true }) })).toBeGreaterThanOrEqual(0.6);
  });
});

describe("the score stays", () => {
  it.each<[string, Partial<Facts>]>([
    ["for one text like it, a coincidence or an answer", { similar: similar(1) }],
    ["for what is hardly alike", { similar: similar(9, { similarity: 0.29 }) }],
    ["for an author who writes the same again", { similar: similar(1, { sameAuthor: true }) }],
    ["for a reader of three pages", { otherThreads: both(2, 2) }],
    ["on a busy evening", { pace: { lately: 25, usually: 9 } }],
    ["on a young site", { pace: { lately: 9, usually: 0 } }],
  ])("%s", async (_, facts) => {
    expect(await scoreWith(facts)).toBe(await scoreWith({}));
  });
});

describe("the score sinks", () => {
  it("for who was approved before", async () => {
    const known = { similar: similar(4), approvedBefore: 3 };
    expect(await scoreWith(known)).toBeLessThan(await scoreWith({ similar: similar(4) }));
  });
});
