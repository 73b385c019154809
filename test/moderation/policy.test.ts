import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PHASE_NAMES } from "../../src/moderation/phase.ts";
import type { Evidence, Finding, PhaseName, Step } from "../../src/moderation/phase.ts";
import { DEFAULT_POLICY, decide, spamScore, spansToMask, wordRule } from "../../src/moderation/policy.ts";
import type { Policy, WordRule } from "../../src/moderation/policy.ts";

const clean = (phase: PhaseName): Step => ({ phase, version: 1, ms: 0, kind: "clean" });
const failed = (phase: PhaseName): Step => ({ phase, version: 1, ms: 0, kind: "failed", because: "Error" });
const skipped = (phase: PhaseName): Step => ({
  phase,
  version: 1,
  ms: 0,
  kind: "skipped",
  because: "no facts",
});
const flagged = (phase: PhaseName, ...findings: [Partial<Finding>, ...Partial<Finding>[]]): Step => {
  const whole = (part: Partial<Finding>): Finding => ({
    reason: phase,
    score: 1,
    severity: "mild",
    evidence: [],
    ...part,
  });
  const [first, ...rest] = findings;
  return { phase, version: 1, ms: 0, kind: "flagged", findings: [whole(first), ...rest.map(whole)] };
};
const span = (start: number, end: number, rule = "list:word"): Evidence => ({
  kind: "span",
  start,
  end,
  rule,
});
const withWords = (words: Partial<Policy["words"]>): Policy => ({
  ...DEFAULT_POLICY,
  words: { ...DEFAULT_POLICY.words, ...words },
});
const block = (entry: string, rule: WordRule) => withWords({ block: [{ entry, rule }] });

describe("deciding", () => {
  it("approves what no phase said anything about", () => {
    const steps = [...PHASE_NAMES.map(clean), skipped("flood")];
    expect(decide(steps, DEFAULT_POLICY)).toEqual({ verdict: "approve", reason: null });
    expect(decide([], DEFAULT_POLICY)).toEqual({ verdict: "approve", reason: null });
  });

  it.each([
    { phase: "honeypot", verdict: "reject" },
    { phase: "blocked", verdict: "reject" },
    { phase: "parent", verdict: "hold" },
    { phase: "links", verdict: "hold" },
    { phase: "duplicate", verdict: "hold" },
    { phase: "flood", verdict: "hold" },
    { phase: "first-comment", verdict: "hold" },
  ] as const)("answers a finding of $phase with $verdict", ({ phase, verdict }) => {
    expect(decide([flagged(phase, {})], DEFAULT_POLICY)).toEqual({ verdict, reason: phase });
  });

  it.each([
    { score: 0.59, ruling: { verdict: "approve", reason: null } },
    { score: 0.6, ruling: { verdict: "hold", reason: "spam" } },
    { score: 0.949, ruling: { verdict: "hold", reason: "spam" } },
    { score: 0.95, ruling: { verdict: "reject", reason: "spam" } },
  ])("weighs a spam score of $score", ({ score, ruling }) => {
    expect(decide([flagged("spam", { score })], DEFAULT_POLICY)).toEqual(ruling);
  });

  it.each([
    { severity: "mild", verdict: "approve" },
    { severity: "strong", verdict: "approve" },
    { severity: "severe", verdict: "hold" },
  ] as const)("answers a $severity word with $verdict", ({ severity, verdict }) => {
    expect(decide([flagged("profanity", { severity })], DEFAULT_POLICY).verdict).toBe(verdict);
  });

  it.each([
    { rule: "ignore", verdict: "approve" },
    { rule: "mask", verdict: "approve" },
    { rule: "hold", verdict: "hold" },
    { rule: "reject", verdict: "reject" },
  ] as const)("answers a word the policy would $rule with $verdict", ({ rule, verdict }) => {
    const step = flagged("profanity", { severity: "severe" });
    expect(decide([step], withWords({ severe: rule })).verdict).toBe(verdict);
  });

  it("goes by the strictest finding, and of equals by the phase that stands first", () => {
    const spam = flagged("spam", { score: 0.7 });
    const links = flagged("links", {});
    expect(decide([spam, links], DEFAULT_POLICY)).toEqual({ verdict: "hold", reason: "links" });
    expect(decide([spam, links, flagged("blocked", {})], DEFAULT_POLICY)).toEqual({
      verdict: "reject",
      reason: "blocked",
    });
    const words = flagged("profanity", { severity: "mild" }, { severity: "severe" });
    expect(decide([words], DEFAULT_POLICY)).toEqual({ verdict: "hold", reason: "profanity" });
  });

  it("holds what could not be checked, and names the fault only when nothing else holds it", () => {
    expect(decide([failed("spam"), clean("links")], DEFAULT_POLICY)).toEqual({
      verdict: "hold",
      reason: "fault",
    });
    expect(decide([failed("spam"), flagged("links", {})], DEFAULT_POLICY).reason).toBe("links");
    expect(decide([failed("links"), flagged("spam", {})], DEFAULT_POLICY)).toEqual({
      verdict: "reject",
      reason: "spam",
    });
  });

  it("lets a fault pass only where the policy says so for that phase", () => {
    const policy = { ...DEFAULT_POLICY, onFault: { ...DEFAULT_POLICY.onFault, flood: "ignore" as const } };
    expect(decide([failed("flood")], policy).verdict).toBe("approve");
    expect(decide([failed("flood"), failed("spam")], policy).verdict).toBe("hold");
  });

  it("holds everything of a site that reads everything first, and still rejects", () => {
    const policy = { ...DEFAULT_POLICY, mode: "hold-all" as const };
    expect(decide([clean("spam")], policy)).toEqual({ verdict: "hold", reason: "hold-all" });
    expect(decide([flagged("honeypot", {})], policy)).toEqual({ verdict: "reject", reason: "honeypot" });
  });

  const STRICTNESS = { approve: 0, hold: 1, reject: 2 };
  const anyStep = fc
    .record({
      phase: fc.constantFrom(...PHASE_NAMES),
      kind: fc.constantFrom("clean", "flagged", "skipped"),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      severity: fc.constantFrom("mild", "strong", "severe"),
    })
    .map(({ phase, kind, ...finding }) => {
      if (kind === "flagged") return flagged(phase, finding);
      return kind === "clean" ? clean(phase) : skipped(phase);
    });

  it("never gets milder when a check fails instead of answering clean, nor with one finding more", () => {
    fc.assert(
      fc.property(fc.array(anyStep), fc.constantFrom(...PHASE_NAMES), anyStep, (steps, phase, more) => {
        const before = decide([...steps, clean(phase)], DEFAULT_POLICY).verdict;
        const broken = decide([...steps, failed(phase)], DEFAULT_POLICY).verdict;
        expect(STRICTNESS[broken]).toBeGreaterThanOrEqual(Math.max(1, STRICTNESS[before]));
        expect(STRICTNESS[decide([...steps, more], DEFAULT_POLICY).verdict]).toBeGreaterThanOrEqual(
          STRICTNESS[before],
        );
      }),
    );
  });

  it("does not depend on the order of the steps", () => {
    fc.assert(
      fc.property(fc.array(anyStep), (steps) => {
        expect(decide(steps.toReversed(), DEFAULT_POLICY)).toEqual(decide(steps, DEFAULT_POLICY));
      }),
    );
  });

  it("leaves the steps as they were", () => {
    const steps = Object.freeze([flagged("spam", {}), clean("links")]);
    decide(steps, DEFAULT_POLICY);
    expect(steps.map(({ phase }) => phase)).toEqual(["spam", "links"]);
  });
});

