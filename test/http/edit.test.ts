// Edits over HTTP: what is accepted, how it is answered, and what is refused with which words.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { issueReceipt } from "../../src/secrets/receipt.ts";
import { unseal } from "../../src/secrets/seal.ts";
import { insertPolicy } from "../../src/store/sites.ts";
import { addTestSite, keyring } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
import { storeJudged } from "../support/judged.ts";
import { authorOn, pathOf, receiptOf, viewOf } from "./author-calls.ts";
import type { AuthorCalls } from "./author-calls.ts";
import { acceptedOf, call, post, startPublicApi } from "./public-api.ts";
import type { PublicApi } from "./public-api.ts";

let on: PublicApi;
let author: AuthorCalls;
beforeAll(async () => {
  on = await startPublicApi();
  author = authorOn(on);
});
afterAll(() => on.close());

describe("an edit", () => {
  it("is answered as waiting, beside what readers see meanwhile", async () => {
    const id = await author.store({ text: "As I said it first." });
    const answer = await author.patch(id, { revision: 1, text: " As I say it now. ", spoiler: true });
    const view = viewOf(answer);
    expect(view).toMatchObject({
      ...{
        id,
        thread: "first-review",
        revision: 2,
        status: "queued",
        text: "As I say it now.",
        spoiler: true,
      },
      ...{ reasons: [], message: null, public: { id, text: "As I said it first.", editedAt: null } },
    });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("vary")).toMatch(/momo-receipt/i);
    expect(await author.look(id)).toEqual(view);
    expect((await call(on, pathOf(id))).json()).toMatchObject({ text: "As I said it first." });
  });

  it("waits in Redis without any address of mail, and with the reader's own address sealed", async () => {
    const id = await author.store({ name: "Ada", email: "ada@reader.example" });
    viewOf(await author.patch(id, { revision: 1, text: "Another word." }));
    const job = await on.findJob(id, 2);
    expect(job).toMatchObject({
      revision: 2,
      text: "Another word.",
      author: { name: "Ada" },
      returning: null,
    });
    expect(JSON.stringify(job)).not.toMatch(/reader\.example|127\.0\.0\.1/);
    expect(unseal(keyring, job?.sealed ?? "")).toMatchObject({ email: null });
  });

  it("that says nothing of the cover leaves it as it was", async () => {
    const id = await author.store({ spoiler: true });
    expect(viewOf(await author.patch(id, { revision: 1, text: "Still covered." })).spoiler).toBe(true);
  });

  it("shows what readers see as nodes when asked", async () => {
    const id = await author.store();
    const answer = await call(on, `${pathOf(id)}?body=nodes`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json", "Momo-Receipt": receiptOf(id) },
      body: JSON.stringify({ revision: 1, text: "As nodes." }),
    });
    expect(viewOf(answer).public).toHaveProperty("nodes");
  });

  it("sent again is one edit and one answer, fifty at once included", async () => {
    const id = await author.store();
    const before = await on.countWaiting();
    const edit = { revision: 1, text: "Fifty times." };
    const views = (await Promise.all(Array.from({ length: 50 }, () => author.patch(id, edit)))).map(viewOf);
    for (const view of views) expect(view).toEqual(views[0]);
    expect(await on.countWaiting()).toBe(before + 1);
  });

  it("of two from the same revision the later is stale, whichever that is", async () => {
    const id = await author.store();
    const texts = ["The one.", "The other."];
    const answers = await Promise.all(texts.map((text) => author.patch(id, { revision: 1, text })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409]);
    expect(answers.find((answer) => answer.status === 409)?.json()).toMatchObject({
      code: "stale",
      current: 2,
    });
    const won = texts[answers.findIndex((answer) => answer.status === 202)];
    expect(await on.findJob(id, 2)).toMatchObject({ text: won });
    expect((await author.patch(id, { revision: 1, text: "A third." })).json()).toMatchObject({
      code: "stale",
    });
    expect((await author.patch(id, { revision: 1, text: won ?? "" })).status).toBe(202);
  });
});

describe("an edit is refused", () => {
  it("while the revision it names waits to be judged", async () => {
    const { id } = acceptedOf(await post(on, { text: "Just sent." }));
    expect((await author.patch(id, { revision: 1, text: "x" })).json()).toMatchObject({
      status: 409,
      code: "queued",
    });
    const stored = await author.store();
    viewOf(await author.patch(stored, { revision: 1, text: "First edit." }));
    expect((await author.patch(stored, { revision: 2, text: "x" })).json()).toMatchObject({ code: "queued" });
  });

  it("when it names another revision than the newest, and told which that is", async () => {
    const id = await author.store();
    for (const revision of [2, 7])
      expect((await author.patch(id, { revision, text: "x" })).json()).toMatchObject({
        ...{ status: 409, code: "stale", current: 1 },
      });
  });

  it("when the time for it is over, or there never was any", async () => {
    const old = await author.store({ createdAt: new Date(Date.now() - 16 * 60_000).toISOString() });
    expect((await author.patch(old, { revision: 1, text: "x" })).json()).toMatchObject({
      status: 403,
      code: "window",
    });
    const site = await addTestSite(on.db);
    await insertPolicy(on.db, site.key, { from: 1, policy: { ...DEFAULT_POLICY, editWindow: 0 }, by: null });
    const id = await storeJudged(on.db, site, { createdAt: new Date().toISOString() });
    const headers = {
      "Content-Type": "application/json",
      "Momo-Receipt": issueReceipt(keyring, site.key, id),
    };
    const init = { method: "PATCH", headers, body: '{"revision":1,"text":"x"}' };
    const never = await call(on, `/v1/sites/${site.key}/comments/${id}`, init);
    expect(never.json()).toMatchObject({ status: 403, code: "window" });
  });

  it("when the comment was deleted or taken back", async () => {
    const id = await author.store();
    await decidingOn(on.db).decide(on.site, { commentId: id, action: "delete" });
    const mine = await author.store();
    await author.remove(mine);
    for (const gone of [id, mine])
      expect((await author.patch(gone, { revision: 1, text: "x" })).json()).toMatchObject({
        ...{ status: 409, code: "withdrawn" },
      });
  });

  it.each([
    ["no revision", { text: "x" }, "revision"],
    ["a revision that is none", { revision: 0, text: "x" }, "revision"],
    ["an empty text", { revision: 1, text: " \u200B " }, "text"],
    ["a text that is too long", { revision: 1, text: "x".repeat(10_001) }, "text"],
    ["a cover that is none", { revision: 1, text: "x", spoiler: "perhaps" }, "spoiler"],
    ["a list", [], ""],
  ])("with %s", async (_, body, path) => {
    const answer = await author.patch(await author.store(), body);
    expect(answer.json()).toMatchObject({ status: 422, code: "invalid", errors: [{ path }] });
  });

  it("as a form, and as what cannot be read", async () => {
    const id = await author.store();
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    expect((await author.patch(id, "revision=1&text=x", form)).json()).toMatchObject({ status: 415 });
    expect((await author.patch(id, "{")).json()).toMatchObject({ status: 400, code: "malformed" });
  });
});
