// Accepts a comment: checks what can be known at the door, and answers when Redis has it on disk. Judges nothing,
// and never asks Postgres but for the parent of a reply.
import type { ModerationJob } from "../contract/job.ts";
import type { SiteSettings } from "../contract/site.ts";
import type { Submission, Submitted } from "../contract/submit.ts";
import { AppError } from "../errors.ts";
import type { ClaimAsked } from "../queue/claim.ts";
import { within } from "../queue/within.ts";
import { commentIdFromKey, newCommentId } from "../secrets/comment-id.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { issueReceipt, verifyReceipt } from "../secrets/receipt.ts";
import { seal } from "../secrets/seal.ts";
import { readAuthorToken } from "./author-token.ts";
import type { VerifiedAuthor } from "./author-token.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { ParentCheck } from "./parent-check.ts";

export interface SubmitDeps {
  readonly keyring: Keyring;
  /** Where readers reach the API; an origin. */
  readonly publicUrl: string;
  /** Throws `busy` at once while nothing can be kept. */
  readonly gate: { check(): void };
  readonly claims: {
    claim(asked: ClaimAsked): Promise<string>;
    knows(asked: Omit<ClaimAsked, "id">): Promise<boolean>;
  };
  readonly queue: { add(job: ModerationJob, priority: number): Promise<void> };
  readonly backlog: { next(site: string): number };
  readonly checkParent: ParentCheck;
  /** Told of each comment that was accepted. */
  readonly onAccepted: () => void;
}

export interface SubmitAsked {
  readonly thread: string;
  readonly submission: Submission;
  /** The sender's name for this request; the same again is the same comment. */
  readonly key: string | null;
  /** A receipt of an earlier comment of the same reader; a bad one is ignored. */
  readonly receipt: string | null;
  /** The reader's network address, when it is one. */
  readonly address: string | null;
}

/** Milliseconds claim and add may take together, so that a reader hears something within three seconds. */
const LIMIT_MS = 2_500;

/**
 * Accepts a comment for judging. Throws `closed`, `token`, `invalid` (a wrong parent), `reused` (the key stands
 * for another comment), and `busy` when Redis did not say that it has it. After `busy` it may have it all the
 * same: the same request with the same key is then the same comment.
 */
export async function submitComment(
  deps: SubmitDeps,
  site: SiteSettings,
  asked: SubmitAsked,
): Promise<Submitted> {
  const { thread, submission, key } = asked;
  const acceptedAt = new Date();
  const author = verifiedAuthor(deps.keyring, site, { token: submission.token, nowMs: acceptedAt.getTime() });
  deps.gate.check();
  const fingerprint = fingerprintOf(submission, author?.sub ?? null);
  try {
    await checkPlace(deps, site, { thread, parent: submission.parent });
  } catch (refusal) {
    // Accepted earlier, and only the answer got lost: what has changed since is no reason to deny it.
    const known = key !== null && (await deps.claims.knows({ site: site.key, thread, key, fingerprint }));
    if (!known) throw refusal;
  }
  const id = await within(LIMIT_MS, enqueue());
  deps.onAccepted();
  return {
    id,
    status: "queued",
    receipt: issueReceipt(deps.keyring, site.key, id),
    statusUrl: `${deps.publicUrl}/v1/sites/${site.key}/comments/${id}`,
    revision: 1,
  };

  async function enqueue(): Promise<string> {
    const chosen = await chooseId(deps, site.key, { thread, key, fingerprint });
    const job = toJob(deps.keyring, site, { ...asked, id: chosen, author, acceptedAt });
    await deps.queue.add(job, deps.backlog.next(site.key));
    return chosen;
  }
}

/** Throws `closed`, and `invalid` for a parent that cannot be replied to. */
async function checkPlace(
  deps: SubmitDeps,
  site: SiteSettings,
  { thread, parent }: { thread: string; parent: string | null },
): Promise<void> {
  if (site.closedThreads.includes(thread)) throw new AppError("closed", "Comments are closed here.");
  if (parent !== null) await deps.checkParent(site, thread, parent);
}

function verifiedAuthor(
  keyring: Keyring,
  site: SiteSettings,
  { token, nowMs }: { token: string | null; nowMs: number },
): VerifiedAuthor | null {
  return token === null ? null : readAuthorToken(keyring, site, { token, nowMs });
}

async function chooseId(
  deps: SubmitDeps,
  site: string,
  { thread, key, fingerprint }: { thread: string; key: string | null; fingerprint: string },
): Promise<string> {
  if (key === null) return newCommentId();
  const id = commentIdFromKey(deps.keyring, { site, thread, key, fingerprint });
  return deps.claims.claim({ site, thread, key, fingerprint, id });
}

interface Accepted extends SubmitAsked {
  readonly id: string;
  readonly author: VerifiedAuthor | null;
  readonly acceptedAt: Date;
}

/** E-mail and address are sealed: Redis, its file and its backups never hold them in the clear. */
function toJob(keyring: Keyring, site: SiteSettings, accepted: Accepted): ModerationJob {
  const { submission, author } = accepted;
  const person = author ?? { ...submission.author, sub: null };
  return {
    v: 1,
    site: site.key,
    id: accepted.id,
    revision: 1,
    thread: accepted.thread,
    parent: submission.parent,
    text: submission.text,
    spoiler: submission.spoiler,
    author: { name: person.name, url: person.url, sub: person.sub, verified: author !== null },
    sealed: seal(keyring, { email: person.email, address: accepted.address }),
    returning: accepted.receipt === null ? null : verifyReceipt(keyring, site.key, accepted.receipt),
    page: { url: submission.url, title: submission.title },
    honeypotFilled: submission.website !== "",
    filledIn: submission.filledIn,
    notify: submission.notify,
    acceptedAt: accepted.acceptedAt.toISOString(),
  };
}
