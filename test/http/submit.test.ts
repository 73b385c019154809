// The door for programs and scripts: what is accepted, as what it is kept, and what is refused with which words.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unseal } from "../../src/secrets/seal.ts";
import { keyring } from "../support/builders.ts";
import { acceptedOf, BLOG, call, post, startPublicApi, THREAD } from "./public-api.ts";
import type { PublicApi } from "./public-api.ts";

let on: PublicApi;
beforeAll(async () => {
  on = await startPublicApi();
});
afterAll(() => on.close());

describe("an accepted comment", () => {
  it("is answered with its id, a receipt and where to ask, and waits in Redis", async () => {
    const text = "The lighthouse scene alone is worth the ticket.";
    const answer = await post(on, { text, author: { name: "Ada", email: "ada@example.org" }, spoiler: true });
    const { id, receipt, statusUrl, revision, status } = acceptedOf(answer);
    expect({ status, revision }).toEqual({ status: "queued", revision: 1 });
    expect(receipt.startsWith(`${id}.`)).toBe(true);
    expect(statusUrl).toBe(`${on.api.url}/v1/sites/blog/comments/${id}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const job = await on.findJob(id);
    expect(job).toMatchObject({ text, thread: "first-review", spoiler: true, author: { name: "Ada" } });
  });

  it("is seen by its author as waiting, from the queue alone", async () => {
    const { receipt, statusUrl } = acceptedOf(await post(on, { text: "Only I see this." }));
    const answer = await fetch(statusUrl, { headers: { "Momo-Receipt": receipt } });
    expect(await answer.json()).toMatchObject({ status: "queued", text: "Only I see this.", public: null });
    expect((await fetch(statusUrl)).status).toBe(404);
  });

  it("keeps e-mail and address sealed in Redis", async () => {
    const answer = await post(on, { text: "Sealed.", author: { email: "grace@example.org" } });
    const job = await on.findJob(acceptedOf(answer).id);
    expect(JSON.stringify(job)).not.toMatch(/grace|127\.0\.0\.1/);
    expect(unseal(keyring, job?.sealed ?? "")).toEqual({
      email: "grace@example.org",
      address: expect.stringContaining("127.0.0.1") as string,
    });
  });

  it("may hold fields nobody knows yet, at any depth", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    acceptedOf(await post(on, `{"text":"Fine.","mood":${deep},"__proto__":{"text":1}}`));
  });

  it("is accepted with the honeypot filled in: a program learns nothing", async () => {
    const { id } = acceptedOf(await post(on, { text: "Buy!", website: "https://spam.example" }));
    expect(await on.findJob(id)).toMatchObject({ honeypotFilled: true });
  });

  it("belongs to a returning author when an earlier receipt comes along, and a bad one is ignored", async () => {
    const first = acceptedOf(await post(on, { text: "My first." }));
    for (const [receipt, returning] of [
      [first.receipt, first.id],
      [`${first.id}.${"x".repeat(32)}`, null],
    ] as const) {
      const { id } = acceptedOf(
        await post(on, { text: `With ${receipt}` }, { headers: { "Momo-Receipt": receipt } }),
      );
      expect(await on.findJob(id)).toMatchObject({ returning });
    }
  });
});

describe("a text", () => {
  it.each([
    ["NUL", "a\u0000b", "a\uFFFDb"],
    ["a lone surrogate", "a\uD800b", "a\uFFFDb"],
    ["a private-use character", "a\uE000b", "a\uFFFDb"],
    ["a private-use character of plane 15", "a\u{F0000}b", "a\uFFFD\uFFFDb"],
    ["line breaks of other systems", "a\r\nb\rc", "a\nb\nc"],
    ["blanks at both ends", "  a b \n", "a b"],
    ["a right-to-left override", "a\u202Eb", "a\u202Eb"],
    ["zero-width characters among others", "a\u200Bb", "a\u200Bb"],
  ])("with %s is kept in its stored form", async (_, text, stored) => {
    const { id } = acceptedOf(await post(on, { text }));
    expect((await on.findJob(id))?.text).toBe(stored);
  });

  it.each([
    ["nothing", ""],
    ["blanks", " \n\t "],
    ["zero-width characters", "\u200B\u200D\uFEFF\u2060"],
    ["an override", "\u202E\u202C"],
    ["Braille blanks and Hangul fillers", "\u2800\u3164\uFFA0"],
  ])("of only %s is empty", async (_, text) => {
    const answer = await post(on, { text });
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ code: "invalid", errors: [{ path: "text", message: "is empty" }] });
  });

  it("may have 10,000 code points and no more", async () => {
    acceptedOf(await post(on, { text: "🎬".repeat(10_000) }));
    expect(await post(on, { text: "🎬".repeat(10_001) })).toMatchObject({ status: 422 });
  });
});

describe("what does not fit", () => {
  it("is named all at once, each under its path", async () => {
    const answer = await post(on, {
      author: { name: "x".repeat(81), email: "nobody", url: "javascript:alert(1)" },
      parent: "7",
      url: "ftp://blog.example",
      spoiler: "perhaps",
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    const problem = answer.json() as { errors: { path: string }[]; type: string; requestId: string };
    expect(problem).toMatchObject({ type: "/docs/problems#invalid", status: 422, code: "invalid" });
    expect(problem.requestId).not.toBe("");
    expect(problem.errors.map((error) => error.path).sort()).toEqual(
      ["author.email", "author.name", "author.url", "parent", "spoiler", "text", "url"].sort(),
    );
  });

  it("is an address that is too long once it is written as browsers send it", async () => {
    const answer = await post(on, { text: "x", author: { url: `https://a.example/${"é".repeat(1_000)}` } });
    expect(answer.json()).toMatchObject({ code: "invalid", errors: [{ path: "author.url" }] });
  });

  it.each([
    ["JSON that breaks off", "{", { status: 400, code: "malformed" }],
    ["nothing at all", "", { status: 400, code: "malformed" }],
    ["bytes that are no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), { status: 400, code: "malformed" }],
    ["a list", "[]", { status: 422, code: "invalid" }],
    ["nesting 100,000 deep", "[".repeat(100_000), { status: 400, code: "malformed" }],
    [
      "a text 70,000 deep",
      `{"text":${"[".repeat(70_000)}${"]".repeat(70_000)}}`,
      { status: 422, code: "invalid" },
    ],
    ["more than 160 KiB", JSON.stringify({ text: "x".repeat(170_000) }), { status: 413, code: "size" }],
  ])("is refused by kind: %s", async (_, body, problem) => {
    const answer = await post(on, body);
    expect(answer.status).toBe(problem.status);
    expect(answer.json()).toMatchObject(problem);
  });

  it("is refused by its inflated size too", async () => {
    const bomb = gzipSync(JSON.stringify({ text: "x".repeat(10_000_000) }));
    const answer = await post(on, bomb, { headers: { "Content-Encoding": "gzip" } });
    expect(answer.json()).toMatchObject({ status: 413, code: "size" });
  });

  it.each(["text/plain", "multipart/form-data; boundary=x", "application/json; charset=utf-16", ""])(
    "is refused by its type: %s",
    async (type) => {
      const answer = await post(on, '{"text":"x"}', { headers: { "Content-Type": type } });
      expect(answer.json()).toMatchObject({ status: 415, code: "media-type" });
    },
  );
});

describe("an address", () => {
  it.each([
    "/v1/sites/nowhere/threads/first-review/comments",
    "/v1/sites/BLOG/threads/first-review/comments",
    "/v1/sites/blog/threads/-bad-/comments",
    "/v1/sites/blog/threads/a%2Fb/comments",
    "/v1/sites/blog/threads/..%2f..%2fetc/comments",
    "/v1/sites/blog/nothing",
  ])("that is nobody's is unknown: %s", async (path) => {
    expect((await post(on, { text: "x" }, { path })).json()).toMatchObject({ status: 404, code: "unknown" });
  });

  it("says what can be done there, and that a thread is not deleted by readers", async () => {
    const answer = await call(on, THREAD, { method: "DELETE" });
    expect(answer.json()).toMatchObject({ status: 405, code: "method" });
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST");
  });
});

describe("a page", () => {
  it("of the blog may call and read the answer", async () => {
    const answer = await post(on, { text: "From the blog." }, { headers: { Origin: BLOG } });
    acceptedOf(answer);
    expect(answer.headers.get("access-control-allow-origin")).toBe(BLOG);
    expect(answer.headers.get("access-control-expose-headers")).toBe("Retry-After, ETag");
    expect(answer.headers.get("vary")).toMatch(/origin/i);
  });

  it.each(["https://blog.example.evil.example", "http://blog.example", "https://blog.example:8443", "null"])(
    "elsewhere is refused, and its answer is not for reading: %s",
    async (origin) => {
      const answer = await post(on, { text: "x" }, { headers: { Origin: origin } });
      expect(answer.json()).toMatchObject({ status: 403, code: "origin" });
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
      expect(await call(on, THREAD, { headers: { Origin: origin } })).toMatchObject({ status: 403 });
    },
  );

  it("asks before it calls, and only the blog's hears yes", async () => {
    const ask = (origin: string) =>
      call(on, THREAD, {
        method: "OPTIONS",
        headers: { Origin: origin, "Access-Control-Request-Method": "POST" },
      });
    const allowed = await ask(BLOG);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
    const foreign = await ask("https://elsewhere.example");
    expect(foreign.status).toBe(204);
    expect([...foreign.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("of Momo's own may call too", async () => {
    acceptedOf(await post(on, { text: "From the embed's page." }, { headers: { Origin: on.api.url } }));
  });
});
