// Reads the queries of moderation calls. A filter that is not known here is refused by name: a queue that
// silently shows more than was asked for would be taken for the answer.
import type { Request } from "express";
import { z } from "zod";
import { siteKey, threadKey } from "../../contract/fields.ts";
import { reason } from "../../contract/reason.ts";
import { AppError } from "../../errors.ts";
import { STATUSES } from "../../moderation/comment.ts";
import { toFieldErrors } from "../field-errors.ts";

/** A parameter that may be given several times, each time with one value. */
const repeatable = <Value>(value: z.ZodType<Value, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [...new Set([given].flat())])
    .pipe(z.array(value))
    .default([]);

const number = (least: number, most: number) => {
  const message = `is not a number from ${String(least)} to ${String(most)}`;
  return z
    .string(message)
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((given) => given >= least && given <= most, message);
};

const reviewQuery = z.strictObject({
  site: repeatable(siteKey),
  status: repeatable(z.enum(STATUSES, `is not one of ${STATUSES.join(", ")}`)),
  reason: repeatable(z.enum(reason.options, "is no reason")),
  thread: repeatable(threadKey),
  sort: z.enum(["newest", "oldest", "worst"], "is not newest, oldest or worst").default("newest"),
  limit: number(1, 200).default(50),
  after: z.string("is given more than once").nullable().default(null),
});
const countsQuery = z.strictObject({ site: repeatable(siteKey) });
const listQuery = z.strictObject({
  limit: number(1, 200).default(50),
  after: z.string("is given more than once").nullable().default(null),
});
const versionsQuery = z.strictObject({
  limit: number(1, 100).default(20),
  before: number(1, 999_999_999).nullable().default(null),
});
const caseQuery = z.strictObject({ revision: number(1, 999_999_999).nullable().default(null) });

/** Throws `query`, naming every parameter that is not known or does not fit. */
function read<Parsed>(request: Request, schema: z.ZodType<Parsed>): Parsed {
  const result = schema.safeParse({ ...request.query });
  if (result.success) return result.data;
  const errors = toFieldErrors(result.error);
  const names = [...new Set(errors.map((error) => error.path.split(".")[0]))].join(", ");
  throw new AppError("query", `The query does not fit here: ${names}.`, { errors });
}

export const readReviewQuery = (request: Request) => read(request, reviewQuery);
export const readCountsQuery = (request: Request) => read(request, countsQuery);
export const readListQuery = (request: Request) => read(request, listQuery);
export const readVersionsQuery = (request: Request) => read(request, versionsQuery);
export const readCaseQuery = (request: Request) => read(request, caseQuery);

/** The sites a query names, whatever else is wrong with it. */
export function sitesNamed(request: Request): string[] {
  const { site } = request.query;
  return [site].flat().filter((key) => typeof key === "string");
}
