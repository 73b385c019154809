// From a row of the read model to what a moderator gets: findings worded, the e-mail opened for those who may
// see it. Originals are in here; nothing of it may reach readers.
import { z } from "zod";
import type { Moderated, Said } from "../contract/moderation.ts";
import type { Finding, PhaseName, Step } from "../moderation/phase.ts";
import { explain } from "../moderation/explain.ts";
import type { Principal } from "../moderators/principal.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { unseal } from "../secrets/seal.ts";
import type { ReviewRow } from "../store/review-queue.ts";

export interface ModeratedDeps {
  readonly keyring: Keyring;
  /** Told that a stored e-mail cannot be opened: the secret was changed and the one before is not set. */
  readonly onUnreadable: (error: unknown) => void;
}

const sealedEmail = z.object({ email: z.string().nullable() });

/** A comment as this caller may see it. */
export function toModerated(deps: ModeratedDeps, principal: Principal, row: ReviewRow): Moderated {
  return {
    site: row.site,
    id: row.comment_id,
    thread: { key: row.thread_key, title: row.thread_title, url: row.thread_url, open: row.thread_open },
    parent: row.parent_id,
    revision: row.revision,
    publicRevision: row.public_revision,
    seen: row.decisions,
    status: row.status,
    veiled: row.veiled,
    spoiler: row.spoiler,
    author: {
      key: row.author_key,
      name: row.author_name,
      email: principal.seesEmail ? openEmail(deps, row.email_sealed) : null,
      url: row.author_url,
      sub: row.author_sub,
      network: row.network,
      verified: row.author_sub !== null,
      staff: row.staff,
    },
    text: row.text,
    masked: row.masked,
    findings: findingsOf(row.steps ?? [], row.text),
    spam: { score: row.spam_score },
    reason: row.reason,
    reports: { open: 0, total: 0, reasons: {} },
    claim: null,
    language: null,
    createdAt: row.created_at.toISOString(),
    decidedAt: row.decided_at.toISOString(),
  };
}

/** Every finding, worded for people and programs. */
export function findingsOf(steps: readonly Step[], text: string): Said[] {
  return steps.flatMap((step) =>
    step.kind === "flagged" ? step.findings.map((finding) => say(step.phase, finding, text)) : [],
  );
}

function say(phase: PhaseName, finding: Finding, text: string): Said {
  return { ...finding, evidence: [...finding.evidence], phase, ...explain(phase, finding, text) };
}

/**
 * One address that cannot be opened must not close the whole queue to its moderators; it is shown as none, and
 * whoever runs Momo is told.
 */
function openEmail(deps: ModeratedDeps, sealed: string | null): string | null {
  if (sealed === null) return null;
  try {
    return sealedEmail.parse(unseal(deps.keyring, sealed)).email;
  } catch (error) {
    deps.onUnreadable(error);
    return null;
  }
}
