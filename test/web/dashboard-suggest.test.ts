import { describe, expect, it } from "vitest";
import { suggestedReason } from "../../src/web/dashboard/suggest.ts";

type Asked = Parameters<typeof suggestedReason>[0];
type Finding = Asked["findings"][number];

const found = (reason: Finding["reason"], score = 1): Finding => ({
  reason,
  score,
  severity: "strong",
  evidence: [],
  phase: "spam",
  code: reason,
  params: {},
  sentence: "",
});

const suggested = (parts: Partial<Asked>) =>
  suggestedReason({
    findings: [],
    reason: null,
    reports: { open: 0, total: 0, reasons: {} },
    ...parts,
  } as Asked);

describe("the reason suggested for a rejection", () => {
  it("follows the finding that settled the decision, though another weighs more", () => {
    const findings = [found("spam", 0.9), found("profanity", 0.5)];
    expect(suggested({ findings, reason: "profanity" })).toBe("abuse");
  });

  it("is spam for links, repeated texts, floods and filled honeypots", () => {
    for (const reason of ["links", "duplicate", "flood", "honeypot", "spam"] as const)
      expect(suggested({ findings: [found(reason)], reason })).toBe("spam");
  });

  it("looks past a deciding reason that speaks of no fault, to the gravest finding", () => {
    const findings = [found("profanity", 0.2), found("spam", 0.7)];
    expect(suggested({ findings, reason: "hold-all" })).toBe("spam");
  });

  it("is what most readers reported while their reports are open", () => {
    const reports = { open: 3, total: 3, reasons: { spam: 1, "off-topic": 2 } };
    expect(suggested({ findings: [found("spam")], reason: "spam", reports })).toBe("off-topic");
  });

  it("accuses nobody when nothing was found", () => {
    expect(suggested({ findings: [found("first-comment")], reason: "first-comment" })).toBe("other");
  });
});