describe("a site's own word", () => {
  const finding = (rule: string): Finding => ({
    reason: "profanity",
    score: 1,
    severity: "severe",
    evidence: [{ kind: "measure", name: "x", value: 1, limit: 0 }, span(0, 4, rule)],
  });

  it("has its own rule, milder or stricter than its severity's", () => {
    expect(wordRule(finding("block:spoil*"), block("spoil*", "mask"))).toBe("mask");
    expect(wordRule(finding("block:spoil*"), block("spoil*", "reject"))).toBe("reject");
  });

  it("falls under its severity once the entry is gone, or when it only looks like one", () => {
    expect(wordRule(finding("block:spoil*"), block("spoil", "ignore"))).toBe("hold");
    expect(wordRule(finding("spoil"), block("spoil", "ignore"))).toBe("hold");
  });
});

describe("the spans to mask", () => {
  it("are those of words the policy does not ignore, held and rejected ones too", () => {
    const steps = [
      flagged("links", { evidence: [span(0, 3)] }),
      flagged(
        "profanity",
        { severity: "mild", evidence: [span(4, 8)] },
        { severity: "severe", evidence: [span(20, 24), span(10, 14)] },
      ),
      failed("spam"),
    ];
    expect(spansToMask(steps, withWords({ mild: "ignore", severe: "reject" }))).toEqual([
      { start: 10, end: 14 },
      { start: 20, end: 24 },
    ]);
    expect(spansToMask([clean("profanity")], DEFAULT_POLICY)).toEqual([]);
  });

  it("are merged where they overlap and kept apart where they only touch", () => {
    const evidence = [span(8, 12), span(0, 10), span(2, 4), span(12, 14)];
    expect(spansToMask([flagged("profanity", { evidence })], DEFAULT_POLICY)).toEqual([
      { start: 0, end: 12 },
      { start: 12, end: 14 },
    ]);
  });

  it("cover exactly the units that any span covers, in order and without overlap", () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 9 })));
    fc.assert(
      fc.property(spans, (places) => {
        const evidence = places.map(([start, length]) => span(start, start + length));
        const merged = spansToMask([flagged("profanity", { evidence })], DEFAULT_POLICY);
        const unitsOf = (all: readonly { start: number; end: number }[]) =>
          all.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index));
        expect(unitsOf(merged)).toEqual(
          [...new Set(unitsOf(places.map(([start, length]) => ({ start, end: start + length }))))].sort(
            (a, b) => a - b,
          ),
        );
      }),
    );
  });
});

describe("the spam score", () => {
  it("is what the phase said, of clean comments too", () => {
    expect(spamScore([clean("links"), flagged("spam", { score: 0.7 })])).toBe(0.7);
    expect(spamScore([{ ...clean("spam"), score: 0.1 } as Step])).toBe(0.1);
  });

  it.each([
    [[]],
    [[failed("spam")]],
    [[skipped("spam")]],
    [[clean("spam")]],
    [[flagged("links", { score: 0.9 })]],
  ])("is unknown when the phase gave none", (steps) => {
    expect(spamScore(steps)).toBeNull();
  });
});
