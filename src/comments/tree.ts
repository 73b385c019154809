// Shapes rows into pages and trees. Pure; which rows there are is decided by the read model.
import type { Reply } from "../contract/comment.ts";
import type { Body, PublicRow } from "../store/public-comments.ts";
import { toPublic } from "./public-comment.ts";

/** A page ends early at this many comments or this much text, so that no answer grows without bound. */
const PAGE_COMMENTS = 500;
const PAGE_TEXT_UNITS = 1_048_576;

/**
 * Cuts what was read to a page: at `limit` rows, or earlier when rows with their `repliesEach` replies at most
 * would be too many or too long. `last` is the row to go on from; undefined when nothing follows.
 * At least one row is kept, so that a reader always gets on.
 */
export function cutPage(
  rows: readonly PublicRow[],
  limit: number,
  repliesEach: number,
): { rows: readonly PublicRow[]; last: PublicRow | undefined } {
  let comments = 0;
  let units = 0;
  let kept = 0;
  for (const row of rows.slice(0, limit)) {
    comments += 1 + Math.min(row.public_descendants, repliesEach);
    units += row.masked?.length ?? 0;
    if (kept > 0 && (comments > PAGE_COMMENTS || units > PAGE_TEXT_UNITS)) break;
    kept++;
  }
  return { rows: rows.slice(0, kept), last: rows.length > kept ? rows[kept - 1] : undefined };
}

/**
 * The roots whose text, with that of the replies shown with them, fits into one page; at least one. `repliesOf`
 * answers what is shown with a root.
 */
export function cutByText(
  roots: readonly PublicRow[],
  repliesOf: (root: PublicRow) => readonly PublicRow[],
): readonly PublicRow[] {
  let units = 0;
  const end = roots.findIndex((root, index) => {
    units += textOf([root]) + textOf(repliesOf(root));
    return index > 0 && units > PAGE_TEXT_UNITS;
  });
  return end === -1 ? roots : roots.slice(0, end);
}

/** How many of a root's replies fit into one page with it. */
export function countFitting(root: PublicRow, replies: readonly PublicRow[]): number {
  let units = textOf([root]);
  const end = replies.findIndex((reply, index) => {
    units += textOf([reply]);
    return index > 0 && units > PAGE_TEXT_UNITS;
  });
  return end === -1 ? replies.length : end;
}

const textOf = (rows: readonly PublicRow[]): number =>
  rows.reduce((sum, row) => sum + (row.masked?.length ?? 0), 0);

/** Nests descendants, given in time order, under their root. Those whose parent is not here join the root. */
export function nest(rootId: string, descendants: readonly PublicRow[], body: Body): Reply[] {
  const top: Reply[] = [];
  const byId = new Map<string, Reply>();
  for (const row of descendants) {
    const reply: Reply = { ...toPublic(row, body), replies: [] };
    byId.set(row.comment_id, reply);
    const parent = row.parent_id === rootId ? undefined : byId.get(row.parent_id ?? "");
    (parent?.replies ?? top).push(reply);
  }
  return top;
}
