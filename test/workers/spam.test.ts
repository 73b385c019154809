// The spam score: what must be rejected, what must be held, and above all what must not.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/moderation/explain.ts";
import type { Finding, Subject } from "../../src/moderation/phase.ts";
import { DEFAULT_POLICY, spamScore } from "../../src/moderation/policy.ts";
import { loadSpamModel } from "../../workers/spam-model.ts";
import { createSpamPhase } from "../../workers/spam/phase.ts";
import { SIGNALS } from "../../workers/spam/signals.ts";
import { aSubject, NO_HISTORY } from "../support/builders.ts";

const phase = createSpamPhase(loadSpamModel());
const { hold, reject } = DEFAULT_POLICY.spam;

function judge(parts: Partial<Subject>) {
  const outcome = phase.judge(aSubject(parts));
  if (outcome instanceof Promise) throw new Error("the phase judges in process");
  return outcome;
}

function scoreOf(parts: Partial<Subject>): number {
  const score = spamScore([{ phase: "spam", version: 1, ms: 0, ...judge(parts) }]);
  if (score === null) throw new Error("the phase always scores");
  return score;
}

function findingOf(parts: Partial<Subject>): Finding {
  const outcome = judge(parts);
  if (outcome.kind !== "flagged") throw new Error("the phase found nothing");
  return outcome.findings[0];
}

describe("is rejected", () => {
  it.each([
    "BUY CHEAP VIAGRA NOW!!! http://pills.example casino bonus http://win.example",
    "I make $5000 per week working from home, contact me on WhatsApp +1 555 123 4567",
    "Best online casino 2026, 100 free spins no deposit: https://lucky.example",
    "🎰🎰 ＢＥＳＴ ＣＡＳＩＮＯ 🎰🎰 𝗪𝗜𝗡 𝗕𝗜𝗚 bit.ly/win",
    "Dr Ogo brought my ex back with a powerful love spell, email him at ogo@spells.example",
    "Check out my channel and subscribe please!!",
    "Cheap replica watches, free shipping, order now www.replica.example",
    "[url=http://cheap.example]cheap viagra[/url]",
    "Congratulations you won a free gift, to claim your prize call now 0900 123 4567",
    "Заработок от 500$ в неделю, пишите в лс @manager_work",
    "Зaрабoтoк oт 500$ в нeделю, пишитe в лc",
  ])("“%s”", (text) => {
    expect(scoreOf({ text })).toBeGreaterThanOrEqual(reject);
  });
});

describe("is held", () => {
  it.each([
    "v1agra c1alis w1thout prescription",
    "situs slot gacor maxwin daftar sekarang",
    "Your blog is very informative, keep up the good work. I have bookmarked it.",
    "{Hi|Hello} there, {great|nice} article, keep it up",
  ])("“%s”", (text) => {
    expect(scoreOf({ text })).toBeGreaterThanOrEqual(hold);
  });

  it("praise that a reader may have meant, but never rejected for that alone", () => {
    expect(scoreOf({ text: "Great post, thanks for sharing!" })).toBeLessThan(reject);
  });
});

describe("is let through", () => {
  it.each([
    "Great review, thanks!",
    "lol",
    "😂😂😂😂😂😂😂😂",
    "BEST MOVIE EVER!!!!! I LOVED IT SO MUCH!!!",
    "Here is the interview with the director: https://video.example/watch?v=1",
    "See https://en.wikipedia.org/wiki/Casino_(1995_film) and https://www.imdb.com/title/tt0112641/ for the story.",
    "http://video.example/abc http://video.example/def",
    "Casino is still the best. De Niro and Pesci running the slots, the money, the betting - perfect.",
    "I want my money back. What a waste of two hours.",
    "You can buy the Blu-ray on the market, it was only $10 last week.",
    "The $200 million budget shows, but 90% of it is CGI.",
    "I wrote about this on my blog as well, if anyone is interested: https://filmnotes.example/lighthouse",
    "Kill, kill, kill: everybody dies, shoots, bleeds and goes to hell. A fucking masterpiece.",
    "Email me the spoilers please, I can't wait.",
    "He has seen it in 1994 1995 1999 2003 and on 12.11.2019, two billion (2.126.521.750) views later it is still great",
    "Она работает из дома. Отличный фильм, спасибо за рецензию!",
    "この映画は最高でした。ありがとう。",
  ])("“%s”", (text) => {
    expect(scoreOf({ text })).toBeLessThan(hold);
  });
});

