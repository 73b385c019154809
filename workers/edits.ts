// What is different when the revision at hand is an edit. Everything about its author and its place comes from the
// comment as it is stored, so that what had been found out about the comment cannot be edited away.
import { z } from "zod";
import type { ModerationJob } from "../src/contract/job.ts";
import type { ReasonCode } from "../src/contract/reason.ts";
import type { SiteSettings } from "../src/contract/site.ts";
import { STATUS_AFTER } from "../src/moderation/comment.ts";
import type { Status, Verdict } from "../src/moderation/comment.ts";
import type { Step } from "../src/moderation/phase.ts";
import type { Ruling } from "../src/moderation/policy.ts";
import { storedText } from "../src/moderation/text.ts";
import type { Keyring } from "../src/secrets/keyring.ts";
import { seal, unseal } from "../src/secrets/seal.ts";
import type { Queryable } from "../src/store/database.ts";
import { loadEdited } from "../src/store/edited.ts";
import type { EditedComment } from "../src/store/edited.ts";
import { prepareJob } from "./prepare.ts";
import type { PreparedJob } from "./prepare.ts";
import type { Circumstances } from "./history.ts";

/** A job with its site and, if it is an edit, the comment it is about. */
export interface Member {
  readonly job: ModerationJob;
  readonly site: SiteSettings;
  readonly edited: EditedComment | null;
}

/**
 * Finds the comments that edits are about. Left out is what has nothing left to be done for: edits that are stored,
 * and those of comments their authors took back. An edit of a comment that is not there is the comment itself.
 */
export async function meetComments(
  db: Queryable,
  members: readonly Omit<Member, "edited">[],
): Promise<Member[]> {
  const edits = members.filter(({ job }) => job.revision > 1);
  const found = await loadEdited(
    db,
    edits.map(({ job, site }) => ({
      ...job,
      siteId: site.siteId,
      commentId: job.id,
      text: storedText(job.text),
    })),
  );
  return members
    .map((member) => ({ ...member, edited: found[edits.indexOf(member)] ?? null }))
    .filter(({ edited }) => !edited?.stored && !edited?.withdrawn);
}

const sealedEmail = z.object({ email: z.string().nullable() });
const sealedAddress = z.object({ address: z.string().nullable() });

/** As `prepareJob`, with the author and the past of the comment where the job is an edit. */
export function prepareMember(keyring: Keyring, { job, site, edited }: Member): PreparedJob {
  if (!edited) return prepareJob(keyring, site, job);
  const { email } = edited.email_sealed === null ? { email: null } : openEmail(keyring, edited.email_sealed);
  const { address } = sealedAddress.parse(unseal(keyring, job.sealed));
  const asStored: ModerationJob = {
    ...job,
    thread: edited.thread_key,
    parent: null,
    author: {
      ...{ name: edited.author_name, url: edited.author_url, sub: edited.author_sub },
      verified: edited.author_sub !== null,
    },
    sealed: seal(keyring, { email, address }),
    returning: null,
    honeypotFilled: isMarkedBy("honeypot", edited),
    acceptedAt: edited.created_at.toISOString(),
  };
  return {
    ...prepareJob(keyring, site, asStored),
    ...{ network: edited.network, authorKey: edited.author_key, edited, revisedAt: job.acceptedAt },
  };
}

const openEmail = (keyring: Keyring, sealed: string) => sealedEmail.parse(unseal(keyring, sealed));

/** True when the phase once found something that no edit can mend, and nobody approved the comment since. */
function isMarkedBy(phase: "honeypot" | "parent", edited: EditedComment): boolean {
  return edited.flagged.includes(phase) && edited.approved_text === null;
}

/** An edit stays in its place, whatever became of the comment it answers. */
export function inItsPlace(circumstances: Circumstances, edited: EditedComment): Circumstances {
  const { ancestors } = edited;
  const parent = isMarkedBy("parent", edited) ? "missing" : ancestors.length === 0 ? "none" : "ok";
  return { ...circumstances, ancestors, facts: { ...circumstances.facts, parent } };
}

/** What an edit comes to. `verdict` is what the pipeline says, also where that changes nothing. */
export interface Settled {
  readonly verdict: Verdict;
  readonly status: Status;
  readonly reason: ReasonCode | null;
}

/**
 * What the policy's ruling on the new text means for the comment. The same text again keeps its verdict, and nothing
 * is approved over a person's no. A failed step never loosens anything.
 */
export function settleEdit(
  { text, job }: PreparedJob,
  edited: EditedComment,
  { ruling, steps }: { ruling: Ruling; steps: readonly Step[] },
): Settled {
  if (edited.status === "deleted") return { verdict: "hold", status: "deleted", reason: edited.reason };
  if (text === edited.public_text && steps.every((step) => step.kind !== "failed")) return APPROVED;
  const { newest_text, status, reason } = edited;
  if (text === newest_text && status === "rejected") return { verdict: "reject", status, reason };
  if (ruling.verdict === "approve") {
    if (text === newest_text && status === "held") return { verdict: "hold", status, reason };
    if (edited.refused) return held(edited.refused_for);
    // The number was given away twice: which of the two was meant is for a person to say.
    if (edited.revision >= job.revision) return held("fault");
  }
  return { ...ruling, status: STATUS_AFTER[ruling.verdict] };
}

const APPROVED: Settled = { verdict: "approve", status: "approved", reason: null };
const held = (reason: ReasonCode | null): Settled => ({ verdict: "hold", status: "held", reason });
