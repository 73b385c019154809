// The chore `replay`: a dry run of a policy over a site's past comments. Begun anew, not gone on with, when its
// worker is lost: it takes seconds, and figures of two halves might be those of two versions of the phases.
import { replayPast } from "../src/comments/replay-past.ts";
import type { Chore } from "../src/contract/chore.ts";
import type { ReplayReport, TextJudge } from "../src/moderation/replay.ts";
import type { Keyring } from "../src/secrets/keyring.ts";
import type { Database, Queryable } from "../src/store/database.ts";
import { beginReplay, failReplay, finishReplay, updateReplayProgress } from "../src/store/replays.ts";
import type { ReplayPlace, StoredReplayResult } from "../src/store/replays.ts";
import { loadSiteIds } from "../src/store/site-ids.ts";
import type { ChoreHand, ChoreHandler } from "./chore.ts";

export interface ReplayDeps {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly judge: TextJudge;
}

export function createReplayChore(deps: ReplayDeps): ChoreHandler {
  return {
    async run(chore, hand) {
      const db = patiently(deps.db, hand);
      const place = await placeOf(db, chore);
      const replay = place && (await beginReplay(db, place));
      if (!replay) return; // done by another worker, too old, or never meant
      const judge: TextJudge = async (subject, phases) => {
        await hand.pace();
        return deps.judge(subject, phases);
      };
      const past = { site: chore.site, siteId: place.siteId, ...replay };
      const { done, report } = await replayPast({ ...deps, db, judge }, past, (sofar) =>
        updateReplayProgress(db, place, sofar),
      );
      await finishReplay(db, place, { done, result: toStored(report) });
    },
    async giveUp(chore, hand) {
      const db = patiently(deps.db, hand);
      const place = await placeOf(db, chore);
      if (place) await failReplay(db, place);
    },
  };
}

async function placeOf(on: Queryable, { site, id }: Chore): Promise<ReplayPlace | null> {
  const siteId = (await loadSiteIds(on, [site])).get(site);
  return siteId === undefined ? null : { siteId, id };
}

/** A database whose outages are waited out, statement by statement. */
function patiently(db: Database, { patience }: ChoreHand): Queryable {
  return {
    query: (statement, row) => patience.persist(() => db.query(statement, row)),
    run: (statement) => patience.persist(() => db.run(statement)),
  };
}

function toStored({ held, freed, rejected, ...figures }: ReplayReport): StoredReplayResult {
  const toIds = ({ count, examples }: ReplayReport["held"]) => ({
    count,
    examples: examples.map(({ id }) => id),
  });
  return { ...figures, held: toIds(held), freed: toIds(freed), rejected: toIds(rejected) };
}
