// What blogs pull over HTTP: the shapes, the caches, and that nothing but the public is in them.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repliesPage, threadFlat, threadTree } from "../../src/contract/comment.ts";
import { issueReceipt } from "../../src/secrets/receipt.ts";
import { keyring } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import { BLOG, call, post, postForm, startPublicApi } from "./public-api.ts";
import type { PublicApi } from "./public-api.ts";

let on: PublicApi;
let root: string;
let reply: string;
let held: string;
beforeAll(async () => {
  on = await startPublicApi();
  root = await storeJudged(on.db, on.site, { text: "A root." });
  reply = await storeJudged(on.db, on.site, { text: "A reply.", ancestors: [root] });
  held = await storeJudged(on.db, on.site, { text: "Held back.", status: "held" });
});
afterAll(() => on.close());

const COMMENTS = "/v1/sites/blog/threads/first-review/comments";

describe("a thread", () => {
  it("is a tree of what is public", async () => {
    const answer = await call(on, COMMENTS);
    const page = threadTree.parse(answer.json());
    expect(page.thread).toMatchObject({ key: "first-review", count: 2, open: true });
    expect(page.items).toMatchObject([
      { id: root, html: "<p>A root.</p>", replyCount: 1, more: null, replies: [{ id: reply, parent: root }] },
    ]);
    expect(answer.text).not.toContain(held);
  });

  it("comes flat, oldest first and as nodes when asked", async () => {
    const page = threadFlat.parse((await call(on, `${COMMENTS}?shape=flat&sort=oldest&body=nodes`)).json());
    expect(page.items.map((item) => item.id)).toEqual([root, reply]);
    expect(page.items[0]).not.toHaveProperty("html");
    expect(page.items[0]).toHaveProperty("nodes");
  });

  it("goes on from page to page to the end", async () => {
    const first = threadFlat.parse((await call(on, `${COMMENTS}?shape=flat&limit=1`)).json());
    const next = `${COMMENTS}?shape=flat&limit=1&after=${first.next ?? ""}`;
    const second = threadFlat.parse((await call(on, next)).json());
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual([reply, root]);
    expect(second.next).toBeNull();
  });

  it("is not sent again while readers would see the same", async () => {
    const answer = await call(on, COMMENTS);
    const etag = answer.headers.get("etag") ?? "";
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    const again = await call(on, COMMENTS, {
      headers: { "If-None-Match": etag, "Cache-Control": "max-age=0" },
    });
    expect(again).toMatchObject({ status: 304, text: "" });
    await storeJudged(on.db, on.site, { text: "Somewhere else.", threadKey: "second-review" });
    const unmoved = { headers: { "If-None-Match": `W/${etag}`, "Cache-Control": "max-age=0" } };
    expect((await call(on, COMMENTS, unmoved)).status).toBe(304);
  });

  it("nobody wrote in is an empty page", async () => {
    const page = threadTree.parse((await call(on, "/v1/sites/blog/threads/never-seen/comments")).json());
    expect(page).toMatchObject({
      thread: { key: "never-seen", count: 0, open: true },
      items: [],
      next: null,
    });
  });

  it("may be read by the blog's pages", async () => {
    const answer = await call(on, COMMENTS, { headers: { Origin: BLOG } });
    expect(answer.headers.get("access-control-allow-origin")).toBe(BLOG);
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

it.each([
  ["limit=0", "query"],
  ["limit=201", "query"],
  ["limit=1.5", "query"],
  ["sort=best", "query"],
  ["sort=newest&sort=oldest", "query"],
  ["shape=ring", "query"],
  ["body=pdf", "query"],
  ["after=nonsense", "cursor"],
  ["after=", "cursor"],
])("a query that does not fit is refused: %s", async (query, code) => {
  expect((await call(on, `${COMMENTS}?${query}`)).json()).toMatchObject({ status: 400, code });
});

it("a cursor of another list is refused", async () => {
  const { next } = threadFlat.parse((await call(on, `${COMMENTS}?shape=flat&limit=1`)).json());
  for (const path of [`${COMMENTS}?shape=tree`, `${COMMENTS}?shape=flat&sort=oldest`])
    expect((await call(on, `${path}&after=${next ?? ""}`)).json()).toMatchObject({ code: "cursor" });
});

it("further replies come flat in the order of time", async () => {
  const path = `${COMMENTS}/${root}/replies`;
  expect(repliesPage.parse((await call(on, path)).json()).items).toMatchObject([{ id: reply }]);
  expect((await call(on, `${COMMENTS}/7/replies`)).status).toBe(404);
});

it("counts are of public comments, 0 for unknown threads, at most 100 at once", async () => {
  const counts = await call(on, "/v1/sites/blog/counts?threads=first-review,never-seen,constructor");
  expect(counts.json()).toEqual({ "first-review": 2, "never-seen": 0, constructor: 0 });
  const keys = (count: number) => Array.from({ length: count }, (_, index) => `t${String(index)}`).join(",");
  expect((await call(on, `/v1/sites/blog/counts?threads=${keys(100)}`)).status).toBe(200);
  for (const query of ["", "?threads=", `?threads=${keys(101)}`, "?threads=-bad-"])
    expect((await call(on, `/v1/sites/blog/counts${query}`)).json()).toMatchObject({ code: "query" });
});

describe("one comment", () => {
  it("is public or unknown to readers", async () => {
    const shown = await call(on, `/v1/sites/blog/comments/${root}`);
    expect(shown.json()).toMatchObject({ id: root, text: "A root." });
    expect(shown.headers.get("vary")).toMatch(/momo-receipt/i);
    for (const id of [held, randomUUID(), "7"])
      expect((await call(on, `/v1/sites/blog/comments/${id}`)).json()).toMatchObject({ status: 404 });
  });

  it("is shown to its author in any state, and to nobody else", async () => {
    const receipt = issueReceipt(keyring, "blog", held);
    const path = `/v1/sites/blog/comments/${held}`;
    const own = await call(on, path, { headers: { "Momo-Receipt": receipt } });
    expect(own.json()).toMatchObject({ status: "held", text: "Held back.", public: null });
    expect(own.headers.get("cache-control")).toBe("private, no-store");
    for (const wrong of [issueReceipt(keyring, "blog", root), issueReceipt(keyring, "other", held), "x"])
      expect((await call(on, path, { headers: { "Momo-Receipt": wrong } })).json()).toMatchObject({
        status: 403,
        code: "receipt",
      });
  });
});

describe("a reply", () => {
  it("to what is public is accepted", async () => {
    expect((await post(on, { text: "Quite so.", parent: root })).status).toBe(202);
    expect((await post(on, { text: "Quite so.", parent: root.toUpperCase() })).status).toBe(202);
  });

  it("to anything else is refused and says why", async () => {
    const elsewhere = await storeJudged(on.db, on.site, { threadKey: "second-review" });
    for (const parent of [held, elsewhere, randomUUID()]) {
      const answer = await post(on, { text: "To whom?", parent });
      expect(answer.json()).toMatchObject({ status: 422, code: "invalid", errors: [{ path: "parent" }] });
    }
    const form = await postForm(on, { text: "To whom?", parent: held });
    expect(form.status).toBe(422);
    expect(form.text).toContain("This comment cannot be replied to.");
  });
});
