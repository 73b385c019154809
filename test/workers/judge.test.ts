// The line of `momo judge`.
import { describe, expect, it } from "vitest";
import { createJudge } from "../../workers/judge.ts";

const judge = createJudge();
const nobody = { name: null, email: null, url: null };
const judgeText = (text: string, author = {}) => judge({ id: "7", text, author: { ...nobody, ...author } });

describe("judging a comment from nowhere", () => {
  it("approves an ordinary one and says next to nothing", async () => {
    const { spam, ...rest } = await judgeText("The lighthouse scene alone is worth the ticket.");
    expect(rest).toEqual({
      id: "7",
      verdict: "approve",
      findings: [],
      masked: "The lighthouse scene alone is worth the ticket.",
    });
    expect(spam.score).toBeLessThan(0.1);
  });

  it("keeps the id as it came, none included", async () => {
    expect((await judge({ id: null, text: "Fine.", author: nobody })).id).toBeNull();
  });

  it("masks a strong word and approves", async () => {
    const text = "What a fucking great film";
    const { verdict, findings, masked } = await judgeText(text);
    expect(verdict).toBe("approve");
    expect(masked).toBe("What a f*** great film");
    const [span] = findings[0]?.evidence ?? [];
    expect(span).toMatchObject({ kind: "span", start: 7, end: 14 });
  });

  it("masks a severe word too, though the comment is held", async () => {
    const { verdict, findings, masked } = await judgeText("he is such a faggot and a shit actor");
    expect(verdict).toBe("hold");
    expect(findings.map(({ severity }) => severity)).toContain("severe");
    expect(masked).not.toMatch(/aggot|hit actor/);
  });

  it("lists the findings of every phase in their order", async () => {
    const text = "Shit deal: buy cheap viagra online http://a.example http://b.example http://c.example";
    const { verdict, findings } = await judgeText(text);
    expect(verdict).toBe("reject");
    expect(findings.map(({ reason }) => reason)).toEqual(["links", "profanity", "spam"]);
  });

  it("answers the same score in the finding and beside it", async () => {
    const { findings, spam } = await judgeText(
      "Best online casino, 100 free spins, no deposit: https://win.example",
    );
    expect(findings.at(-1)?.score).toBe(spam.score);
    expect(spam.score).toBeGreaterThan(0.95);
  });

  it("counts spans in the text as it would be stored", async () => {
    const { findings, masked } = await judgeText(" \r\n\u0000 shit\r\n ");
    expect(masked).toBe("\uFFFD s***");
    expect(findings[0]?.evidence[0]).toMatchObject({ start: 2, end: 6 });
  });

  it("takes what cannot be read as it is", async () => {
    expect(await judgeText("")).toMatchObject({ verdict: "approve", masked: "" });
    expect(await judgeText("\uD800")).toMatchObject({ verdict: "approve", masked: "\uFFFD" });
  });
});
