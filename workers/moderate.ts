// One batch of jobs on its way through: facts, phases, decision, save. The only place where judging meets the
// database; what a phase asks is in its own folder.
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import type { ModerationJob } from "../src/contract/job.ts";
import type { SiteSettings } from "../src/contract/site.ts";
import type { Phase } from "../src/moderation/phase.ts";
import { runPipeline } from "../src/moderation/pipeline.ts";
import type { Keyring } from "../src/secrets/keyring.ts";
import { seal } from "../src/secrets/seal.ts";
import { strangerKey } from "../src/secrets/stranger-key.ts";
import type { Database } from "../src/store/database.ts";
import { loadFacts } from "../src/store/facts.ts";
import type { FactsFound } from "../src/store/facts.ts";
import { isOutsideCause } from "../src/store/fault.ts";
import type { JudgedComment } from "../src/store/judged-comment.ts";
import { OutdatedJudgement } from "../src/store/save-edits.ts";
import { saveJudged } from "../src/store/save-judged.ts";
import { createBatcher } from "./batch.ts";
import { conclude, concludeAsFault } from "./conclude.ts";
import type { Salvaged } from "./conclude.ts";
import { inItsPlace, meetComments, prepareMember } from "./edits.ts";
import type { Member } from "./edits.ts";
import { createBatchHistory } from "./history.ts";
import type { BatchHistory } from "./history.ts";
import type { Patience } from "./patience.ts";
import { factsAsked, prepareAsFarAsPossible } from "./prepare.ts";
import type { PreparedJob } from "./prepare.ts";

export interface ModerateDeps {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly phases: readonly Phase[];
  readonly patience: Patience;
  /** The settings of a site; throws when there is no such site. */
  readonly siteSettings: (key: string) => Promise<SiteSettings>;
  /** Told of each comment that was new, after its transaction has committed. */
  readonly onDecided: (comment: JudgedComment) => void;
}

export interface Moderator {
  /** Resolves when the comment stands in Postgres, whoever put it there; rejects with this job's own fault. */
  moderate(job: ModerationJob): Promise<void>;
  /** Stores a job that failed in every attempt as held, reason `fault`. */
  surrender(job: ModerationJob): Promise<void>;
}

/** Jobs in one transaction at most; beyond that a batch only adds waiting. */
const BATCH_SIZE = 100;
/** Milliseconds the first job of an idle worker waits for others. */
const BATCH_WAIT_MS = 2;

export function createModerator(deps: ModerateDeps): Moderator {
  const moderate = createBatcher<ModerationJob>({
    size: BATCH_SIZE,
    waitMs: BATCH_WAIT_MS,
    run: (jobs) => runBatch(deps, jobs),
  });
  return {
    moderate,
    surrender: (job) => deps.patience.persist(() => untilCurrent(() => surrender(deps, job))),
  };
}

/** Runs the batch as one; when something in it is at fault, one by one, so that neighbours are unharmed. */
async function runBatch(
  deps: ModerateDeps,
  jobs: readonly ModerationJob[],
): Promise<PromiseSettledResult<void>[]> {
  try {
    await deps.patience.persist(() => untilCurrent(() => judgeAndSave(deps, jobs)));
    return jobs.map(() => ({ status: "fulfilled", value: undefined }));
  } catch (reason) {
    if (jobs.length === 1) return [{ status: "rejected", reason }];
    const results: PromiseSettledResult<void>[] = [];
    for (const job of jobs) results.push(...(await runBatch(deps, [job])));
    return results;
  }
}

/** What somebody changed while it was judged is judged again as it stands now. */
async function untilCurrent(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof OutdatedJudgement)) throw error;
    }
  }
}

