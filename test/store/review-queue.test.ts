// A queue, asked page by page, is what sorting and filtering all comments by hand gives: every filter with every
// order, over several sites, with equal times and scores and with comments nobody scored.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ReasonCode } from "../../src/contract/reason.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { STATUSES } from "../../src/moderation/comment.ts";
import type { Status } from "../../src/moderation/comment.ts";
import type { Database } from "../../src/store/database.ts";
import { loadQueue, placeIn, SORTS } from "../../src/store/review-queue.ts";
import type { QueueAsked, QueuePlace, QueueSort } from "../../src/store/review-queue.ts";
import { saveJudged } from "../../src/store/save-judged.ts";
import type { JudgedComment } from "../../src/store/save-judged.ts";
import { addTestSite } from "../support/builders.ts";
import { aJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let db: Database;
let opened: OpenTestDatabase;
let sites: SiteSettings[];
const comments: JudgedComment[] = [];

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
/** As Postgres stores them, so that they compare alike here. */
const SCORES = [null, 0.25, 0.5, 0.75, null, 0.5, 0.125];

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
  sites = [await addTestSite(db), await addTestSite(db)];
  for (let index = 0; index < 150; index++) {
    const status = pick<Status>(["held", "approved", "held", "rejected"], index);
    comments.push(
      aJudged(pick(sites, Math.floor(index / 7)), {
        ...{
          status,
          spamScore: pick(SCORES, index),
          threadKey: pick(["a", "b", "c"], Math.floor(index / 3)),
        },
        reason:
          status === "approved" ? null : pick(["links", "spam", "profanity"] as const, Math.floor(index / 5)),
        createdAt: new Date(Date.parse("2026-11-01T12:00:00Z") + Math.floor(index / 4) * 1000).toISOString(),
      }),
    );
  }
  await saveJudged(db, comments);
});
afterAll(() => opened.close());

type Filters = Pick<QueueAsked, "siteIds" | "statuses" | "reasons" | "threads">;

/** The ids by hand. */
function expected(filters: Filters, sort: QueueSort): string[] {
  const any = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  const value = (one: JudgedComment) =>
    sort === "worst" ? (one.spamScore ?? Number.POSITIVE_INFINITY) : Date.parse(one.createdAt);
  const rising = comments
    .filter((one) => filters.siteIds.includes(one.siteId) && filters.statuses.includes(one.status))
    .filter(
      (one) => any<ReasonCode | null>(filters.reasons, one.reason) && any(filters.threads, one.thread.key),
    )
    .toSorted((a, b) =>
      value(a) === value(b) ? (a.commentId < b.commentId ? -1 : 1) : value(a) < value(b) ? -1 : 1,
    )
    .map((one) => one.commentId);
  return sort === "oldest" ? rising : rising.toReversed();
}

/** The ids as the queue gives them, by pages of seven. */
async function paged(filters: Filters, sort: QueueSort): Promise<string[]> {
  const ids: string[] = [];
  let after: QueuePlace | null = null;
  for (;;) {
    const rows = await loadQueue(db, { ...filters, sort, after, limit: 7 });
    ids.push(...rows.map((row) => row.comment_id));
    const last = rows.at(-1);
    if (!last || rows.length < 7) return ids;
    after = placeIn(sort, last);
  }
}

const FILTERS: readonly (readonly [string, Pick<QueueAsked, "reasons" | "threads">])[] = [
  ["everything", { reasons: [], threads: [] }],
  ["one reason", { reasons: ["spam"], threads: [] }],
  ["several reasons, one named twice", { reasons: ["spam", "links", "spam"], threads: [] }],
  ["one thread", { reasons: [], threads: ["b"] }],
  ["several threads, one named twice", { reasons: [], threads: ["a", "c", "a"] }],
  ["a reason in a thread", { reasons: ["links"], threads: ["b"] }],
  ["a thread nobody wrote in", { reasons: [], threads: ["z"] }],
];

it.each(FILTERS.flatMap(([name, filters]) => SORTS.map((sort) => ({ name, sort, filters }))))(
  "$name, $sort",
  async ({ sort, filters }) => {
    const ids = sites.map((site) => site.siteId);
    for (const siteIds of [ids, ids.slice(0, 1)])
      for (const statuses of [STATUSES, ["held"] as const]) {
        const asked = { ...filters, siteIds, statuses };
        expect(await paged(asked, sort)).toEqual(expected(asked, sort));
      }
  },
);
