// How the API says how it is, what it counts, and what never gets into its log.
import { afterAll, beforeAll, expect, it } from "vitest";
import { addToken } from "../../src/moderators/tokens.ts";
import { until } from "../support/until.ts";
import { acceptedOf, call, post, postForm, startPublicApi } from "./public-api.ts";
import type { PublicApi } from "./public-api.ts";

let on: PublicApi;
beforeAll(async () => {
  on = await startPublicApi({ MOMO_QUEUE_LIMIT: "3" });
});
afterAll(() => on.close());

it("is alive, and ready with everything it stands on named", async () => {
  expect((await call(on, "/healthz")).json()).toEqual({ status: "ok" });
  expect((await call(on, "/readyz")).json()).toEqual({ status: "ok", redis: "ok", postgres: "ok" });
});

it("shows its figures to instance-wide admins only", async () => {
  const as = (token: string) => call(on, "/metrics", { headers: { Authorization: `Bearer ${token}` } });
  expect((await call(on, "/metrics")).json()).toMatchObject({ status: 401, code: "credentials" });
  const one = await addToken({ db: on.db }, { site: "blog", scope: "admin" });
  expect((await as(one.token)).json()).toMatchObject({ status: 403, code: "scope" });
  const all = await addToken({ db: on.db }, { site: null, scope: "admin" });
  acceptedOf(await post(on, { text: "One to count." }));
  const text = await until("the comment is counted in the queue", async () => {
    const answer = await as(all.token);
    return answer.text.includes('momo_queue_jobs{state="waiting"} 1\n') && answer.text;
  });
  expect(text).toMatch(/^momo_comments_accepted_total 1$/m);
  expect(text).toMatch(/^momo_queue_oldest_seconds \d/m);
});

it("leads from every problem to a page that explains its code", async () => {
  const { type } = (await call(on, "/nowhere")).json() as { type: string };
  const [path = "", anchor = ""] = type.split("#");
  expect((await call(on, path)).text).toContain(`id="${anchor}"`);
});

it("writes neither texts nor people nor addresses into its log", async () => {
  const secret = {
    text: "UNSPEAKABLE WORDS",
    author: { name: "SOMEBODY", email: "somebody@private.example" },
  };
  acceptedOf(
    await post(on, secret, { headers: { "Momo-Receipt": "RECEIPT", Authorization: "Bearer TOKEN" } }),
  );
  await post(on, { ...secret, parent: "7" });
  await postForm(on, { text: "UNSPEAKABLE WORDS", email: "somebody@private" });
  await call(on, "/v1/sites/blog/counts?threads=QUERY");
  await until("the last request is logged", () => on.api.log().includes("/v1/sites/blog/counts"));
  expect(on.api.log()).not.toMatch(
    /UNSPEAKABLE|SOMEBODY|private\.example|RECEIPT|TOKEN|QUERY|remoteAddress/i,
  );
});

it("asks to come later once the queue is full, form and program alike, and says so where watchers look", async () => {
  const first = await until("the queue is full", async () => {
    const answer = await post(on, { text: "One more." });
    return answer.status === 503 && answer;
  });
  expect(first.json()).toMatchObject({ code: "busy" });
  expect(Number(first.headers.get("retry-after"))).toBeGreaterThan(0);
  const form = await postForm(on, { text: "Kept for me." });
  expect(form.status).toBe(503);
  expect(form.text).toContain("Kept for me.</textarea>");
  const ready = await call(on, "/readyz");
  expect(ready.status).toBe(503);
  expect(ready.json()).toMatchObject({ redis: "the queue is full" });
});
