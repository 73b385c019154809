// Takes in an edit: checks what can be known at the door, reserves the number, and queues the new revision to be
// judged. Readers see the old one until the new one is approved.
import { createHash } from "node:crypto";
import type { Edit } from "../contract/edit.ts";
import type { ModerationJob } from "../contract/job.ts";
import type { SiteSettings } from "../contract/site.ts";
import type { AuthorView } from "../contract/submit.ts";
import { AppError } from "../errors.ts";
import type { ReservationAsked } from "../queue/reservations.ts";
import { busy } from "../queue/within.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { seal } from "../secrets/seal.ts";
import { loadAuthorRow } from "../store/author-view.ts";
import type { AuthorRow } from "../store/author-view.ts";
import type { Database } from "../store/database.ts";
import { editableUntil, viewOfEdit, viewOfRow } from "./author-view.ts";
import { checkReceipt } from "./receipt-check.ts";

export interface EditDeps {
  readonly db: Database;
  readonly keyring: Keyring;
  /** Throws `busy` at once while nothing can be kept. */
  readonly gate: { check(): void };
  readonly reservations: { reserve(asked: ReservationAsked): Promise<boolean> };
  readonly queue: {
    add(job: ModerationJob, priority: number): Promise<void>;
    find(site: string, id: string, revision: number): Promise<ModerationJob | null>;
  };
  readonly backlog: { next(site: string): number };
  /** Told of each edit that was accepted. */
  readonly onAccepted: () => void;
}

export interface EditAsked {
  readonly commentId: string;
  readonly receipt: string | null;
  readonly edit: Edit;
  readonly body: "html" | "nodes";
  /** The reader's network address, when it is one. */
  readonly address: string | null;
}

/** What the next revision will say. */
interface Content {
  readonly text: string;
  readonly spoiler: boolean;
}

/**
 * Accepts an edit and answers how its author sees the comment now; the same edit again is answered alike. Throws
 * `receipt`, `unknown`, `window`, `withdrawn` (by whomever), `queued` (the revision named is not judged yet), `stale`
 * with `current` (another one is newer), and `busy` as a submit does.
 */
export async function editComment(deps: EditDeps, site: SiteSettings, asked: EditAsked): Promise<AuthorView> {
  checkReceipt(deps.keyring, site, asked);
  deps.gate.check();
  const row = await findRow(deps, site, asked.commentId);
  if (!row) return refuseUnstored(deps, site, asked.commentId);
  const { revision } = asked.edit;
  const content = { text: asked.edit.text, spoiler: asked.edit.spoiler ?? row.spoiler };
  if (row.status !== "deleted" && row.revision === revision + 1 && isSame(row, content))
    return viewOfRow(deps, site, { ...asked, row });

  checkWindow(site, row.created_at);
  if (row.status === "deleted") throw new AppError("withdrawn", "This comment has been taken back.");
  const waiting = await findJob(deps, site, { id: asked.commentId, revision: row.revision + 1 });
  if (waiting && !(revision === row.revision && isSame(waiting, content)))
    throw refusalFor(waiting, revision);
  if (revision !== row.revision) throw stale(row.revision);

  const job = waiting ?? toJob(deps.keyring, site, { ...asked, row, content });
  if (!waiting) await enqueue(deps, job);
  return viewOfEdit(deps, site, { ...asked, row, job });
}

const isSame = (a: Content, b: Content): boolean => a.text === b.text && a.spoiler === b.spoiler;

async function enqueue(deps: EditDeps, job: ModerationJob): Promise<void> {
  const { site, id, revision } = job;
  const content = JSON.stringify([job.text, job.spoiler]);
  const fingerprint = createHash("sha256").update(content).digest("base64url");
  if (!(await deps.reservations.reserve({ site, id, revision, fingerprint }))) throw stale(revision);
  await deps.queue.add(job, deps.backlog.next(site));
  deps.onAccepted();
}

function findRow(deps: EditDeps, site: SiteSettings, commentId: string): Promise<AuthorRow | null> {
  return loadAuthorRow(deps.db, site.siteId, commentId);
}

async function findJob(
  deps: EditDeps,
  site: SiteSettings,
  { id, revision }: { id: string; revision: number },
): Promise<ModerationJob | null> {
  try {
    return await deps.queue.find(site.key, id, revision);
  } catch (error) {
    throw busy(error);
  }
}

/** A comment that is not stored waits to be judged, was stored a moment ago, or is not there at all. */
async function refuseUnstored(deps: EditDeps, site: SiteSettings, id: string): Promise<never> {
  const job = await findJob(deps, site, { id, revision: 1 });
  if (job) checkWindow(site, new Date(job.acceptedAt));
  if (job ?? (await findRow(deps, site, id))) throw queued();
  throw new AppError("unknown", "There is no such comment.");
}

function checkWindow(site: SiteSettings, createdAt: Date): void {
  const until = editableUntil(site, createdAt);
  if (until === null || Date.now() > until.getTime())
    throw new AppError("window", "This comment can no longer be edited.");
}

const refusalFor = (waiting: ModerationJob, revision: number): AppError =>
  revision === waiting.revision ? queued() : stale(waiting.revision);
const queued = () => new AppError("queued", "This comment is still being checked. Please try again soon.");
const stale = (current: number) =>
  new AppError("stale", "This comment has been edited in the meantime.", { extra: { current } });

/** Carries no e-mail: the worker takes everything about the author from the comment as it is stored then. */
function toJob(
  keyring: Keyring,
  site: SiteSettings,
  { row, content, commentId, address }: EditAsked & { row: AuthorRow; content: Content },
): ModerationJob {
  return {
    v: 1,
    site: site.key,
    id: commentId,
    revision: row.revision + 1,
    thread: row.thread_key,
    parent: row.parent_id,
    ...content,
    author: {
      ...{ name: row.author_name, url: row.author_url, sub: row.author_sub },
      verified: row.author_sub !== null,
    },
    sealed: seal(keyring, { email: null, address }),
    returning: null,
    page: { url: null, title: null },
    honeypotFilled: false,
    filledIn: null,
    notify: false,
    acceptedAt: new Date().toISOString(),
  };
}
