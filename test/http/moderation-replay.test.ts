// Replays as programs and the console ask for them: what a changed policy would have decided.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SiteSettings } from "../../src/contract/site.ts";
import { addUser } from "../../src/moderators/accounts.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
import { storeJudged } from "../support/judged.ts";
import type { JudgedParts } from "../support/judged.ts";
import { signInTo } from "./moderation-app.ts";
import { replayed, startReplayStage } from "./replay-stage.ts";
import type { ReplayStage } from "./replay-stage.ts";

let stage: ReplayStage;
let db: Database;

beforeAll(async () => {
  stage = await startReplayStage();
  ({ db } = stage);
});
afterAll(() => stage.close());

const LINKS = "See https://one.example/a and https://two.example/b for more.";
const store = (site: SiteSettings, parts: JudgedParts = {}) =>
  storeJudged(db, site, { text: "A fine film.", ...parts });
const stricter = (site: SiteSettings) => ({ ...site.policy, links: { hold: 1 } });

describe("a replay", () => {
  it("under the same policy changes nothing", async () => {
    const site = await addTestSite(db);
    await store(site);
    await store(site, { text: LINKS, email: "reader@mail.example" });
    const { done, total, result } = await replayed(stage, site, { policy: site.policy });
    const none = { count: 0, examples: [] };
    expect({ done, total }).toEqual({ done: 2, total: 2 });
    expect(result).toEqual({
      ...{ held: none, freed: none, rejected: none },
      ...{ precision: null, recall: null, before: { precision: null, recall: null } },
      ...{ reviewed: 0, leftOut: 0 },
    });
  });

  it("finds exactly the comments a stricter policy would hold, newest first, and changes none", async () => {
    const site = await addTestSite(db);
    const other = await addTestSite(db);
    await store(other, { text: LINKS });
    const first = await store(site, { text: LINKS });
    await store(site);
    const second = await store(site, { text: LINKS, email: "reader@mail.example" });
    const { result } = await replayed(stage, site, { policy: stricter(site) });
    expect(result?.held.count).toBe(2);
    expect(result?.held.examples.map(({ id }) => id)).toEqual([second, first]);
    expect(result?.held.examples[0]).toMatchObject({
      ...{ site: site.key, status: "approved", text: LINKS, author: { email: "reader@mail.example" } },
    });
    expect(result).toMatchObject({ freed: { count: 0 }, rejected: { count: 0 } });
  });

  it("looks at the newest comments alone when asked for so many", async () => {
    const site = await addTestSite(db);
    await store(site, { text: LINKS });
    const newest = await store(site, { text: `${LINKS} Again.` });
    const { done, result } = await replayed(stage, site, { policy: stricter(site), last: 1 });
    expect(done).toBe(1);
    expect(result?.held.examples.map(({ id }) => id)).toEqual([newest]);
  });

  it("measures both policies against the last decisions of people that stand", async () => {
    const site = await addTestSite(db);
    const { decide } = decidingOn(db);
    const [bad, good, restored, undecided] = await Promise.all(
      ["1", "2", "3", "4"].map((end) => store(site, { text: `${LINKS} ${end}` })),
    );
    const missed = await store(site);
    await decide(site, { commentId: bad ?? "", action: "delete" });
    await decide(site, { commentId: good ?? "", action: "reject" });
    await decide(site, { commentId: good ?? "", action: "approve", seen: 2 });
    await decide(site, { commentId: restored ?? "", action: "reject" });
    await decide(site, { commentId: restored ?? "", action: "restore", seen: 2 });
    await decide(site, { commentId: undecided ?? "", action: "veil" });
    await decide(site, { commentId: missed, action: "reject" });
    const { result } = await replayed(stage, site, { policy: stricter(site) });
    expect(result).toMatchObject({ reviewed: 3, precision: 0.5, recall: 0.5 });
    expect(result?.before).toEqual({ precision: null, recall: 0 });
  });

  it("takes what needs history as stored", async () => {
    const site = await addTestSite(db);
    const flood = { reason: "flood", score: 1, severity: "mild", evidence: [] } as const;
    const steps = [{ phase: "flood", version: 1, ms: 0.1, kind: "flagged", findings: [flood] }] as const;
    await store(site, { text: LINKS, status: "held", steps });
    const { result } = await replayed(stage, site, {
      policy: { ...stricter(site), flood: { perMinute: 0 } },
    });
    expect(result).toMatchObject({ held: { count: 0 }, freed: { count: 0 } });
  });

  it("leaves out what is withdrawn, blanked, never judged, or sealed with a lost secret", async () => {
    const site = await addTestSite(db);
    const { decide } = decidingOn(db);
    const [withdrawn, blanked, unjudged] = [await store(site), await store(site), await store(site)];
    await store(site, { text: LINKS, emailSealed: "of another secret" });
    await decide(site, { commentId: withdrawn, action: "delete" });
    const change = (text: string, id: string) => db.run({ name: "", text, values: [id] });
    await change(
      "update decisions set actor_kind = 'author' where comment_id = $1 and number = 2",
      withdrawn,
    );
    await change(
      "update revisions set text = '', masked = '', status = 'deleted' where comment_id = $1",
      blanked,
    );
    await change("delete from judgements where comment_id = $1", unjudged);
    await store(site, { text: LINKS });
    const { done, result } = await replayed(stage, site, { policy: stricter(site) });
    expect(done).toBe(5);
    expect(result).toMatchObject({ held: { count: 1 }, leftOut: 4, reviewed: 0 });
  });

  it("takes words that jsonb would refuse", async () => {
    const site = await addTestSite(db);
    await store(site, { text: "Bananas, all of it." });
    const block = [
      { entry: "bananas", rule: "reject" },
      { entry: "\u0000", rule: "hold" },
      { entry: "\ud800", rule: "hold" },
    ];
    const { result } = await replayed(stage, site, {
      policy: { ...site.policy, words: { ...site.policy.words, block } },
    });
    expect(result).toMatchObject({ rejected: { count: 1 }, held: { count: 0 } });
  });

  it("of an empty site is done with nothing", async () => {
    const site = await addTestSite(db);
    expect(await replayed(stage, site, { policy: stricter(site) })).toMatchObject({
      state: "done",
      done: 0,
      total: 0,
    });
  });

  it("is open to an admin's session and to an instance-wide token", async () => {
    const site = await addTestSite(db);
    const person = await addUser({ db }, { email: "admin@momo.example", role: "admin", sites: [] });
    const { cookie, csrf } = await signInTo(stage.app, person);
    await replayed(stage, site, { policy: site.policy, caller: { Cookie: cookie, "Momo-CSRF": csrf } });
    await replayed(stage, site, { policy: site.policy, caller: await stage.withToken(null, "admin") });
  });
});

it("an old replay is forgotten when the next one is asked for", async () => {
  const site = await addTestSite(db);
  const headers = await stage.withToken(site.key, "admin");
  const old = await replayed(stage, site, { policy: site.policy, caller: headers });
  await db.run({
    name: "",
    text: "update replays set created_at = now() - interval '8 days' where replay_id = $1",
    values: [old.id],
  });
  expect((await stage.get(site, headers, old.id)).status).toBe(200);
  await replayed(stage, site, { policy: site.policy, caller: headers });
  expect((await stage.get(site, headers, old.id)).status).toBe(404);
});
