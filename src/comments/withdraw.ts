// Takes a comment back for its author, at any moment of its life. Postgres settles who was first: a comment that
// still waits is stored there as withdrawn, so that its job has nothing left to do.
import type { ModerationJob } from "../contract/job.ts";
import type { SiteSettings } from "../contract/site.ts";
import { AppError } from "../errors.ts";
import { busy } from "../queue/within.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { strangerKey } from "../secrets/stranger-key.ts";
import type { Database } from "../store/database.ts";
import { withdraw } from "../store/withdraw.ts";
import type { Unstored } from "../store/withdraw.ts";
import { checkReceipt } from "./receipt-check.ts";
import type { ReceiptAsked } from "./receipt-check.ts";

export interface WithdrawDeps {
  readonly db: Database;
  readonly keyring: Keyring;
  /** The waiting job of a revision, or null. */
  readonly findJob: (site: string, id: string, revision: number) => Promise<ModerationJob | null>;
  /** Told when readers of a site will notice something: it may be there sooner than by asking. */
  readonly onNoticed: (site: string) => void;
}

/** Again and again it is the same. Throws `receipt`, `unknown`, and `busy` when nobody could make sure. */
export async function withdrawComment(
  deps: WithdrawDeps,
  site: SiteSettings,
  asked: ReceiptAsked,
): Promise<void> {
  checkReceipt(deps.keyring, site, asked);
  if (await tryWithdraw(deps, site, { ...asked, unstored: null })) return;
  const job = await findJob(deps, site, asked.commentId);
  const unstored = job && whatIsLeft(deps, site, job);
  // Also without a job: the worker may have committed and removed it between the two looks.
  if (await tryWithdraw(deps, site, { ...asked, unstored })) return;
  throw new AppError("unknown", "There is no such comment.");
}

async function tryWithdraw(
  deps: WithdrawDeps,
  site: SiteSettings,
  { commentId, unstored }: { commentId: string; unstored: Unstored | null },
): Promise<boolean> {
  const outcome = await withdraw(deps.db, { siteId: site.siteId, commentId }, unstored);
  if (outcome.kind === "unknown") return false;
  if (outcome.noticed) deps.onNoticed(site.key);
  return true;
}

async function findJob(deps: WithdrawDeps, site: SiteSettings, id: string): Promise<ModerationJob | null> {
  try {
    return await deps.findJob(site.key, id, 1);
  } catch (error) {
    throw busy(error);
  }
}

function whatIsLeft({ keyring }: WithdrawDeps, site: SiteSettings, job: ModerationJob): Unstored {
  return {
    threadKey: job.thread,
    authorKey: strangerKey(keyring, site.key, job.id),
    policyVersion: site.policy.version,
    createdAt: job.acceptedAt,
  };
}
