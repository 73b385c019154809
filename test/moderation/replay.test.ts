// Two policies over the same comments. The phases are the worker's own.
import { describe, expect, it } from "vitest";
import { BECAUSE_TRUSTED, PHASE_NAMES } from "../../src/moderation/phase.ts";
import type { Step } from "../../src/moderation/phase.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import type { Policy } from "../../src/moderation/policy.ts";
import { TEXT_PHASES, createReplay } from "../../src/moderation/replay.ts";
import type { PastComment, ReplayReport } from "../../src/moderation/replay.ts";
import { createTextJudge } from "../../workers/judge-texts.ts";
import { createPhases } from "../../workers/phases.ts";
import { aSubject } from "../support/builders.ts";

const phases = createPhases();
const judge = createTextJudge(phases);
const LINKS = "See https://one.example/a and https://two.example/b for more.";

let made = 0;
function past(parts: Partial<PastComment> = {}): PastComment {
  const { site, thread, revision, text, author } = aSubject();
  return { site, thread, revision, text, author, id: String(++made), steps: [], person: null, ...parts };
}

async function replay(
  asked: Policy,
  comments: PastComment[],
  inForce = DEFAULT_POLICY,
): Promise<ReplayReport> {
  const replaying = createReplay(judge, { inForce, asked });
  for (const comment of comments) await replaying.add(comment);
  return replaying.report();
}

const flagged = (phase: "blocked" | "flood" | "spam"): Step => ({
  ...{ phase, version: 1, ms: 0, kind: "flagged" },
  findings: [{ reason: phase, score: 1, severity: "strong", evidence: [] }],
});
const counts = ({ held, freed, rejected }: ReplayReport) => [held.count, freed.count, rejected.count];

const STRICTER: Policy = { ...DEFAULT_POLICY, links: { hold: 1 } };

describe("a replay", () => {
  it("under the same policy changes nothing", async () => {
    const comments = [
      past(),
      past({ text: LINKS }),
      past({ steps: [flagged("flood")] }),
      past({ text: "fuck" }),
    ];
    expect(counts(await replay({ ...DEFAULT_POLICY, version: 7 }, comments))).toEqual([0, 0, 0]);
  });

  it("finds exactly those a stricter policy holds, and those a milder one frees", async () => {
    const comments = [past(), past({ text: LINKS }), past({ text: `${LINKS} Twice.` })];
    const stricter = await replay(STRICTER, comments);
    expect(counts(stricter)).toEqual([2, 0, 0]);
    expect(stricter.held.examples[0]).toEqual({
      ...{ id: comments[1]?.id, text: LINKS, before: "approve", after: "hold" },
    });
    expect(counts(await replay(DEFAULT_POLICY, comments, STRICTER))).toEqual([0, 2, 0]);
  });

  it("counts a comment once, under what it would become", async () => {
    const words = { ...DEFAULT_POLICY.words, strong: "reject" as const };
    const report = await replay({ ...STRICTER, words }, [past({ text: `Fucking ${LINKS}` })]);
    expect(counts(report)).toEqual([0, 0, 1]);
  });

  it("takes what needs history as it was stored, under both policies alike", async () => {
    const comments = [
      past({ text: LINKS, steps: [flagged("flood")] }),
      past({ text: LINKS, steps: [flagged("blocked")] }),
    ];
    expect(counts(await replay(STRICTER, comments))).toEqual([0, 0, 0]);
  });

  it("asks nothing of who was trusted that was not asked then", async () => {
    const trusted = (phase: "links" | "spam"): Step => ({
      ...{ phase, version: 1, ms: 0, kind: "skipped", because: BECAUSE_TRUSTED },
    });
    const steps = [trusted("links"), trusted("spam")];
    expect(counts(await replay(STRICTER, [past({ text: LINKS, steps })]))).toEqual([0, 0, 0]);
  });

  it("lets a rule about faults decide over checks that had failed", async () => {
    const failed: Step = { phase: "duplicate", version: 1, ms: 0, kind: "failed", because: "timeout" };
    const onFault = { ...DEFAULT_POLICY.onFault, duplicate: "ignore" as const };
    expect(counts(await replay({ ...DEFAULT_POLICY, onFault }, [past({ steps: [failed] })]))).toEqual([
      0, 1, 0,
    ]);
  });

  it("passes over what text phases said then: they are asked again", async () => {
    const report = await replay({ ...DEFAULT_POLICY, mode: "hold-all" }, [
      past({ steps: [flagged("spam")] }),
    ]);
    expect(report.held.examples).toMatchObject([{ before: "approve", after: "hold" }]);
  });

  it("keeps twenty examples at most, the first ones handed in", async () => {
    const comments = Array.from({ length: 25 }, () => past({ text: LINKS }));
    const { held } = await replay(STRICTER, comments);
    expect(held.count).toBe(25);
    expect(held.examples.map(({ id }) => id)).toEqual(comments.slice(0, 20).map(({ id }) => id));
  });

  it("compares both policies with what people decided, and with nothing else", async () => {
    const report = await replay(STRICTER, [
      past({ text: LINKS, person: "remove" }),
      past({ text: LINKS, person: "approve" }),
      past({ text: LINKS, person: null }),
      past({ person: "remove" }),
      past({ person: "approve" }),
    ]);
    expect(report).toMatchObject({ precision: 0.5, recall: 0.5, reviewed: 4 });
    expect(report.before).toEqual({ precision: null, recall: 0 });
    expect(await replay(STRICTER, [past()])).toMatchObject({ precision: null, recall: null, reviewed: 0 });
  });
});

describe("a text phase", () => {
  it.each(TEXT_PHASES)("%s reads nothing of a policy but its own part", async (name) => {
    const read = new Set<string>();
    const policy = new Proxy(DEFAULT_POLICY, {
      get: (target, key: keyof Policy) => {
        read.add(key);
        return target[key];
      },
    });
    const text = `Fucking ${LINKS} Buy cheap pills now!!! https://three.example`;
    const [step] = await judge(aSubject({ text, policy, facts: null }), [name]);
    expect(step).toMatchObject({ phase: name });
    expect([...read]).toEqual([{ links: "links", profanity: "words", spam: "spam" }[name]]);
  });

  it("needs no history; every phase that does is left as stored", async () => {
    const steps = await judge(aSubject({ facts: null }), TEXT_PHASES);
    expect(steps.map(({ kind }) => kind)).toEqual(TEXT_PHASES.map(() => "clean"));
    const others = PHASE_NAMES.filter((name) => !steps.some(({ phase }) => phase === name));
    expect(others).toEqual(["honeypot", "parent", "blocked", "duplicate", "flood", "first-comment"]);
  });
});
