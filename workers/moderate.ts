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
import type { Database } from "../src/store/database.ts";
import { loadFacts } from "../src/store/facts.ts";
import type { FactsFound } from "../src/store/facts.ts";
import { isOutsideCause } from "../src/store/fault.ts";
import { saveJudged } from "../src/store/save-judged.ts";
import type { JudgedComment } from "../src/store/save-judged.ts";
import { createBatcher } from "./batch.ts";
import { conclude, concludeAsFault } from "./conclude.ts";
import type { Salvaged } from "./conclude.ts";
import { createBatchHistory } from "./history.ts";
import type { BatchHistory } from "./history.ts";
import type { Patience } from "./patience.ts";
import { factsAsked, prepareAsFarAsPossible, prepareJob, strangerKey } from "./prepare.ts";
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
    surrender: (job) => deps.patience.persist(() => surrender(deps, job)),
  };
}

/** Runs the batch as one; when something in it is at fault, one by one, so that neighbours are unharmed. */
async function runBatch(
  deps: ModerateDeps,
  jobs: readonly ModerationJob[],
): Promise<PromiseSettledResult<void>[]> {
  try {
    await deps.patience.persist(() => judgeAndSave(deps, jobs));
    return jobs.map(() => ({ status: "fulfilled", value: undefined }));
  } catch (reason) {
    if (jobs.length === 1) return [{ status: "rejected", reason }];
    const results: PromiseSettledResult<void>[] = [];
    for (const job of jobs) results.push(...(await runBatch(deps, [job])));
    return results;
  }
}

/** Held as it came in, with its place and its author; and where even that cannot be stored, its words alone. */
async function surrender(deps: ModerateDeps, job: ModerationJob): Promise<void> {
  const site = await deps.siteSettings(job.site);
  try {
    await save(deps, [concludeAsFault(job, site, await salvage(deps, site, job))]);
  } catch (error) {
    if (isOutsideCause(error)) throw error;
    await save(deps, [concludeAsFault(job, site, { authorKey: strangerKey(deps.keyring, job) })]);
  }
}

/** What the database knows of a comment's place and author, as for one that can be judged. */
async function salvage(deps: ModerateDeps, site: SiteSettings, job: ModerationJob): Promise<Salvaged> {
  const prepared = prepareAsFarAsPossible(deps.keyring, site, job);
  const [found] = await loadFacts(deps.db, [factsAsked(prepared)]);
  if (!found) throw new Error("the facts query answered nothing");
  const stranger = strangerKey(deps.keyring, job);
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
  const prepared = await Promise.all(
    jobs.map(async (job) => prepareJob(deps.keyring, await deps.siteSettings(job.site), job)),
  );
  const found = await loadFacts(deps.db, prepared.map(factsAsked));
  const history = createBatchHistory();
  const judged: JudgedComment[] = [];
  const breathe = createBreath();
  for (const [index, one] of prepared.entries()) {
    await breathe();
    const facts = found[index];
    if (!facts) throw new Error("the facts query answered fewer rows than it was asked for");
    if (!facts.stored) judged.push(await judge(deps, one, { found: facts, history }));
  }
  if (judged.length > 0) await save(deps, judged);
}

async function judge(
  deps: ModerateDeps,
  prepared: PreparedJob,
  past: { found: FactsFound; history: BatchHistory },
): Promise<JudgedComment> {
  const { job, site } = prepared;
  const circumstances = past.history.circumstances(prepared, past.found, strangerKey(deps.keyring, job));
  const subject = {
    site: site.key,
    id: job.id,
    revision: job.revision,
    thread: job.thread,
    text: prepared.text,
    author: { name: job.author.name, email: prepared.email, url: job.author.url, sub: job.author.sub },
    honeypotFilled: job.honeypotFilled,
    filledInMs: job.filledIn,
    policy: site.policy,
    facts: circumstances.facts,
  };
  const steps = await runPipeline(deps.phases, subject, () => performance.now());
  const emailSealed = prepared.email === null ? null : seal(deps.keyring, { email: prepared.email });
  const comment = conclude(prepared, circumstances, { steps, emailSealed });
  past.history.remember(comment);
  return comment;
}

async function save(deps: ModerateDeps, comments: readonly JudgedComment[]): Promise<void> {
  const saved = await saveJudged(deps.db, comments);
  for (const comment of comments) if (saved.has(comment.commentId)) deps.onDecided(comment);
}
