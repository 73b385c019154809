// A comment as one line of JSON Lines: what `judge` and `replay` read, and what is said of a line that is none.
import { z } from "zod";
import type { JudgeAsked } from "./run.ts";

const optional = z
  .string("is not text")
  .nullish()
  .transform((text) => text ?? null);
const nobody = { name: null, email: null, url: null };
const id = z
  .union([z.string(), z.number()], "is neither text nor a number")
  .nullish()
  .transform((given) => given ?? null);
const author = z.union(
  [
    z.object({ name: optional, email: optional, url: optional }),
    z.string().transform((name) => ({ name, email: null, url: null })),
  ],
  "is neither a name nor an object with name, email and url as text",
);

/** What one line asks to be judged; fields nobody knows are passed over. */
export const commentLine = z.object({
  id,
  text: z.string("is not text"),
  author: author.nullish().transform((given) => given ?? nobody),
}) satisfies z.ZodType<JudgeAsked>;

type Read<Parsed> = { readonly comment: Parsed } | { readonly comment: null; readonly problem: string };

/** The comment of a line, or what is wrong with it, to complete "Line 7 is not judged: …". */
export function readCommentLine<Parsed>(line: string, schema: z.ZodType<Parsed>): Read<Parsed> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { comment: null, problem: "it is not JSON" };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { comment: parsed.data };
  const problems = parsed.error.issues.map((issue) =>
    issue.path.length === 0 ? "it is not an object" : `"${issue.path.join(".")}" ${issue.message}`,
  );
  return { comment: null, problem: problems.join(", ") };
}
