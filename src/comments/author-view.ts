// How an author sees their own comment, by the receipt alone. What would help spammers to tune their text is
// told as "review", without saying which check it was.
import type { AuthorView } from "../contract/submit.ts";
import type { Comment } from "../contract/comment.ts";
import type { ModerationJob } from "../contract/job.ts";
import { reason as reasonCode } from "../contract/reason.ts";
import type { ReasonCode } from "../contract/reason.ts";
import type { SiteSettings } from "../contract/site.ts";
import { AppError } from "../errors.ts";
import { explain } from "../moderation/explain.ts";
import type { Finding, PhaseName, Reason } from "../moderation/phase.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { loadAuthorRow } from "../store/author-view.ts";
import type { AuthorRow } from "../store/author-view.ts";
import type { Queryable } from "../store/database.ts";
import { isOutsideCause } from "../store/fault.ts";
import { readComment } from "./read.ts";
import { checkReceipt } from "./receipt-check.ts";

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

/** Reasons only people have; `spam` may be a phase's too, and is never told as one. */
const OF_PEOPLE: readonly ReasonCode[] = ["reports", "abuse", "off-topic", "spoiler", "other"];

/**
 * The author's view, from Postgres or from the queue. The receipt is verified before anything is looked up:
 * throws `receipt` for a bad one, `unknown` when nothing is there.
 */
export async function viewAsAuthor(
  deps: AuthorViewDeps,
  site: SiteSettings,
  asked: AuthorAsked,
): Promise<AuthorView> {
  checkReceipt(deps.keyring, site, asked);
  const { commentId } = asked;
  const stored = await loadAuthorRow(deps.db, site.siteId, commentId).catch(nullWhileAway);
  if (stored?.status === "deleted") return viewOfRow(deps, site, { ...asked, row: stored });
  const finding = deps.findJob(site.key, commentId, (stored?.revision ?? 0) + 1);
  // What is stored can be shown without Redis; only that an edit waits is not known then.
  const job = await (stored ? finding.catch(() => null) : finding);
  if (job) return stored ? viewOfEdit(deps, site, { ...asked, row: stored, job }) : fromJob(site, job);
  // The worker may have committed and removed the job between the two looks.
  const committed = await loadAuthorRow(deps.db, site.siteId, commentId);
  if (committed) return viewOfRow(deps, site, { ...asked, row: committed });
  throw new AppError("unknown", "There is no such comment.");
}

/** While Postgres is away the queue may still know the comment; if not, the second look says that it is away. */
function nullWhileAway(error: unknown): null {
  if (isOutsideCause(error)) return null;
  throw error;
}

/** The end of the time in which a comment may be edited; null where the site lets nobody edit. */
export function editableUntil({ policy }: SiteSettings, createdAt: Date): Date | null {
  return policy.editWindow === 0 ? null : new Date(createdAt.getTime() + policy.editWindow * MINUTE_MS);
}

const MINUTE_MS = 60_000;

function fromJob(site: SiteSettings, job: ModerationJob): AuthorView {
  return {
    id: job.id,
    thread: job.thread,
    parent: job.parent,
    ...waiting(job),
    public: null,
    editableUntil: editableUntil(site, new Date(job.acceptedAt))?.toISOString() ?? null,
    createdAt: job.acceptedAt,
  };
}

/** What is new of a revision that waits. */
function waiting({ revision, text, spoiler }: ModerationJob) {
  return { revision, status: "queued" as const, text, spoiler, reasons: [], message: null };
}

interface Seen {
  readonly row: AuthorRow;
  readonly commentId: string;
  readonly body: "html" | "nodes";
}
type ViewDeps = Pick<AuthorViewDeps, "db">;

/** The view of a stored comment whose next revision waits. */
export async function viewOfEdit(
  deps: ViewDeps,
  site: SiteSettings,
  seen: Seen & { job: ModerationJob },
): Promise<AuthorView> {
  return { ...(await viewOfRow(deps, site, seen)), ...waiting(seen.job) };
}

/** The view of a stored comment. */
export async function viewOfRow(deps: ViewDeps, site: SiteSettings, seen: Seen): Promise<AuthorView> {
  const { row, commentId } = seen;
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
    public: row.is_public ? await findPublic(deps, site, seen) : null,
    editableUntil: gone ? null : (editableUntil(site, row.created_at)?.toISOString() ?? null),
    createdAt: row.created_at.toISOString(),
  };
}

/** Null when it ceased to be public since the row was read. */
async function findPublic(deps: ViewDeps, site: SiteSettings, asked: Seen): Promise<Comment | null> {
  try {
    return (await readComment(deps, site, asked)) as Comment;
  } catch (error) {
    if (error instanceof AppError && error.code === "unknown") return null;
    throw error;
  }
}

function reasonsFor(row: AuthorRow): AuthorView["reasons"] {
  const found = (row.steps ?? []).flatMap((step) =>
    step.kind === "flagged" ? step.findings.map((finding) => tell(step.phase, finding, row.text)) : [],
  );
  const settled = reasonCode.safeParse(row.reason).data;
  if (settled === undefined || row.status === "approved") return onlyOneReview(found);
  // People's reasons are told as they are, also where an edit could not do away with them; the policy's own
  // `hold-all` has no finding of its own.
  if (row.decided_by !== "pipeline" || settled === "hold-all" || OF_PEOPLE.includes(settled))
    found.push({ code: settled, params: {}, spans: [] });
  else if (settled === "fault" || found.length === 0) found.push(REVIEW);
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
