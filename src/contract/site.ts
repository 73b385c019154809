// A site's settings as every process knows them: read from Postgres, mirrored in Redis, cached in process.
import { z } from "zod";
import { siteKey, threadKey } from "./fields.ts";
import { policy } from "./policy.ts";

export const siteSettings = z.object({
  siteId: z.int(),
  key: siteKey,
  /** Exact origins (`scheme://host[:port]`) whose pages may embed the site's threads. */
  origins: z.array(z.string()),
  /** Signs the tokens of the blog's own users; sealed, see src/secrets/seal.ts. */
  tokenSecret: z.string(),
  /** Rises with every change of anything in here; the mirror never goes back to an older one. */
  version: z.int(),
  policy,
  closedThreads: z.array(threadKey),
});
export type SiteSettings = z.infer<typeof siteSettings>;
