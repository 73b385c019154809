// What a blog reads: public comments and the pages they come in. Masked text only.
import { z } from "zod";
import { commentId, time, threadKey } from "./fields.ts";
import { node } from "./node.ts";

export const publicAuthor = z.object({
  name: z.string().nullable(),
  url: z.string().nullable(),
  verified: z.boolean(),
  staff: z.boolean(),
});

/** A public comment. `html` or `nodes`, as `body=` asked. */
export const comment = z.object({
  id: commentId,
  thread: threadKey,
  parent: commentId.nullable(),
  author: publicAuthor,
  text: z.string(),
  html: z.string().optional(),
  nodes: z.array(node).optional(),
  spoiler: z.boolean(),
  createdAt: time,
  editedAt: time.nullable(),
});
export type Comment = z.infer<typeof comment>;

/** What stands in for a comment that is no longer public but has public replies. */
export const removed = z.object({
  id: commentId,
  thread: threadKey,
  parent: commentId.nullable(),
  removed: z.literal(true),
});
export type Removed = z.infer<typeof removed>;

export type Reply = (Comment | Removed) & { replies: Reply[] };
export const reply: z.ZodType<Reply> = z.lazy(() =>
  z.union([removed.extend({ replies: z.array(reply) }), comment.extend({ replies: z.array(reply) })]),
);

/** A top-level comment; `replyCount` counts all public descendants, `more` is a cursor to the rest of them. */
export type Root = Reply & { replyCount: number; more: string | null };
const rootOnly = { replies: z.array(reply), replyCount: z.int(), more: z.string().nullable() };
export const root: z.ZodType<Root> = z.union([removed.extend(rootOnly), comment.extend(rootOnly)]);

export const threadHead = z.object({
  key: threadKey,
  title: z.string().nullable(),
  url: z.string().nullable(),
  count: z.int(),
  open: z.boolean(),
});
export type ThreadHead = z.infer<typeof threadHead>;

const page = { thread: threadHead, next: z.string().nullable(), position: z.string() };
export const threadTree = z.object({ ...page, items: z.array(root) });
export type ThreadTree = z.infer<typeof threadTree>;
export const threadFlat = z.object({ ...page, items: z.array(z.union([removed, comment])) });
export type ThreadFlat = z.infer<typeof threadFlat>;

export const repliesPage = z.object({
  items: z.array(z.union([removed, comment])),
  next: z.string().nullable(),
});
export type RepliesPage = z.infer<typeof repliesPage>;
