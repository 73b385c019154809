// A stricter policy judges no comment more mildly: all phases and the decision together, over many made-up comments.
import fc from "fast-check";
import { expect, it } from "vitest";
import { DEFAULT_POLICY, decide } from "../../src/moderation/policy.ts";
import type { Policy } from "../../src/moderation/policy.ts";
import { runPipeline } from "../../src/moderation/pipeline.ts";
import { createPhases } from "../../workers/phases.ts";
import { aSubject, NO_HISTORY } from "../support/builders.ts";

const STRICTNESS = { approve: 0, hold: 1, reject: 2 };
const phases = createPhases();

const texts = fc
  .array(
    fc.constantFrom(
      "The lighthouse scene alone is worth the ticket.",
      "What a fucking great film",
      "he is such a faggot",
      "Buy cheap viagra online",
      "Best online casino, 100 free spins",
      "https://a.example/1",
      "https://b.example/2",
      "WRITE ME ON WHATSAPP",
      "ok",
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(" "));
const subjects = fc.record({
  text: texts,
  honeypotFilled: fc.boolean(),
  approvedBefore: fc.nat(1),
  lastMinute: fc.record({ byAuthor: fc.nat(15), byNetwork: fc.nat(15) }),
  trusted: fc.boolean(),
});
const lines = fc.record({
  mode: fc.constantFrom<Policy["mode"]>("auto", "hold-all"),
  firstComment: fc.constantFrom<Policy["firstComment"]>("judge", "hold"),
  links: fc.nat(4),
  flood: fc.integer({ min: 1, max: 15 }),
  hold: fc.double({ min: 0, max: 1, noNaN: true }),
  reject: fc.double({ min: 0, max: 1, noNaN: true }),
});

function policyOf({
  mode,
  firstComment,
  links,
  flood,
  hold,
  reject,
}: typeof lines extends fc.Arbitrary<infer L> ? L : never): Policy {
  const spam = { hold: Math.min(hold, reject), reject: Math.max(hold, reject) };
  return { ...DEFAULT_POLICY, mode, firstComment, spam, links: { hold: links }, flood: { perMinute: flood } };
}

/** The stricter of the two in every line. */
function stricterOf(a: Policy, b: Policy): Policy {
  return {
    ...a,
    mode: a.mode === "hold-all" ? a.mode : b.mode,
    firstComment: a.firstComment === "hold" ? a.firstComment : b.firstComment,
    spam: { hold: Math.min(a.spam.hold, b.spam.hold), reject: Math.min(a.spam.reject, b.spam.reject) },
    links: { hold: Math.min(a.links.hold, b.links.hold) },
    flood: { perMinute: Math.min(a.flood.perMinute, b.flood.perMinute) },
  };
}

it("is judged no more mildly", async () => {
  const judge = async (said: typeof subjects extends fc.Arbitrary<infer S> ? S : never, policy: Policy) => {
    const { text, honeypotFilled, approvedBefore, lastMinute, trusted } = said;
    const entry = { kind: "email", label: "a…@b.example", trust: true, places: [] } as const;
    const facts = { ...NO_HISTORY, approvedBefore, lastMinute, listed: trusted ? [entry] : [] };
    const steps = await runPipeline(phases, aSubject({ text, honeypotFilled, facts, policy }), () => 0);
    return STRICTNESS[decide(steps, policy).verdict];
  };
  await fc.assert(
    fc.asyncProperty(subjects, lines, lines, async (said, one, other) => {
      const policy = policyOf(one);
      const strict = stricterOf(policy, policyOf(other));
      expect(await judge(said, strict)).toBeGreaterThanOrEqual(await judge(said, policy));
    }),
    { numRuns: 300 },
  );
});
