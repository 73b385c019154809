import { describe, expect, it } from "vitest";
import { noticed, settle } from "../../src/moderation/standing.ts";
import type { Standing } from "../../src/moderation/standing.ts";

const HELD: Standing = { status: "held", publicRevision: null, veiled: false };
const PUBLIC: Standing = { status: "approved", publicRevision: 1, veiled: false };

describe("settling", () => {
  it("makes the newest revision public when it is approved", () => {
    const edited = { ...HELD, publicRevision: 1 };
    expect(settle(edited, "approve", 2)).toEqual({ status: "approved", publicRevision: 2, veiled: false });
  });

  it("takes a public comment away when it is rejected", () => {
    expect(settle(PUBLIC, "reject", 1)).toEqual({ ...PUBLIC, status: "rejected", publicRevision: null });
  });

  it("leaves an earlier public revision where it is when the newest is rejected", () => {
    expect(settle({ ...HELD, publicRevision: 1 }, "reject", 2)).toEqual({
      status: "rejected",
      publicRevision: 1,
      veiled: false,
    });
  });

  it("takes every revision away when the comment is deleted", () => {
    expect(settle({ ...HELD, publicRevision: 1 }, "delete", 2).publicRevision).toBeNull();
  });

  it.each(["veil", "unveil"] as const)("changes nothing but the veil to %s", (action) => {
    expect(settle({ ...PUBLIC, veiled: action === "unveil" }, action, 1)).toEqual({
      ...PUBLIC,
      veiled: action === "veil",
    });
  });
});

describe("readers", () => {
  const nothing = { change: null, publicCount: 0 };
  it.each([
    { what: "a comment that appears", from: HELD, to: PUBLIC, seen: { change: "approved", publicCount: 1 } },
    { what: "a comment that goes", from: PUBLIC, to: HELD, seen: { change: "removed", publicCount: -1 } },
    {
      what: "a newer text",
      from: PUBLIC,
      to: { ...PUBLIC, publicRevision: 2 },
      seen: { change: "edited", publicCount: 0 },
    },
    {
      what: "a veil",
      from: PUBLIC,
      to: { ...PUBLIC, veiled: true },
      seen: { change: "edited", publicCount: 0 },
    },
    { what: "nothing of a confirmation", from: PUBLIC, to: PUBLIC, seen: nothing },
    { what: "nothing of what they never saw", from: HELD, to: { ...HELD, veiled: true }, seen: nothing },
    {
      what: "nothing of an edit that was rejected",
      from: PUBLIC,
      to: { ...PUBLIC, status: "rejected" as const },
      seen: nothing,
    },
  ])("notice $what", ({ from, to, seen }) => {
    expect(noticed(from, to)).toEqual(seen);
  });
});
