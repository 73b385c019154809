// How an author sees their own comment, by the receipt alone. What would help spammers to tune their text is
// told as "review", without saying which check it was.
import type { AuthorView } from "../contract/submit.ts";
import type { Comment } from "../contract/comment.ts";
import type { ModerationJob } from "../contract/job.ts";
import { reason as reasonCode } from "../contract/reason.ts";
import type { SiteSettings } from "../contract/site.ts";
import { AppError } from "../errors.ts";
import { explain } from "../moderation/explain.ts";
import type { Finding, PhaseName, Reason } from "../moderation/phase.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { verifyReceipt } from "../secrets/receipt.ts";
import { loadAuthorRow } from "../store/author-view.ts";
import type { AuthorRow } from "../store/author-view.ts";
import type { Queryable } from "../store/database.ts";
import { isOutsideCause } from "../store/fault.ts";
import { readComment } from "./read.ts";

export interface AuthorViewDeps {
  readonly db: Queryable;
  readonly keyring: Keyring;
  /** The waiting job of a revision, or null. */
  readonly findJob: (site: string, id: string, revision: number) => Promise<ModerationJob | null>;
}

export interface AuthorAsked {
  readonly commentId: string;
  readonly receipt: string;
  readonly body: "html" | "nodes";
}

/** Reasons an author is told about, with parameters and spans; every other one is `review`. */
const TOLD: readonly Reason[] = ["profanity", "links", "first-comment", "hold-all", "parent"];

/**
 * The author's view, from Postgres or from the queue. The receipt is verified before anything is looked up:
 * throws `receipt` for a bad one, `unknown` when nothing is there.
 */
export async function viewAsAuthor(
  deps: AuthorViewDeps,
  site: SiteSettings,
  asked: AuthorAsked,
): Promise<AuthorView> {
  if (verifyReceipt(deps.keyring, site.key, asked.receipt) !== asked.commentId)
    throw new AppError("receipt", "The receipt does not belong to this comment.");
  const stored = await loadAuthorRow(deps.db, site.siteId, asked.commentId).catch(nullWhileAway);
  if (stored) return fromRow(deps, site, { ...asked, row: stored });
  const job = await deps.findJob(site.key, asked.commentId, 1);
  if (job) return fromJob(job);
  // The worker may have committed and removed the job between the two looks.
  const committed = await loadAuthorRow(deps.db, site.siteId, asked.commentId);
  if (committed) return fromRow(deps, site, { ...asked, row: committed });
  throw new AppError("unknown", "There is no such comment.");
}

/** While Postgres is away the queue may still know the comment; if not, the second look says that it is away. */
function nullWhileAway(error: unknown): null {
  if (isOutsideCause(error)) return null;
  throw error;
}

function fromJob(job: ModerationJob): AuthorView {
  return {
    id: job.id,
    thread: job.thread,
    parent: job.parent,
    revision: job.revision,
    status: "queued",
    text: job.text,
    spoiler: job.spoiler,
    reasons: [],
    message: null,
    public: null,
    editableUntil: null,
    createdAt: job.acceptedAt,
  };
}

async function fromRow(
  deps: AuthorViewDeps,
  site: SiteSettings,
  { row, commentId, body }: AuthorAsked & { row: AuthorRow },
): Promise<AuthorView> {
  const gone = row.status === "deleted";
  return {
    id: commentId,
    thread: row.thread_key,
    parent: row.parent_id,
    revision: row.revision,
    status: row.status,
    text: gone ? "" : row.text,
    spoiler: row.spoiler,
    reasons: gone ? [] : reasonsFor(row),
    message: row.message,
    public: row.is_public ? ((await readComment(deps, site, { commentId, body })) as Comment) : null,
    editableUntil: null,
    createdAt: row.created_at.toISOString(),
  };
}

function reasonsFor(row: AuthorRow): AuthorView["reasons"] {
  const found = (row.steps ?? []).flatMap((step) =>
    step.kind === "flagged" ? step.findings.map((finding) => tell(step.phase, finding, row.text)) : [],
  );
  const settled = reasonCode.safeParse(row.reason).data;
  if (settled === undefined || row.status === "approved") return onlyOneReview(found);
  // People's reasons are told as they are; the policy's own `hold-all` has no finding of its own.
  if (row.decided_by !== "pipeline" || settled === "hold-all")
    found.push({ code: settled, params: {}, spans: [] });
  else if (settled === "fault") found.push(REVIEW);
  return onlyOneReview(found);
}

const REVIEW: AuthorView["reasons"][number] = { code: "review", params: {}, spans: [] };

function tell(phase: PhaseName, finding: Finding, text: string): AuthorView["reasons"][number] {
  if (!TOLD.includes(finding.reason)) return REVIEW;
  const spans = finding.evidence.flatMap((evidence) =>
    evidence.kind === "span" ? [{ start: evidence.start, end: evidence.end }] : [],
  );
  return { code: finding.reason, params: explain(phase, finding, text).params, spans };
}

/** How many hidden checks spoke up would tell as much as their names. */
function onlyOneReview(reasons: AuthorView["reasons"]): AuthorView["reasons"] {
  const told = reasons.filter((reason) => reason !== REVIEW);
  return told.length === reasons.length ? told : [...told, REVIEW];
}
