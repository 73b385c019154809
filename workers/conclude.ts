// From what the phases said to what is stored: verdict, masks, rendering. The last pure step before the save.
import { spansToMask, decide, spamScore } from "../src/moderation/policy.ts";
import { STATUS_AFTER } from "../src/moderation/comment.ts";
import { PHASE_NAMES } from "../src/moderation/phase.ts";
import type { Step } from "../src/moderation/phase.ts";
import { storedText } from "../src/moderation/text.ts";
import type { ModerationJob } from "../src/contract/job.ts";
import type { SiteSettings } from "../src/contract/site.ts";
import { renderComment } from "../src/rendering/render.ts";
import type { EditedComment } from "../src/store/edited.ts";
import type { EditOf, JudgedComment } from "../src/store/judged-comment.ts";
import { settleEdit } from "./edits.ts";
import type { Member } from "./edits.ts";
import type { Circumstances } from "./history.ts";
import type { PreparedJob } from "./prepare.ts";

/** The comment as it will be stored. `emailSealed` is handed in, because sealing is not pure. */
export function conclude(
  prepared: PreparedJob,
  circumstances: Circumstances,
  judged: { steps: readonly Step[]; emailSealed: string | null },
): JudgedComment {
  const { job, site, text, edited } = prepared;
  const { steps } = judged;
  const { policy } = site;
  const ruling = decide(steps, policy);
  const settled = edited
    ? settleEdit(prepared, edited, { ruling, steps })
    : { ...ruling, status: STATUS_AFTER[ruling.verdict] };
  return {
    siteId: site.siteId,
    commentId: job.id,
    thread: { key: job.thread, ...pageOf(job, site, ruling.verdict !== "reject") },
    ancestors: circumstances.ancestors,
    authorKey: circumstances.authorKey,
    author: { name: job.author.name, url: job.author.url, sub: job.author.sub },
    emailSealed: judged.emailSealed,
    network: prepared.network,
    text,
    rendered: renderComment({ text, maskSpans: spansToMask(steps, policy), mask: policy.mask }),
    spoiler: job.spoiler,
    fingerprint: prepared.fingerprint,
    likeness: prepared.likeness,
    linkHosts: prepared.linkHosts,
    steps,
    ...settled,
    spamScore: spamScore(steps),
    policyVersion: policy.version,
    createdAt: circumstances.createdAt,
    edit: edited && editOf(edited, prepared.revisedAt),
  };
}

const editOf = (edited: EditedComment, at: string): EditOf => ({
  revision: edited.revision + 1,
  seen: edited.decisions,
  at,
});

/** A thread takes its title and address from its readers, but not from spam, and never a foreign address. */
function pageOf(job: ModerationJob, site: SiteSettings, trusted: boolean) {
  const { title, url } = job.page;
  const own = url !== null && URL.canParse(url) && site.origins.includes(new URL(url).origin);
  return { title: trusted ? title : null, url: trusted && own ? url : null };
}

/** What is still known of a comment that could not be judged; what is not is left out. */
export interface Salvaged extends Partial<Pick<Circumstances, "ancestors" | "createdAt">> {
  readonly authorKey: string;
  readonly network?: string | null;
  readonly emailSealed?: string | null;
}

/**
 * A comment that could not be judged or stored as it is, after all attempts: held for a person, with every
 * phase marked as failed. Its text is rendered without masks; rendering never throws.
 */
export function concludeAsFault({ job, site, edited }: Member, salvaged: Salvaged): JudgedComment {
  const text = storedText(job.text);
  const because = "could not be judged or stored";
  const whole = salvaged.ancestors !== undefined;
  return {
    siteId: site.siteId,
    commentId: job.id,
    thread: { key: job.thread, ...pageOf(job, site, whole) },
    ancestors: salvaged.ancestors ?? [],
    authorKey: salvaged.authorKey,
    author: {
      name: job.author.name === null ? null : storedText(job.author.name),
      url: whole ? job.author.url : null,
      sub: whole ? job.author.sub : null,
    },
    emailSealed: salvaged.emailSealed ?? null,
    network: salvaged.network ?? null,
    text,
    rendered: renderComment({ text, maskSpans: [], mask: site.policy.mask }),
    spoiler: job.spoiler,
    fingerprint: null,
    likeness: null,
    linkHosts: [],
    steps: PHASE_NAMES.map((phase) => ({ phase, version: 0, ms: 0, kind: "failed", because })),
    verdict: "hold",
    // What a moderator deleted is not brought back by an edit that cannot even be judged.
    status: edited?.status === "deleted" ? "deleted" : "held",
    reason: "fault",
    spamScore: null,
    policyVersion: site.policy.version,
    createdAt: salvaged.createdAt ?? job.acceptedAt,
    edit: edited && editOf(edited, job.acceptedAt),
  };
}
