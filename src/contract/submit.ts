// What a reader sends with a comment, and what they get back.
import { z } from "zod";
import {
  cleaned,
  commentId,
  commentText,
  LIMITS,
  optionalEmail,
  optionalText,
  optionalUrl,
} from "./fields.ts";
import { reason } from "./reason.ts";
import { comment } from "./comment.ts";

const author = z
  .object({
    name: optionalText(LIMITS.name).optional().default(null),
    email: optionalEmail.optional().default(null),
    url: optionalUrl.optional().default(null),
  })
  .nullish()
  .transform((given) => given ?? { name: null, email: null, url: null });

/** The body of a submit. Unknown fields are ignored: an embed may be newer than the process it meets. */
export const submission = z.object({
  text: commentText,
  author,
  parent: commentId.nullish().transform((id) => id ?? null),
  url: optionalUrl.optional().default(null),
  title: optionalText(LIMITS.title).optional().default(null),
  spoiler: z
    .boolean()
    .nullish()
    .transform((given) => given ?? false),
  /** The honeypot: people never see it, so whatever fills it in is a program. */
  website: cleaned(LIMITS.url)
    .nullish()
    .transform((given) => given ?? ""),
  token: z
    .string()
    .max(8_192)
    .nullish()
    .transform((given) => given ?? null),
  filledIn: z
    .number()
    .nonnegative()
    .nullish()
    .transform((given) => given ?? null),
  notify: z
    .boolean()
    .nullish()
    .transform((given) => given ?? false),
});
export type Submission = z.infer<typeof submission>;

export const submitted = z.object({
  id: commentId,
  status: z.literal("queued"),
  receipt: z.string(),
  statusUrl: z.url(),
  revision: z.literal(1),
});
export type Submitted = z.infer<typeof submitted>;

/** How an author sees their own comment. */
export const authorView = z.object({
  id: commentId,
  thread: z.string(),
  parent: commentId.nullable(),
  revision: z.int(),
  status: z.enum(["queued", "approved", "held", "rejected", "deleted"]),
  text: z.string(),
  spoiler: z.boolean(),
  reasons: z.array(
    z.object({
      code: z.union([reason, z.literal("review")]),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      spans: z.array(z.object({ start: z.int(), end: z.int() })),
    }),
  ),
  message: z.string().nullable(),
  public: comment.nullable(),
  editableUntil: z.string().nullable(),
  createdAt: z.string(),
});
export type AuthorView = z.infer<typeof authorView>;
