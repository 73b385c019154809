// What a receipt lets its author do, and only its author; and taking a comment back, at any moment of its life.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueReceipt } from "../../src/secrets/receipt.ts";
import { keyring } from "../support/builders.ts";
import { findRevised } from "../support/editing.ts";
import { countersOf } from "../support/judged.ts";
import { authorOn, pathOf, receiptOf, viewOf } from "./author-calls.ts";
import type { AuthorCalls } from "./author-calls.ts";
import { acceptedOf, BLOG, call, post, startPublicApi } from "./public-api.ts";
import type { PublicApi } from "./public-api.ts";

let on: PublicApi;
let author: AuthorCalls;
beforeAll(async () => {
  on = await startPublicApi();
  author = authorOn(on);
});
afterAll(() => on.close());

describe("a receipt", () => {
  it.each(["PATCH", "DELETE"])("is asked for before anything else: %s", async (method) => {
    const id = await author.store();
    const other = receiptOf(await author.store());
    const bad = [undefined, "nonsense", other, `${id}.${"x".repeat(32)}`, issueReceipt(keyring, "blog2", id)];
    for (const receipt of bad)
      for (const asked of [id, randomUUID()]) {
        const headers: Record<string, string> = receipt === undefined ? {} : { "Momo-Receipt": receipt };
        const answer = await call(on, pathOf(asked), {
          method,
          headers,
          ...(method === "PATCH" && { body: "{" }),
        });
        expect(answer.json()).toMatchObject({ status: 403, code: "receipt" });
      }
    expect(await author.look(id)).toMatchObject({ status: "approved" });
  });

  it("of a comment that is not there finds nothing", async () => {
    const id = randomUUID();
    expect((await author.patch(id, { revision: 1, text: "x" })).json()).toMatchObject({
      status: 404,
      code: "unknown",
    });
    expect((await author.remove(id)).json()).toMatchObject({ status: 404, code: "unknown" });
    expect((await author.remove("no-id")).json()).toMatchObject({ status: 404, code: "unknown" });
  });

  it("never gets into the log", async () => {
    const id = await author.store();
    await author.patch(id, { revision: 1, text: "Logged?" });
    await author.remove(id);
    await author.patch(id, { revision: 1, text: "x" }, { "Momo-Receipt": `${receiptOf(id)}x` });
    expect(on.api.log()).toContain(id);
    expect(on.api.log()).not.toContain(receiptOf(id).slice(37));
    expect(on.api.log()).not.toContain("Logged?");
  });
});

describe("a comment taken back", () => {
  it("is gone for readers at once, and its author sees that it is", async () => {
    const id = await author.store({ text: "Not for long." });
    const answer = await author.remove(id);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect((await author.remove(id)).status).toBe(204);
    expect((await call(on, pathOf(id))).status).toBe(404);
    expect(await author.look(id)).toMatchObject({
      status: "deleted",
      text: "",
      public: null,
      editableUntil: null,
    });
  });

  it("leaves its place to its replies", async () => {
    const threadKey = "taken-back";
    const id = await author.store({ threadKey });
    const reply = await author.store({ threadKey, ancestors: [id] });
    expect((await author.remove(id)).status).toBe(204);
    const thread = await call(on, `/v1/sites/blog/threads/${threadKey}/comments`);
    expect(thread.json()).toMatchObject({
      thread: { count: 1 },
      items: [{ id, removed: true, replies: [{ id: reply }] }],
    });
  });

  it("that still waits is never judged: it is stored as taken back", async () => {
    const { id } = acceptedOf(await post(on, { text: "I wish I had not said that." }));
    expect((await author.remove(id)).status).toBe(204);
    expect((await author.remove(id)).status).toBe(204);
    expect(await author.look(id)).toMatchObject({ status: "deleted", text: "", revision: 1 });
    expect(await findRevised(on.db, on.site, id)).toMatchObject({
      status: "deleted",
      text: "",
      decisions: 1,
    });
    const { kept, counted } = await countersOf(on.db, on.site);
    expect(kept).toEqual(counted);
  });

  it("takes an edit with it that waits", async () => {
    const id = await author.store();
    viewOf(await author.patch(id, { revision: 1, text: "A waiting edit." }));
    expect((await author.remove(id)).status).toBe(204);
    expect(await author.look(id)).toMatchObject({ status: "deleted", text: "", revision: 1 });
  });

  it("may be held or rejected, and of any age", async () => {
    for (const status of ["held", "rejected"] as const) {
      const id = await author.store({ status, createdAt: "2026-01-01T00:00:00.000Z" });
      expect((await author.remove(id)).status).toBe(204);
      expect(await author.look(id)).toMatchObject({ status: "deleted", reasons: [] });
    }
  });
});

describe("the author's view", () => {
  it("says until when a comment may be edited, waiting or stored", async () => {
    const createdAt = new Date().toISOString();
    const until = new Date(Date.parse(createdAt) + 15 * 60_000).toISOString();
    expect(await author.look(await author.store({ createdAt }))).toMatchObject({
      createdAt,
      editableUntil: until,
    });
    const { id } = acceptedOf(await post(on, { text: "Just sent, too." }));
    const view = await author.look(id);
    expect(Date.parse(view.editableUntil ?? "") - Date.parse(view.createdAt)).toBe(15 * 60_000);
  });
});

describe("a page", () => {
  it("of the blog may edit and take back, and says so when asked", async () => {
    const id = await author.store();
    const answer = await author.patch(id, { revision: 1, text: "From the blog." }, { Origin: BLOG });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([202, BLOG]);
    const asked = await call(on, pathOf(id), {
      method: "OPTIONS",
      headers: { Origin: BLOG, "Access-Control-Request-Method": "DELETE" },
    });
    expect(asked.headers.get("access-control-allow-methods")).toBe("GET, POST, PATCH, DELETE");
    expect((await author.remove(id, { Origin: BLOG })).status).toBe(204);
  });

  it("elsewhere may not, whatever receipt it has", async () => {
    const id = await author.store();
    for (const answer of [
      await author.patch(id, { revision: 1, text: "x" }, { Origin: "https://elsewhere.example" }),
      await author.remove(id, { Origin: "https://elsewhere.example" }),
    ])
      expect(answer.json()).toMatchObject({ status: 403, code: "origin" });
  });

  it("hears what else can be done there", async () => {
    const answer = await call(on, pathOf(randomUUID()), { method: "PUT" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, PATCH, DELETE"]);
  });
});