describe("the author", () => {
  const author = (name: string | null, url: string | null) => ({ name, url, email: null, sub: null });

  it("counts when the name or the address is an advert", () => {
    const text = "Nice post, thanks";
    const plain = scoreOf({ text, author: author("Ada", null) });
    expect(scoreOf({ text, author: author("Best Online Casino", null) })).toBeGreaterThan(plain);
    expect(scoreOf({ text, author: author("Ada", "https://cheap-viagra.example/") })).toBeGreaterThan(plain);
  });

  it("may have an address of their own", () => {
    const text = "The lighthouse scene alone is worth the ticket.";
    const own = author("Ada", "https://ada.example/");
    expect(scoreOf({ text, author: own })).toBe(scoreOf({ text, author: author("Ada", null) }));
  });
});

describe("what is known besides the text", () => {
  const text = "Look at this: https://a.example/x, the one I told you about";

  it("counts when the form was filled in faster than it can be read", () => {
    expect(scoreOf({ text, filledInMs: 300 })).toBeGreaterThan(scoreOf({ text, filledInMs: 30_000 }));
    expect(scoreOf({ text, filledInMs: null })).toBe(scoreOf({ text, filledInMs: 30_000 }));
  });

  it("counts when others said the very same", () => {
    const same = { commentId: "0190a1b2-0000-7000-8000-000000000001", sameAuthor: false, sameThread: false };
    const facts = { ...NO_HISTORY, sameText: [same, same] };
    expect(scoreOf({ text, facts })).toBeGreaterThan(scoreOf({ text }));
    expect(scoreOf({ text: "Great film!", facts })).toBe(scoreOf({ text: "Great film!" }));
  });

  it("speaks for an author with approved comments, but saves no advert", () => {
    const facts = { ...NO_HISTORY, approvedBefore: 9 };
    expect(scoreOf({ text, facts })).toBeLessThan(scoreOf({ text }));
    const advert = "BUY CHEAP VIAGRA NOW!!! http://pills.example casino bonus http://win.example";
    expect(scoreOf({ text: advert, facts })).toBeGreaterThanOrEqual(reject);
  });

  it("is not needed", () => {
    expect(judge({ text, facts: null })).toMatchObject({ kind: "clean" });
  });
});

describe("a finding", () => {
  const text = "Best online casino, 100 free spins: https://lucky.example";

  it("measures the score against the policy's line, and names what weighs most in words", () => {
    const finding = findingOf({ text });
    expect(finding.evidence[0]).toEqual({ kind: "measure", name: "spam", value: finding.score, limit: hold });
    expect(explain("spam", finding, text).sentence).toMatch(
      /^looks like spam, \d\d out of 100; words that weigh most: .*“casino”.*; signals: gambling, /,
    );
  });

  it("is there from the policy's line on, wherever that is", () => {
    const score = scoreOf({ text });
    const at = (line: number) => ({ ...DEFAULT_POLICY, spam: { hold: line, reject: 1 } });
    expect(judge({ text, policy: at(score) }).kind).toBe("flagged");
    expect(judge({ text, policy: at(score + 0.0001) })).toEqual({ kind: "clean", score });
  });
});

it("scores any text between 0 and 1, the same each time", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
  );
  const check = fc.property(text, (one) => {
    const score = scoreOf({ text: one });
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThan(1);
    expect(scoreOf({ text: one })).toBe(score);
  });
  fc.assert(check, { numRuns: 300 });
});

it("has one name for each signal, fit for a sentence", () => {
  const names = SIGNALS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
