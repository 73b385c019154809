// From a row of the read model to what readers get. Masked text only; there is nothing else in the row.
import type { Comment, Removed } from "../contract/comment.ts";
import type { Node } from "../contract/node.ts";
import type { Body, PublicRow } from "../store/public-comments.ts";

/** A public comment, or the place of a removed one. */
export function toPublic(row: PublicRow, body: Body): Comment | Removed {
  if (row.masked === null)
    return { id: row.comment_id, thread: row.thread_key, parent: row.parent_id, removed: true };
  return {
    id: row.comment_id,
    thread: row.thread_key,
    parent: row.parent_id,
    author: { name: row.author_name, url: row.author_url, verified: row.verified, staff: row.staff },
    text: row.masked,
    ...(body === "html" ? { html: row.body as string } : { nodes: row.body as Node[] }),
    spoiler: row.spoiler ?? false,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  };
}
