// Words what a schema refused as the `errors` of a problem: one entry a field, under its dotted path.
import type { z } from "zod";
import type { FieldError } from "../errors.ts";

/** One entry for each issue; fields nobody asked for are named one by one, under the object they stand in. */
export function toFieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join("."), message: "is not known here" }));
  });
}
