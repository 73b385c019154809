// The phases that look at one fact each.
import { describe, expect, it } from "vitest";
import { explain } from "../../src/moderation/explain.ts";
import type { Facts, Phase, Subject } from "../../src/moderation/phase.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { firstCommentPhase } from "../../workers/first-comment/phase.ts";
import { floodPhase } from "../../workers/flood/phase.ts";
import { honeypotPhase } from "../../workers/honeypot/phase.ts";
import { parentPhase } from "../../workers/parent/phase.ts";
import { aSubject, NO_HISTORY } from "../support/builders.ts";

const CLEAN = { kind: "clean" };
const SKIPPED = { kind: "skipped", because: "needs history" };
const facts = (parts: Partial<Facts>): Facts => ({ ...NO_HISTORY, ...parts });

/** What a moderator would read; null when the phase had nothing to say. */
function said(phase: Phase, subject: Subject): string | null {
  const outcome = phase.judge(subject);
  if (outcome instanceof Promise || outcome.kind !== "flagged") return null;
  return explain(phase.name, outcome.findings[0], subject.text).sentence;
}

describe("the honeypot", () => {
  it("catches who filled in what people do not see, and nobody else", () => {
    expect(honeypotPhase.judge(aSubject())).toEqual(CLEAN);
    expect(said(honeypotPhase, aSubject({ honeypotFilled: true }))).toMatch(/people do not see/);
  });
});

describe("the parent", () => {
  it.each(["none", "ok"] as const)("is nothing to talk about when it is %s", (parent) => {
    expect(parentPhase.judge(aSubject({ facts: facts({ parent }) }))).toEqual(CLEAN);
  });

  it.each([
    ["missing", "not there"],
    ["not-public", "readers cannot see"],
    ["other-thread", "another page"],
  ] as const)("that is %s is named", (parent, words) => {
    expect(said(parentPhase, aSubject({ facts: facts({ parent }) }))).toContain(words);
  });

  it("cannot be asked about without history", () => {
    expect(parentPhase.judge(aSubject({ facts: null }))).toEqual(SKIPPED);
  });
});

describe("a flood", () => {
  const minute = (byAuthor: number, byNetwork: number) =>
    aSubject({ facts: facts({ lastMinute: { byAuthor, byNetwork } }) });

  it("begins with the comment after the limit, which counts itself", () => {
    expect(floodPhase.judge(minute(9, 9))).toEqual(CLEAN);
    expect(said(floodPhase, minute(10, 0))).toMatch(/one of 11 .* from one author, limit 10/);
    expect(said(floodPhase, minute(0, 10))).toMatch(/one of 11 .* from one network, limit 10/);
  });

  it("names the worse of author and network", () => {
    expect(said(floodPhase, minute(12, 40))).toMatch(/one of 41 .* network/);
  });

  it("is not looked for where the policy says 0", () => {
    const policy = { ...DEFAULT_POLICY, flood: { perMinute: 0 } };
    expect(floodPhase.judge({ ...minute(500, 500), policy })).toEqual(CLEAN);
  });

  it("cannot be seen without history", () => {
    expect(floodPhase.judge(aSubject({ facts: null }))).toEqual(SKIPPED);
  });
});

describe("a first comment", () => {
  const policy = { ...DEFAULT_POLICY, firstComment: "hold" } as const;

  it("is like any other unless the policy holds it", () => {
    expect(firstCommentPhase.judge(aSubject())).toEqual(CLEAN);
    expect(firstCommentPhase.judge(aSubject({ facts: null }))).toEqual(CLEAN);
    expect(said(firstCommentPhase, aSubject({ policy }))).toMatch(/first of an author/);
  });

  it("is no first one when the author had one approved", () => {
    expect(firstCommentPhase.judge(aSubject({ policy, facts: facts({ approvedBefore: 1 }) }))).toEqual(CLEAN);
  });

  it("cannot be told without history", () => {
    expect(firstCommentPhase.judge(aSubject({ policy, facts: null }))).toEqual(SKIPPED);
  });
});
