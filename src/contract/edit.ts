// What an author sends to change their comment.
import { z } from "zod";
import { commentText } from "./fields.ts";

/** The body of an edit. Unknown fields are ignored, as in a submit. */
export const edit = z.object({
  /** The newest revision its author has seen. */
  revision: z.int().min(1),
  text: commentText,
  /** Null: as it was. */
  spoiler: z
    .boolean()
    .nullish()
    .transform((given) => given ?? null),
});
export type Edit = z.infer<typeof edit>;
