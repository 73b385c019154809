// What an error looks like on the wire: RFC 9457, `application/problem+json`.
import { z } from "zod";

/** Some codes carry more, such as `current` of a stale decision. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
