// Reads the query of a request by a schema. A parameter given twice is refused, never guessed at.
import type { Request } from "express";
import type { z } from "zod";
import { AppError } from "../errors.ts";

/** The parsed query; throws `query`, naming every parameter that does not fit. Unknown ones are ignored. */
export function readQuery<Parsed>(request: Request, schema: z.ZodType<Parsed>): Parsed {
  const result = schema.safeParse({ ...request.query });
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    path: issue.path.join("."),
    message: Array.isArray(request.query[String(issue.path[0])]) ? "is given more than once" : issue.message,
  }));
  throw new AppError("query", "A parameter of the query does not fit.", { errors });
}
