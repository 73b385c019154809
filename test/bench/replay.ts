// How long a replay of a site's past takes, and what it costs: comments of about two hundred characters in a
// Postgres of its own, judged under two policies by the phases of the worker.
import { replayPast } from "../../src/comments/replay-past.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import type { Policy } from "../../src/moderation/policy.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createTextJudge } from "../../workers/judge-texts.ts";
import { createPhases } from "../../workers/phases.ts";
import { addTestSite, keyring } from "../support/builders.ts";
import { storePast } from "../support/past.ts";
import { startPostgres } from "../support/postgres.ts";

/** Seconds a hundred thousand comments may take. */
const GOAL = { comments: 100_000, seconds: 30 };

export async function measureReplay({ comments = GOAL.comments }: { comments?: number }) {
  const postgres = await startPostgres();
  const db = openDatabase({ url: postgres.url, max: 2, statementTimeoutMs: 60_000 });
  try {
    const site = await addTestSite(db);
    await storePast(db, site, comments);
    const judge = createTextJudge(createPhases());
    const past = {
      site: site.key,
      siteId: site.siteId,
      last: comments,
      inForce: site.policy,
      asked: STRICTER,
    };
    const before = process.memoryUsage().rss;
    let highest = before;
    const [startedAt, spent] = [performance.now(), process.cpuUsage()];
    const { done, report } = await replayPast({ db, keyring, judge }, past, () => {
      highest = Math.max(highest, process.memoryUsage().rss);
    });
    const seconds = (performance.now() - startedAt) / 1_000;
    const { user, system } = process.cpuUsage(spent);
    const figures = {
      "comments replayed": done,
      "newly held": report.held.count,
      seconds,
      // On a busy machine the honest figure; Postgres' own share comes on top, on another core.
      "processor seconds": (user + system) / 1e6,
      "comments a second": done / seconds,
      "memory grown by, MB": (highest - before) / 2 ** 20,
    };
    const goal = (GOAL.seconds * comments) / GOAL.comments;
    return { figures, goals: { seconds: goal }, met: seconds <= goal && done === comments };
  } finally {
    await db.close();
    await postgres.close();
  }
}

/** Every part that text phases read is changed, so that each comment is judged twice by all of them. */
const STRICTER: Policy = {
  ...DEFAULT_POLICY,
  links: { hold: 1 },
  spam: { hold: 0.5, reject: 0.9 },
  words: { ...DEFAULT_POLICY.words, strong: "hold", block: [{ entry: "popcorn time", rule: "hold" }] },
};
