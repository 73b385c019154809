// Every rule that a constraint keeps is broken once; what refuses it is the constraint of that name.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { reason } from "../../src/contract/reason.ts";
import { addTestSite } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { HELD, OF_COMMENTS, OF_EVIDENCE, OF_SITES, REJECTED, REPLY, ROOT } from "./refusals.ts";

let opened: OpenTestDatabase;
const run = (text: string) => opened.db.run({ name: "", text, values: [] });

beforeAll(async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  const site = await addTestSite(db);
  await storeJudged(db, site, { commentId: ROOT });
  await storeJudged(db, site, { commentId: REPLY, ancestors: [ROOT] });
  await storeJudged(db, site, { commentId: HELD, status: "held", threadKey: "second-review" });
  await storeJudged(db, site, { commentId: REJECTED, status: "rejected", reason: "spam" });
});
afterAll(() => opened.close());

describe.each([
  ["sites", OF_SITES],
  ["comments", OF_COMMENTS],
  ["evidence", OF_EVIDENCE],
])("the database, of %s,", (_, refusals) => {
  it.each(refusals)("refuses %s", async (_sentence, statement, constraint) => {
    await expect(run(statement)).rejects.toMatchObject({ constraint });
  });
});

describe("the database", () => {
  it("keeps no rule of comments that is not broken here", async () => {
    const rules = await opened.db.query(
      {
        name: "",
        text: `select conname as name from pg_constraint
          where contype in ('c', 'f', 'u') and conrelid = any('{sites, policies, site_counters, threads, comments,
            revisions, judgements, decisions, changes}'::regclass[])`,
        values: [],
      },
      z.object({ name: z.string() }),
    );
    const broken = new Set(
      [...OF_SITES, ...OF_COMMENTS, ...OF_EVIDENCE].map(([, , constraint]) => constraint),
    );
    // Another key of comments implies this one: it is there to be named by replies.
    broken.add("comments_thread_unique");
    expect(rules.map((rule) => rule.name).filter((name) => !broken.has(name))).toEqual([]);
  });

  it.each(reason.options)("takes %s for a reason", async (code) => {
    await expect(run(`update comments set reason = '${code}' where comment_id = '${HELD}'`)).resolves.toBe(1);
    await expect(run(`update decisions set reason = '${code}' where comment_id = '${HELD}'`)).resolves.toBe(
      1,
    );
  });

  it.each(["203.0.113.0/24", "2001:db8:1::/48", "2001:db8::/48"])(
    "takes %s for a network",
    async (network) => {
      await expect(
        run(`update comments set network = '${network}' where comment_id = '${HELD}'`),
      ).resolves.toBe(1);
    },
  );

  it.each(["http://localhost:3000", "https://xn--bcher-kva.example", "https://[2001:db8::7]:8443"])(
    "takes %s for an origin",
    async (origin) => {
      await expect(run(`update sites set origins = '{https://a.example, "${origin}"}'`)).resolves.toBe(1);
    },
  );

  it("lets the text of a deleted comment go", async () => {
    await expect(
      run(`update revisions set status = 'deleted', text = '' where comment_id = '${REPLY}'`),
    ).resolves.toBe(1);
  });
});
