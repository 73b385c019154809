// One revision of one comment on its way from the door to the worker. Address and e-mail travel sealed.
import { z } from "zod";
import { siteKey, threadKey, time } from "./fields.ts";

export const moderationJob = z.object({
  v: z.literal(1),
  site: siteKey,
  id: z.uuid(),
  revision: z.int().min(1),
  thread: threadKey,
  parent: z.uuid().nullable(),
  text: z.string(),
  spoiler: z.boolean(),
  author: z.object({
    name: z.string().nullable(),
    url: z.string().nullable(),
    sub: z.string().nullable(),
    verified: z.boolean(),
  }),
  /** Sealed `{ email, address }`; see src/secrets/seal.ts. */
  sealed: z.string(),
  /** The comment an earlier receipt of the same reader belongs to. */
  returning: z.uuid().nullable(),
  page: z.object({ url: z.string().nullable(), title: z.string().nullable() }),
  honeypotFilled: z.boolean(),
  filledIn: z.number().nullable(),
  notify: z.boolean(),
  /** When the door accepted it, by the API's clock. */
  acceptedAt: time,
});
export type ModerationJob = z.infer<typeof moderationJob>;
