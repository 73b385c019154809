// Where a reply ends up in its thread.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Database } from "../../src/store/database.ts";
import { insertPolicy } from "../../src/store/sites.ts";
import { addTestSite, aJob } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { findStored, moderateAll as moderateWith, moderatorOn } from "./moderating.ts";

let database: OpenTestDatabase;
let db: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ db } = database);
});
afterAll(() => database.close());

const find = (site: SiteSettings, id: string) => findStored(db, site, id);
const moderateAll = (jobs: readonly ModerationJob[]) => moderateWith(moderatorOn(db), jobs);

describe("replies", () => {
  it("nest below a public parent of the same thread", async () => {
    const site = await addTestSite(db);
    const parent = aJob({ site: site.key });
    await moderateAll([parent]);
    const reply = aJob({ site: site.key, parent: parent.id, text: "I thought so too." });
    await moderateAll([reply]);
    expect(await find(site, reply.id)).toMatchObject({ parent_id: parent.id, ancestors: [parent.id] });
  });

  it.each([
    ["missing", { parent: randomUUID() }],
    ["in another thread", { thread: "second-review" }],
  ])("are held, parent unset, when the parent is %s", async (_, parts) => {
    const site = await addTestSite(db);
    const parent = aJob({ site: site.key });
    await moderateAll([parent]);
    const reply = aJob({ site: site.key, parent: parent.id, text: "I thought so too.", ...parts });
    await moderateAll([reply]);
    expect(await find(site, reply.id)).toMatchObject({ status: "held", reason: "parent", parent_id: null });
  });

  it("to themselves are held: nothing can be its own parent", async () => {
    const site = await addTestSite(db);
    const id = randomUUID();
    await moderateAll([aJob({ site: site.key, id, parent: id })]);
    expect(await find(site, id)).toMatchObject({ status: "held", reason: "parent", parent_id: null });
  });

  it("to a comment of the same batch find it", async () => {
    const site = await addTestSite(db);
    const parent = aJob({ site: site.key });
    const reply = aJob({ site: site.key, parent: parent.id, text: "I thought so too." });
    await moderateAll([parent, reply]);
    expect(await find(site, reply.id)).toMatchObject({ status: "approved", parent_id: parent.id });
  });

  it("deeper than the policy allows join the last level", async () => {
    const site = await addTestSite(db);
    await insertPolicy(db, site.key, { from: 1, policy: { ...site.policy, maxDepth: 2 }, by: null });
    const moderator = moderatorOn(db);
    let parent: string | null = null;
    const ids: string[] = [];
    for (const text of ["One thing.", "And another.", "And a third one."]) {
      const job = aJob({ site: site.key, parent, text });
      await moderator.moderate(job);
      ids.push(job.id);
      parent = job.id;
    }
    expect((await find(site, ids[2] ?? "")).ancestors).toEqual([ids[0]]);
  });
});
