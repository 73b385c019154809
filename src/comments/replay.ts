// Asks for a dry run of a changed policy and answers what came of it. The work itself is a chore of the workers;
// this only keeps the books.
import { randomUUID } from "node:crypto";
import type { Moderated } from "../contract/moderation.ts";
import type { Replay, ReplayAsked, ReplayResult } from "../contract/replay.ts";
import { AppError } from "../errors.ts";
import { maySee } from "../moderators/principal.ts";
import type { Principal } from "../moderators/principal.ts";
import type { ChoreQueue } from "../queue/chores.ts";
import type { Database } from "../store/database.ts";
import { deleteReplay, failReplay, findReplay, insertReplay } from "../store/replays.ts";
import type { ReplayPlace, StoredReplayResult } from "../store/replays.ts";
import { loadReviewRows } from "../store/review-queue.ts";
import { loadSiteIds } from "../store/site-ids.ts";
import { toModerated } from "./moderated.ts";
import type { ModeratedDeps } from "./moderated.ts";

export interface ReplayDeps extends ModeratedDeps {
  readonly db: Database;
  readonly chores: Pick<ChoreQueue, "add">;
}

/** Has a policy tried on the last comments of a site. Throws `unknown`, and `busy` when it cannot be queued. */
export async function startReplay(
  deps: ReplayDeps,
  principal: Principal,
  { site, ...asked }: ReplayAsked & { readonly site: string },
): Promise<{ id: string }> {
  const place = { siteId: await siteIdOf(deps, principal, site), id: randomUUID() };
  await insertReplay(deps.db, place, { ...asked, by: principal.id });
  try {
    await deps.chores.add(choreOf(site, place.id));
  } catch (error) {
    // Should it be queued all the same, the worker finds nothing to do.
    await deleteReplay(deps.db, place).catch(() => undefined);
    throw error;
  }
  return { id: place.id };
}

/** Where a replay of a site stands, with examples as this caller may see them. Throws `unknown`. */
export async function openReplay(
  deps: ReplayDeps,
  principal: Principal,
  { site, id }: { readonly site: string; readonly id: string },
): Promise<Replay> {
  const place = { siteId: await siteIdOf(deps, principal, site), id };
  const row = await findReplay(deps.db, place);
  if (!row) throw new AppError("unknown", "There is no such replay.");
  const { state, done, total } = row;
  if (row.result) return { id, state, done, total, result: await show(deps, principal, { place, ...row }) };
  const ended = state === "failed" || (await isGivenUp(deps, { site, place }));
  return { id, state: ended ? "failed" : state, done, total, result: null };
}

const choreOf = (site: string, id: string) => ({ v: 1, kind: "replay", site, id }) as const;

async function siteIdOf(deps: ReplayDeps, principal: Principal, site: string): Promise<number> {
  const siteId = maySee(principal, site) ? (await loadSiteIds(deps.db, [site])).get(site) : undefined;
  if (siteId === undefined) throw new AppError("unknown", "There is no such site.");
  return siteId;
}

/**
 * Asking for the chore again changes nothing while it is there, and brings it back when a Redis lost it. One that
 * took too many workers with it failed without a word to Postgres; that is made up for here.
 */
async function isGivenUp(
  { db, chores }: ReplayDeps,
  { site, place }: { site: string; place: ReplayPlace },
): Promise<boolean> {
  const state = await chores.add(choreOf(site, place.id)).catch(() => "queued"); // Redis is away: not known
  if (state !== "failed") return false;
  await failReplay(db, place);
  return true;
}

/** Examples are comments as they are now; those that are gone are left out. */
async function show(
  deps: ReplayDeps,
  principal: Principal,
  { place, result }: { place: ReplayPlace; result: StoredReplayResult | null },
): Promise<ReplayResult | null> {
  if (!result) return null;
  const { held, freed, rejected, ...figures } = result;
  const ids = [held, freed, rejected].flatMap(({ examples }) => examples);
  const rows = await loadReviewRows(deps.db, place.siteId, ids);
  const shown = new Map(rows.map((row) => [row.comment_id, toModerated(deps, principal, row)]));
  const open = ({
    count,
    examples,
  }: StoredReplayResult["held"]): { count: number; examples: Moderated[] } => ({
    count,
    examples: examples.flatMap((id) => shown.get(id) ?? []),
  });
  return { ...figures, held: open(held), freed: open(freed), rejected: open(rejected) };
}
