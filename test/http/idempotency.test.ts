// Sending again: the same key and content is the same comment, whatever happened in between.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decidingOn } from "../support/deciding.ts";
import { storeJudged } from "../support/judged.ts";
import { until } from "../support/until.ts";
import { acceptedOf, post, postForm, startPublicApi } from "./public-api.ts";
import type { Answer, PublicApi } from "./public-api.ts";

let on: PublicApi;
beforeAll(async () => {
  on = await startPublicApi();
});
afterAll(() => on.close());

function submit(text: string, key: string, thread = "first-review"): Promise<Answer> {
  const path = `/v1/sites/blog/threads/${thread}/comments`;
  return post(on, { text, author: { name: "Ada" } }, { path, headers: { "Idempotency-Key": key } });
}

it("fifty submits at once with one key are one comment and one answer", async () => {
  const before = await on.countWaiting();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 50 }, () => submit("Fifty times.", key)));
  const first = acceptedOf(answers[0] as Answer);
  for (const answer of answers) expect(acceptedOf(answer)).toEqual(first);
  expect(await on.countWaiting()).toBe(before + 1);
});

it("the key with another text is refused, and the first comment stays as it is", async () => {
  const key = randomUUID();
  const { id } = acceptedOf(await submit("What I meant.", key));
  const answer = await submit("What I mean now.", key);
  expect(answer.json()).toMatchObject({ status: 422, code: "reused" });
  expect(await on.findJob(id)).toMatchObject({ text: "What I meant." });
});

it("blanks and line breaks that are not kept make no other text", async () => {
  const key = randomUUID();
  const { id } = acceptedOf(await submit("Two\nlines", key));
  expect(acceptedOf(await submit(" Two\r\nlines\n", key)).id).toBe(id);
});

it("the same key in another thread is another comment", async () => {
  const key = randomUUID();
  const { id } = acceptedOf(await submit("Here and there.", key));
  expect(acceptedOf(await submit("Here and there.", key, "second-review")).id).not.toBe(id);
});

it("without a key each submit is a comment of its own", async () => {
  const [a, b] = [await post(on, { text: "Twice." }), await post(on, { text: "Twice." })];
  expect(acceptedOf(a).id).not.toBe(acceptedOf(b).id);
});

it("a form's key works alike, also together with a script's", async () => {
  const key = randomUUID();
  const before = await on.countWaiting();
  const fields = { text: "By form.", name: "Ada", key };
  expect((await postForm(on, fields)).status).toBe(200);
  expect((await postForm(on, fields)).status).toBe(200);
  acceptedOf(await submit("By form.", key));
  expect(await on.countWaiting()).toBe(before + 1);
});

describe("what was accepted and only not heard of", () => {
  it("is answered again after its parent is gone", async () => {
    const parent = await storeJudged(on.db, on.site);
    const key = { "Idempotency-Key": randomUUID() };
    const { id } = acceptedOf(await post(on, { text: "Quite so.", parent }, { headers: key }));
    await decidingOn(on.db).decide(on.site, { commentId: parent, action: "delete" });
    const again = await until("the door has forgotten the good parent", async () => {
      const other = await post(on, { text: "Another reply.", parent });
      return other.status === 422 && post(on, { text: "Quite so.", parent }, { headers: key });
    });
    expect(acceptedOf(again).id).toBe(id);
    const changed = await post(on, { text: "Not so.", parent }, { headers: key });
    expect(changed.json()).toMatchObject({ status: 422, code: "reused" });
  });
});

it.each(["short", "x".repeat(256), "sixteen or more  characters", "ümläute-ümläute-ümläute"])(
  "a key that is none is refused: %s",
  async (key) => {
    const header = Buffer.from(key, "utf8").toString("latin1");
    expect((await submit("x", header)).json()).toMatchObject({ status: 400, code: "key" });
  },
);
