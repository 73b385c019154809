// Tells whether two submits say the same. What may differ between two tries of one submit is left out.
import { createHash } from "node:crypto";
import type { Submission } from "../contract/submit.ts";

/**
 * A digest of text, parent, author (or the subject of the author's token) and spoiler, in their stored form.
 * Made without the secret, so that it stays comparable when the secret changes.
 */
export function fingerprintOf(submission: Submission, sub: string | null): string {
  const { name, email, url } = submission.author;
  const author = sub === null ? { name, email, url } : { sub };
  const content = [submission.text, submission.parent, author, submission.spoiler];
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url");
}