/** Held as it came in, with its place and its author; and where even that cannot be stored, its words alone. */
async function surrender(deps: ModerateDeps, job: ModerationJob): Promise<void> {
  const members = await meetComments(deps.db, [{ job, site: await deps.siteSettings(job.site) }]);
  for (const member of members)
    try {
      await save(deps, [concludeAsFault(member, await salvage(deps, member))]);
    } catch (error) {
      if (isOutsideCause(error) || error instanceof OutdatedJudgement) throw error;
      const authorKey = strangerKey(deps.keyring, job.site, job.id);
      await save(deps, [concludeAsFault(member, { authorKey })]);
    }
}

/** What the database knows of a comment's place and author, as for one that can be judged. */
async function salvage(deps: ModerateDeps, { job, site, edited }: Member): Promise<Salvaged> {
  if (edited) return { authorKey: edited.author_key };
  const prepared = prepareAsFarAsPossible(deps.keyring, site, job);
  const [found] = await loadFacts(deps.db, [factsAsked(prepared)]);
  if (!found) throw new Error("the facts query answered nothing");
  const stranger = strangerKey(deps.keyring, site.key, job.id);
  const { ancestors, authorKey, createdAt } = createBatchHistory().circumstances(prepared, found, stranger);
  const { email, network } = prepared;
  const emailSealed = email === null ? null : seal(deps.keyring, { email });
  return { ancestors, authorKey, createdAt, network, emailSealed };
}

/** Milliseconds of judging in a row, after which locks are renewed and others get their answers. */
const BREATH_MS = 20;

/** Lets the process do its other work now and then: a hundred long comments would otherwise keep it for seconds. */
function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < BREATH_MS) return;
    await setImmediate();
    since = performance.now();
  };
}

async function judgeAndSave(deps: ModerateDeps, jobs: readonly ModerationJob[]): Promise<void> {
  const members = await Promise.all(
    jobs.map(async (job) => ({ job, site: await deps.siteSettings(job.site) })),
  );
  const waiting = await meetComments(deps.db, members);
  const prepared = waiting.map((member) => prepareMember(deps.keyring, member));
  const found = await loadFacts(deps.db, prepared.map(factsAsked));
  const history = createBatchHistory();
  const judged: JudgedComment[] = [];
  const breathe = createBreath();
  for (const [index, one] of prepared.entries()) {
    await breathe();
    const facts = found[index];
    if (!facts) throw new Error("the facts query answered fewer rows than it was asked for");
    if (one.edited !== null || !facts.stored) judged.push(await judge(deps, one, { found: facts, history }));
  }
  if (judged.length > 0) await save(deps, judged);
}

async function judge(
  deps: ModerateDeps,
  prepared: PreparedJob,
  past: { found: FactsFound; history: BatchHistory },
): Promise<JudgedComment> {
  const { job, site, edited } = prepared;
  const stranger = strangerKey(deps.keyring, site.key, job.id);
  const asNew = past.history.circumstances(prepared, past.found, stranger);
  const circumstances = edited ? inItsPlace(asNew, edited) : asNew;
  const subject = {
    site: site.key,
    id: job.id,
    revision: job.revision,
    thread: job.thread,
    text: prepared.text,
    approved: edited === null || edited.approved_text === null ? null : { text: edited.approved_text },
    author: { name: job.author.name, email: prepared.email, url: job.author.url, sub: job.author.sub },
    honeypotFilled: job.honeypotFilled,
    filledInMs: job.filledIn,
    policy: site.policy,
    facts: circumstances.facts,
  };
  const steps = await runPipeline(deps.phases, subject, () => performance.now());
  const emailSealed = prepared.email === null ? null : seal(deps.keyring, { email: prepared.email });
  const comment = conclude(prepared, circumstances, { steps, emailSealed });
  // The database has counted the comment of an edit already.
  if (edited === null) past.history.remember(comment);
  return comment;
}

async function save(deps: ModerateDeps, comments: readonly JudgedComment[]): Promise<void> {
  const saved = await saveJudged(deps.db, comments);
  for (const comment of comments) if (saved.has(comment.commentId)) deps.onDecided(comment);
}
