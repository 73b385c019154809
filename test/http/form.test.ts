// The door for browsers without script: where readers end up, and that a refused form loses nothing.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseForm } from "../../src/http/form.ts";
import { BLOG, postForm, startPublicApi } from "./public-api.ts";
import type { PublicApi } from "./public-api.ts";

let on: PublicApi;
beforeAll(async () => {
  on = await startPublicApi({ MOMO_QUEUE_LIMIT: "1000" });
});
afterAll(() => on.close());

const TYPED = { text: 'It is "good" & <b>bold</b>', name: "Ada", email: "ada@example.org", mood: "glad" };

describe("an accepted form", () => {
  it("leads back to the blog's page with a note, and nothing secret in the address", async () => {
    const back = `${BLOG}/reviews/first?page=2`;
    const answer = await postForm(on, { ...TYPED, return: `${back}#comments` });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`${back}#momo-thanks`);
  });

  it.each([
    ["to nowhere", undefined],
    ["elsewhere", "https://evil.example/"],
    ["elsewhere without a scheme", "//evil.example/"],
    ["elsewhere by backslash", "https:\\\\evil.example"],
    ["elsewhere behind the blog's name", "https://blog.example@evil.example/"],
    ["to the blog with somebody's name before it", "https://evil@blog.example/"],
    ["by script", "javascript:alert(1)"],
    ["to something a page of the blog once made", `blob:${BLOG}/x`],
  ])("that asks to return %s gets the thank-you page with the receipt in a field", async (_, target) => {
    const answer = await postForm(on, { ...TYPED, ...(target !== undefined && { return: target }) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.text).toMatch(/<input type="hidden" name="receipt" value="[0-9a-f-]{36}\.[\w-]{32}">/);
    expect(answer.text).not.toContain("evil.example");
  });

  it("shows on the next page how the comment is doing", async () => {
    const thanks = await postForm(on, TYPED);
    const receipt = /name="receipt" value="([^"]+)"/.exec(thanks.text)?.[1] ?? "";
    const answer = await postForm(
      on,
      { receipt },
      { path: "/embed/blog/first-review", headers: { Origin: on.api.url } },
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("On its way");
    expect(answer.text).toContain("How is it now?");
  });

  it("is let in from a page that says nothing of itself", async () => {
    expect(await postForm(on, TYPED, { headers: { Origin: "null" } })).toMatchObject({ status: 200 });
  });
});

interface Refusal {
  readonly status: number;
  readonly change?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

describe("a refused form", () => {
  it.each([
    ["a field does not fit", { status: 422, change: { email: "nobody" } }],
    ["the parent is not there", { status: 422, change: { parent: randomUUID() } }],
    ["the key is too short", { status: 400, change: { key: "k" } }],
    ["the page is a foreign one", { status: 403, headers: { Origin: "https://elsewhere.example" } }],
    ["the site is unknown", { status: 404, path: "/v1/sites/nowhere/threads/first-review/comments" }],
  ])("shows everything typed when %s", async (_, refusal: Refusal) => {
    const { status, change, ...options } = refusal;
    const answer = await postForm(on, { ...TYPED, ...change }, options);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.text).toContain("It is &quot;good&quot; &amp; &lt;b&gt;bold&lt;/b&gt;</textarea>");
    expect(answer.text).toContain('value="Ada"');
    expect(answer.text).toContain('name="mood" value="glad"');
    expect(answer.text).toContain("Send again");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("names the field, beside it and in the summary", async () => {
    const { text } = await postForm(on, { ...TYPED, email: "nobody", author_url: "nope" });
    expect(text).toContain("E-mail is not an e-mail address.");
    expect(text).toContain("Your web page is not an http or https address.");
    expect(text).toMatch(/name="email"[^>]* aria-invalid="true"/);
  });

  it("with a field given twice says which", async () => {
    const answer = await postForm(on, "text=One&text=Two&name=Ada");
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Your comment is given more than once.");
    expect(answer.text).toContain("One\n\nTwo</textarea>");
  });

  it("gets another key when its own stands for something else, so that the button works", async () => {
    const key = randomUUID();
    await postForm(on, { ...TYPED, key });
    const answer = await postForm(on, { ...TYPED, text: "Changed.", key });
    expect(answer.status).toBe(422);
    const fresh = /name="key" value="([^"]+)"/.exec(answer.text)?.[1] ?? "";
    expect(fresh).not.toBe(key);
    expect((await postForm(on, { ...TYPED, text: "Changed.", key: fresh })).status).toBe(200);
  });

  it.each(["text=%", "text=%ff", `${"a=1&".repeat(300)}text=x`])(
    "that no browser made is answered with a page too",
    async (body) => {
      const answer = await postForm(on, body);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("<h1>The request cannot be read</h1>");
    },
  );
});

it("a form too large to be read sends its reader back to where the text still is", async () => {
  const answer = await postForm(on, { ...TYPED, text: "x".repeat(170_000) });
  expect(answer.status).toBe(413);
  expect(answer.text).toContain("larger than 160 KiB");
  expect(answer.text).toContain("go back");
  expect(answer.text).not.toContain("Nothing you typed is lost");
});

it("a form is read as browsers write it", () => {
  const form = parseForm("text=a+b%0D%0Ac&text=again&name=%C3%A9&empty=&flag&__proto__=1");
  expect([...form.fields]).toEqual([
    ["text", "a b\r\nc"],
    ["name", "é"],
    ["empty", ""],
    ["flag", ""],
    ["__proto__", "1"],
  ]);
  expect([...form.repeated]).toEqual([["text", ["a b\r\nc", "again"]]]);
});
