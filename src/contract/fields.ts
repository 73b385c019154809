// The single fields that several bodies share: names, addresses, times and the limits on each.
import { z } from "zod";
import { countCodePoints, isEmptyText, storedText } from "../moderation/text.ts";

/** Code points at most, by field. */
export const LIMITS = {
  text: 10_000,
  name: 80,
  email: 254,
  url: 2_048,
  title: 300,
  note: 1_000,
  q: 200,
} as const;

export const SITE_KEY = /^[a-z0-9-]{1,40}$/;
export const THREAD_KEY = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/;

export const siteKey = z.string().regex(SITE_KEY, "is 1 to 40 of a–z, 0–9 and hyphen");
export const threadKey = z
  .string()
  .regex(THREAD_KEY, "starts with a letter or digit and has up to 200 letters, digits and . _ ~ -");
export const commentId = z.uuid("is not the id of a comment").transform((id) => id.toLowerCase());
export const time = z.iso.datetime({ precision: 3 });

/** Text cleaned to its stored form, with a limit in code points of that form. */
export const cleaned = (limit: number) =>
  z
    .string("is not text")
    .transform(storedText)
    .refine((text) => countCodePoints(text) <= limit, `is longer than ${String(limit)} characters`);

/** The text of a comment: cleaned, and with something left that can be seen. */
export const commentText = cleaned(LIMITS.text).refine((text) => !isEmptyText(text), "is empty");

/** Optional text: missing, null and nothing-but-blanks are all `null`. */
export const optionalText = (limit: number) =>
  cleaned(limit)
    .nullish()
    .transform((text) => (text === undefined || text === null || isEmptyText(text) ? null : text));

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** An optional absolute address, http or https, as WHATWG prints it; the limit is of that form. */
export const optionalUrl = optionalText(LIMITS.url)
  .refine((text) => text === null || isWebAddress(text), "is not an http or https address")
  .transform((text) => (text === null ? null : new URL(text).href))
  .refine(
    (href) => href === null || href.length <= LIMITS.url,
    `is longer than ${String(LIMITS.url)} characters`,
  );

/** An optional e-mail address. Deliberately loose: one @ with something on both sides and no blanks. */
export const optionalEmail = optionalText(LIMITS.email).refine(
  (text) => text === null || /^[^\s@]+@[^\s@]+$/.test(text),
  "is not an e-mail address",
);
