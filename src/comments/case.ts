// Opens one case: a comment with its revisions, the steps behind the verdict, its decisions, its author's other
// comments and the conversation around it.
import type { ModeratedCase } from "../contract/case.ts";
import type { Moderated } from "../contract/moderation.ts";
import { AppError } from "../errors.ts";
import { maySee } from "../moderators/principal.ts";
import type { Principal } from "../moderators/principal.ts";
import { loadDecisions, loadRevisions, loadSteps } from "../store/case-file.ts";
import { findRecentOf, findSiblings, loadAuthorCounts } from "../store/case-surroundings.ts";
import { loadReviewRows } from "../store/review-queue.ts";
import type { ReviewRow } from "../store/review-queue.ts";
import { loadSiteIds } from "../store/site-ids.ts";
import { toModerated } from "./moderated.ts";
import type { ReviewDeps } from "./review.ts";

export interface CaseAsked {
  readonly site: string;
  readonly commentId: string;
  /** Whose steps are shown; null: those of the newest revision. */
  readonly revision: number | null;
}

const RECENT_MOST = 10;
const SIBLINGS_MOST = 5;

/**
 * A case as this caller may see it. Throws `unknown` when there is no such comment or revision on a site of
 * theirs.
 */
export async function openCase(
  deps: ReviewDeps,
  principal: Principal,
  asked: CaseAsked,
): Promise<ModeratedCase> {
  const siteId = maySee(principal, asked.site)
    ? (await loadSiteIds(deps.db, [asked.site])).get(asked.site)
    : undefined;
  const [row] = siteId === undefined ? [] : await loadReviewRows(deps.db, siteId, [asked.commentId]);
  if (siteId === undefined || !row) throw new AppError("unknown", "There is no such comment.");
  const which = { siteId, commentId: asked.commentId };
  const revisions = await loadRevisions(deps.db, which);
  const steps = await stepsOf(deps, { which, row, revisions, asked: asked.revision });
  return {
    ...toModerated(deps, principal, row),
    ...{ revisions, steps },
    decisions: await loadDecisions(deps.db, which),
    ...(await surroundings(deps, principal, { which, row })),
    related: [],
    notes: [],
    reported: [],
  };
}

type Which = { readonly siteId: number; readonly commentId: string };

async function stepsOf(
  deps: ReviewDeps,
  of: {
    which: Which;
    row: ReviewRow;
    revisions: readonly { revision: number }[];
    asked: number | null;
  },
): Promise<ModeratedCase["steps"]> {
  if (of.asked === null) return of.row.steps ?? [];
  if (!of.revisions.some((revision) => revision.revision === of.asked))
    throw new AppError("unknown", "The comment has no such revision.");
  return (await loadSteps(deps.db, of.which, of.asked)) ?? [];
}

/** The author's history here, and what stands around the comment. */
async function surroundings(
  deps: ReviewDeps,
  principal: Principal,
  { which, row }: { which: Which; row: ReviewRow },
): Promise<Pick<ModeratedCase, "history" | "context">> {
  const recent = await findRecentOf(deps.db, which, { authorKey: row.author_key, most: RECENT_MOST });
  const siblings = await findSiblings(deps.db, which, SIBLINGS_MOST);
  const parent = row.parent_id === null ? [] : [row.parent_id];
  const rows = await loadReviewRows(deps.db, which.siteId, [...new Set([...recent, ...siblings, ...parent])]);
  const shown = new Map(rows.map((one) => [one.comment_id, toModerated(deps, principal, one)]));
  const inOrder = (ids: readonly string[]): Moderated[] => ids.flatMap((id) => shown.get(id) ?? []);
  return {
    history: {
      ...(await loadAuthorCounts(deps.db, which.siteId, row.author_key)),
      recent: inOrder(recent),
    },
    context: { parent: inOrder(parent)[0] ?? null, siblings: inOrder(siblings) },
  };
}
