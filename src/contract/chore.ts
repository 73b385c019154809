// Work that is not judging a fresh comment, on its way from whoever asks for it to a worker. It names what is to
// be done; what it needs to know lies in the database.
import { z } from "zod";
import { siteKey } from "./fields.ts";

const CHORE_KINDS = ["replay"] as const;
export type ChoreKind = (typeof CHORE_KINDS)[number];

export const chore = z.object({
  v: z.literal(1),
  kind: z.enum(CHORE_KINDS),
  site: siteKey,
  /** The same kind, site and id is the same chore, however often it is asked for. */
  id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
});
export type Chore = z.infer<typeof chore>;
