// What moderators do with comments: look through queues and decide. Every flow starts from the sites the caller
// may touch; a site or comment of somebody else's does not exist for them.
import type { ModerationCounts } from "../contract/case.ts";
import type { DecisionAsked, DecisionResult, Moderated } from "../contract/moderation.ts";
import type { ReasonCode } from "../contract/reason.ts";
import { AppError } from "../errors.ts";
import { STATUSES } from "../moderation/comment.ts";
import type { Status } from "../moderation/comment.ts";
import { maySee } from "../moderators/principal.ts";
import type { Principal } from "../moderators/principal.ts";
import { readCursor, signCursor } from "../secrets/cursor.ts";
import type { Database, Queryable } from "../store/database.ts";
import { decideComment } from "../store/decide.ts";
import type { DecisionOutcome } from "../store/decide.ts";
import { loadQueue, loadReviewRows, loadStatusCounts, placeIn } from "../store/review-queue.ts";
import type { QueuePlace, QueueSort } from "../store/review-queue.ts";
import { loadSiteIds } from "../store/site-ids.ts";
import { toModerated } from "./moderated.ts";
import type { ModeratedDeps } from "./moderated.ts";

export interface ReviewDeps extends ModeratedDeps {
  readonly db: Queryable;
}

export interface ReviewAsked {
  /** Keys; none means all of the caller's. */
  readonly sites: readonly string[];
  /** Each list: any of these; an empty one asks for nothing in particular. */
  readonly statuses: readonly Status[];
  readonly reasons: readonly ReasonCode[];
  readonly threads: readonly string[];
  readonly sort: QueueSort;
  readonly limit: number;
  readonly after: string | null;
}

/**
 * A page of a queue. Throws `unknown` when a site is not the caller's, and `cursor` for one that was made for
 * another query or another caller's sites.
 */
export async function listForReview(
  deps: ReviewDeps,
  principal: Principal,
  asked: ReviewAsked,
): Promise<{ items: Moderated[]; next: string | null }> {
  const sites = await sitesAsked(deps.db, principal, asked.sites);
  const { statuses, reasons, threads, sort } = asked;
  const scope = `review ${JSON.stringify([[...sites.keys()], statuses, reasons, threads, sort])}`;
  const rows = await loadQueue(deps.db, {
    ...{ reasons, threads, sort },
    siteIds: [...sites.values()],
    statuses: statuses.length === 0 ? STATUSES : statuses,
    after: asked.after === null ? null : toPlace(readCursor(deps.keyring, scope, asked.after)),
    limit: asked.limit + 1,
  });
  const shown = rows.slice(0, asked.limit);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => toModerated(deps, principal, row)),
    next: last ? signCursor(deps.keyring, scope, fromPlace(placeIn(sort, last))) : null,
  };
}

/** Figures of the sites asked about, or of all the caller's. Throws `unknown` as `listForReview` does. */
export async function countForReview(
  deps: Pick<ReviewDeps, "db">,
  principal: Principal,
  keys: readonly string[],
): Promise<ModerationCounts> {
  const sites = await sitesAsked(deps.db, principal, keys);
  return { ...(await loadStatusCounts(deps.db, [...sites.values()])), reported: 0 };
}

/** The sites a caller means, by key. What is not theirs and what does not exist are refused alike. */
async function sitesAsked(
  on: Queryable,
  principal: Principal,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sites = await loadSiteIds(on, keys.length === 0 ? principal.sites : keys);
  if (keys.every((key) => maySee(principal, key) && sites.has(key))) return sites;
  throw new AppError("unknown", "There is no such site.");
}

/** A cursor holds no null: a place without a score is its id alone. */
const fromPlace = ({ value, id }: QueuePlace) => (value === null ? [id] : [id, value]);

function toPlace([id, value]: readonly (string | number)[]): QueuePlace {
  return { id: String(id), value: value ?? null };
}

export interface DecideDeps extends ModeratedDeps {
  readonly db: Database;
  /** Told when readers of a site will notice something: it may be there sooner than by asking. */
  readonly onNoticed: (site: string) => void;
}

/**
 * Decides one after the other, in the order asked, each by itself: one that cannot be done does not keep the
 * others from it. A comment asked about twice is decided once.
 */
export async function decideAll(
  deps: DecideDeps,
  principal: Principal,
  asked: readonly DecisionAsked[],
): Promise<DecisionResult[]> {
  const theirs = asked.map((decision) => decision.site).filter((site) => maySee(principal, site));
  const sites = await loadSiteIds(deps.db, [...new Set(theirs)]);
  const met = new Set<string>();
  const results: DecisionResult[] = [];
  for (const decision of asked) {
    const siteId = sites.get(decision.site);
    const key = `${decision.site} ${decision.commentId}`;
    if (siteId === undefined) results.push(refused(decision, 404, "unknown"));
    else if (met.has(key)) results.push(refused(decision, 422, "invalid"));
    else results.push(await decideOne(deps, principal, { decision, siteId }));
    met.add(key);
  }
  return results;
}

async function decideOne(
  deps: DecideDeps,
  principal: Principal,
  { decision, siteId }: { decision: DecisionAsked; siteId: number },
): Promise<DecisionResult> {
  const { site, commentId, revision, seen, action, reason = null, note = null, message = null } = decision;
  const outcome = await decideComment(deps.db, {
    ...{ siteId, commentId, revision, seen, action, reason, note, message },
    actorId: principal.id,
  });
  if (outcome.kind === "unknown") return refused(decision, 404, "unknown");
  if (outcome.kind !== "decided") return conflict(deps, principal, { decision, siteId, outcome });
  if (outcome.noticed) deps.onNoticed(site);
  const now = { revision: outcome.revision, seen: outcome.seen, after: outcome.after };
  return { site, commentId, status: 200, code: null, ...now, comment: null };
}

/** With what is there now, when the caller decided on something older. */
async function conflict(
  deps: DecideDeps,
  principal: Principal,
  refusal: {
    decision: DecisionAsked;
    siteId: number;
    outcome: Exclude<DecisionOutcome, { kind: "unknown" | "decided" }>;
  },
): Promise<DecisionResult> {
  const { decision, siteId, outcome } = refusal;
  const [row] = outcome.kind === "stale" ? await loadReviewRows(deps.db, siteId, [decision.commentId]) : [];
  return {
    ...{ site: decision.site, commentId: decision.commentId, status: 409, code: outcome.kind },
    ...{ revision: outcome.revision, seen: outcome.seen, after: outcome.after },
    comment: row ? toModerated(deps, principal, row) : null,
  };
}

function refused(decision: DecisionAsked, status: 404 | 422, code: "unknown" | "invalid"): DecisionResult {
  const { site, commentId, revision, seen } = decision;
  return { site, commentId, status, code, revision, seen, after: null, comment: null };
}
