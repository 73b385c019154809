// What holds of every decision, whatever the steps and the policy: found out by trying many of both.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PHASE_NAMES } from "../../src/moderation/phase.ts";
import type { Evidence, Finding, PhaseName, Step } from "../../src/moderation/phase.ts";
import { BLOCK_RULE_PREFIX, DEFAULT_POLICY, decide } from "../../src/moderation/policy.ts";
import type { Policy, WordRule } from "../../src/moderation/policy.ts";

const STRICTNESS = { approve: 0, hold: 1, reject: 2 };
const strictness = (steps: readonly Step[], policy: Policy) => STRICTNESS[decide(steps, policy).verdict];

const RULES: readonly WordRule[] = ["ignore", "mask", "hold", "reject"];
const ENTRIES = ["spoil*", "c++", "("];
const share = fc.double({ min: 0, max: 1, noNaN: true });
const phaseName = fc.constantFrom(...PHASE_NAMES);
const wordRule = fc.constantFrom(...RULES);
const onFault = fc.record(
  Object.fromEntries(PHASE_NAMES.map((name) => [name, fc.constantFrom("hold", "ignore")])) as Record<
    PhaseName,
    fc.Arbitrary<"hold" | "ignore">
  >,
);

const policies: fc.Arbitrary<Policy> = fc
  .record({
    mode: fc.constantFrom("auto", "hold-all"),
    spam: fc.tuple(share, share).map((lines) => ({ hold: Math.min(...lines), reject: Math.max(...lines) })),
    words: fc.record({
      mild: wordRule,
      strong: wordRule,
      severe: wordRule,
      block: fc.uniqueArray(fc.record({ entry: fc.constantFrom(...ENTRIES), rule: wordRule }), {
        selector: ({ entry }) => entry,
      }),
    }),
    onFault,
  })
  .map(({ words, ...parts }) => ({
    ...DEFAULT_POLICY,
    ...parts,
    words: { ...DEFAULT_POLICY.words, ...words },
  }));

const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc
    .constantFrom("fuck", ...ENTRIES.map((entry) => BLOCK_RULE_PREFIX + entry))
    .map((rule) => ({ kind: "span" as const, start: 0, end: 4, rule })),
  fc.constant({ kind: "measure", name: "links", value: 3, limit: 2 }),
);
const findingOf = (phase: PhaseName): fc.Arbitrary<Finding> =>
  fc.record({
    reason: fc.constant(phase),
    score: share,
    severity: fc.constantFrom("mild", "strong", "severe"),
    evidence: fc.array(evidence, { maxLength: 3 }),
  });
const common = (phase: PhaseName) => ({ phase, version: 1, ms: 0 });
const failed = (phase: PhaseName): Step => ({ ...common(phase), kind: "failed", because: "Error" });
const skipped = (phase: PhaseName): Step => ({ ...common(phase), kind: "skipped", because: "needs history" });
const clean = (phase: PhaseName): Step => ({ ...common(phase), kind: "clean" });
const stepOf = (phase: PhaseName): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.constantFrom(failed(phase), skipped(phase), clean(phase)),
    fc
      .tuple(findingOf(phase), fc.array(findingOf(phase), { maxLength: 2 }))
      .map(([first, others]): Step => ({ ...common(phase), kind: "flagged", findings: [first, ...others] })),
  );
/** One step of each of some phases, in any order. */
const allSteps = fc
  .shuffledSubarray([...PHASE_NAMES])
  .chain((names) => fc.tuple(...names.map((name) => stepOf(name))));

describe("a check that could not run", () => {
  it("never loosens what the others say, and holds where the policy does not ignore it", () => {
    fc.assert(
      fc.property(allSteps, policies, phaseName, (all, policy, phase) => {
        const others = all.filter((step) => step.phase !== phase);
        const broken = strictness([...others, failed(phase)], policy);
        const least = policy.onFault[phase] === "hold" ? 1 : 0;
        expect(broken).toBe(Math.max(least, strictness(others, policy)));
      }),
    );
  });

  it("is never milder than the same check answering clean, or having nothing to go by", () => {
    fc.assert(
      fc.property(allSteps, policies, phaseName, (all, policy, phase) => {
        const others = all.filter((step) => step.phase !== phase);
        const broken = strictness([...others, failed(phase)], policy);
        for (const step of [clean(phase), skipped(phase)])
          expect(broken).toBeGreaterThanOrEqual(strictness([...others, step], policy));
      }),
    );
  });
});

describe("the order of the checks", () => {
  it("changes neither verdict nor reason", () => {
    const shuffled = allSteps.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, policies, ([all, other], policy) => {
        expect(decide(other, policy)).toEqual(decide(all, policy));
      }),
    );
  });
});

describe("what is found", () => {
  it("never loosens a verdict: one step more is as strict or stricter", () => {
    fc.assert(
      fc.property(allSteps, policies, (all, policy) => {
        for (let count = 0; count < all.length; count++)
          expect(strictness(all.slice(0, count + 1), policy)).toBeGreaterThanOrEqual(
            strictness(all.slice(0, count), policy),
          );
      }),
    );
  });
});

/** The policy with each of its lines as strict or stricter. */
const stricter = (policy: Policy): fc.Arbitrary<Policy> => {
  const raised = (rule: WordRule) => fc.constantFrom(...RULES.slice(RULES.indexOf(rule)));
  const { words, spam } = policy;
  return fc
    .record({
      mode: fc.constantFrom(policy.mode, "hold-all" as const),
      spam: fc.record({
        hold: share.map((part) => part * spam.hold),
        reject: share.map((part) => part * spam.reject),
      }),
      mild: raised(words.mild),
      strong: raised(words.strong),
      severe: raised(words.severe),
      block: fc.tuple(
        ...words.block.map(({ entry, rule }) => raised(rule).map((next) => ({ entry, rule: next }))),
      ),
      faults: fc.subarray([...PHASE_NAMES]),
    })
    .map(({ mode, spam: lines, block, faults, ...rules }) => ({
      ...policy,
      ...{ mode, spam: lines, words: { ...words, ...rules, block } },
      onFault: { ...policy.onFault, ...Object.fromEntries(faults.map((name) => [name, "hold" as const])) },
    }));
};

describe("a stricter policy", () => {
  it("never loosens a verdict", () => {
    const pairs = policies.chain((policy) => fc.tuple(fc.constant(policy), stricter(policy)));
    fc.assert(
      fc.property(allSteps, pairs, (all, [policy, strict]) => {
        expect(strictness(all, strict)).toBeGreaterThanOrEqual(strictness(all, policy));
      }),
      { numRuns: 500 },
    );
  });
});
