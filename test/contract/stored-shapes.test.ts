// What is read back from Redis and Postgres has the shape it was written in, and nothing else passes for it.
import { describe, expect, it } from "vitest";
import { siteKey, threadKey } from "../../src/contract/fields.ts";
import { moderationJob } from "../../src/contract/job.ts";
import { node } from "../../src/contract/node.ts";
import type { Node } from "../../src/contract/node.ts";
import { policy } from "../../src/contract/policy.ts";
import { step } from "../../src/contract/step.ts";
import { PHASE_NAMES } from "../../src/moderation/phase.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { aJob } from "../support/builders.ts";

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("keys", () => {
  it.each(["a", "my-blog-2", "x".repeat(40)])("%s may be a site's", (key) => {
    expect(siteKey.safeParse(key).success).toBe(true);
  });
  it.each(["", "A", "a_b", "a.b", "x".repeat(41), "a\n", "é"])("%j may not be a site's", (key) => {
    expect(siteKey.safeParse(key).success).toBe(false);
  });
  it.each(["a", "First-Review_2.0~x", "9".repeat(200)])("%s may be a thread's", (key) => {
    expect(threadKey.safeParse(key).success).toBe(true);
  });
  it.each(["", "-a", ".", "..", "a/b", "a b", "a%20", "a".repeat(201), "a\n"])(
    "%j may not be a thread's",
    (key) => {
      expect(threadKey.safeParse(key).success).toBe(false);
    },
  );
});

describe("a policy", () => {
  it("comes back as it was", () => {
    expect(policy.parse(throughJson(DEFAULT_POLICY))).toEqual(DEFAULT_POLICY);
  });

  it("has a rule for the failure of every phase", () => {
    const { onFault } = DEFAULT_POLICY;
    for (const name of PHASE_NAMES) {
      const { [name]: left, ...others } = onFault;
      expect(left).toBe("hold");
      expect(policy.safeParse({ ...DEFAULT_POLICY, onFault: others }).success).toBe(false);
    }
  });

  it.each([
    { maxdepth: 3 },
    { version: 0 },
    { mode: "off" },
    { spam: { hold: 0.6, reject: 1.01 } },
    { spam: { hold: Number.NaN, reject: 0.95 } },
    { links: { hold: -1 } },
    { links: { hold: 2, more: 1 } },
    { flood: { perMinute: 1.5 } },
    { words: { ...DEFAULT_POLICY.words, severe: "delete" } },
    { words: { ...DEFAULT_POLICY.words, block: [{ entry: "", rule: "mask" }] } },
    { words: { ...DEFAULT_POLICY.words, languages: ["english"] } },
    { mask: "blur" },
    { maxDepth: 0 },
    { reportsToHold: 0 },
    { closeAfterDays: 0 },
    { onFault: { ...DEFAULT_POLICY.onFault, profanity: "pass" } },
  ])("is refused with %j", (change) => {
    expect(policy.safeParse({ ...DEFAULT_POLICY, ...change }).success).toBe(false);
  });
});

describe("a job", () => {
  it("comes back as it was", () => {
    const job = aJob({ author: { name: "Ada", sub: "7", verified: true }, filledIn: 1_500 });
    expect(moderationJob.parse(throughJson(job))).toEqual(job);
  });

  it.each([
    { v: 2 },
    { revision: 0 },
    { id: "7" },
    { site: "A" },
    { thread: "" },
    { acceptedAt: "yesterday" },
    { text: null },
  ])("is refused with %j", (change) => {
    expect(moderationJob.safeParse({ ...aJob(), ...change }).success).toBe(false);
  });
});

describe("a step", () => {
  const base = { phase: "spam", version: 1, ms: 0.1 };
  it.each([
    { ...base, kind: "clean" },
    { ...base, kind: "clean", score: 0.1, model: "en-1" },
    { ...base, kind: "skipped", because: "no history" },
    { ...base, kind: "failed", because: "TypeError" },
    {
      ...base,
      kind: "flagged",
      findings: [
        {
          reason: "spam",
          score: 0.9,
          severity: "mild",
          evidence: [
            { kind: "span", start: 0, end: 2, rule: "x" },
            { kind: "measure", name: "spam", value: 0.9, limit: 0.6 },
            { kind: "related", commentId: "a", similarity: 1 },
          ],
        },
      ],
    },
  ])("of kind $kind comes back as it was", (written) => {
    expect(step.parse(throughJson(written))).toEqual(written);
  });

  it("is not flagged without a finding", () => {
    expect(step.safeParse({ ...base, kind: "flagged", findings: [] }).success).toBe(false);
  });
});

describe("a tree of nodes", () => {
  const tree: Node[] = [
    {
      type: "paragraph",
      children: [{ type: "text", text: "a" }, { type: "break" }, { type: "code", text: "b" }],
    },
    { type: "quote", children: [{ type: "pre", text: "c" }] },
    {
      type: "list",
      ordered: true,
      start: 3,
      children: [{ type: "item", children: [{ type: "link", href: "https://a.example/", children: [] }] }],
    },
    {
      type: "paragraph",
      children: (["em", "strong", "strike", "spoiler"] as const).map((type) => ({ type, children: [] })),
    },
  ];

  it("comes back as it was", () => {
    expect(node.array().parse(throughJson(tree))).toEqual(tree);
  });

  it.each([
    { type: "script", children: [] },
    { type: "text" },
    { type: "em" },
    { type: "link", children: [] },
    { type: "list", children: [] },
  ])("is refused with %j anywhere in it", (wrong) => {
    expect(
      node.safeParse({ type: "quote", children: [{ type: "paragraph", children: [wrong] }] }).success,
    ).toBe(false);
  });
});
