// Puts together what the database knows and what earlier members of the same batch add to it, because those
// are not in the database yet when the facts are read.
import type { Facts } from "../src/moderation/phase.ts";
import type { FactsFound, ParentFound } from "../src/store/facts.ts";
import type { JudgedComment } from "../src/store/save-judged.ts";
import type { PreparedJob } from "./prepare.ts";
import { surroundings } from "./surroundings.ts";
import type { Nearby } from "./surroundings.ts";

/** A comment's place and past, as the phases and the save need them. */
export interface Circumstances {
  readonly facts: Facts;
  readonly authorKey: string;
  /** Root first, parent last; empty when it is no reply or its parent is not one to reply to. */
  readonly ancestors: readonly string[];
  readonly createdAt: string;
}

export interface BatchHistory {
  circumstances(prepared: PreparedJob, found: FactsFound, strangerKey: string): Circumstances;
  /** Lets a judged member count as history for those after it. */
  remember(comment: JudgedComment): void;
}

const MINUTE_MS = 60_000;
/** Same texts the phases are told of at most; the database answers no more either. */
const SAME_TEXT_MOST = 20;

/** One for each batch. */
export function createBatchHistory(): BatchHistory {
  const earlier: JudgedComment[] = [];

  return {
    circumstances(prepared, found, strangerKey) {
      const { job, site } = prepared;
      const here = earlier.filter((comment) => comment.siteId === site.siteId);
      const returning = here.find((comment) => comment.commentId === job.returning)?.authorKey;
      const authorKey = found.authorKey ?? returning ?? prepared.authorKey ?? strangerKey;
      const parent = found.parent ?? parentAmong(here, job.parent);
      const state = parentState(prepared, parent);
      return {
        facts: {
          parent: state,
          sameText: sameText(prepared, found, { here, authorKey }),
          approvedBefore: prepared.proven ? found.knownApproved + approvedAmong(here, authorKey) : 0,
          lastMinute: lastMinute(prepared, found, { here, authorKey }),
          ...surroundings(prepared, found, { here, authorKey }),
          listed: listedIn(prepared, found),
        },
        authorKey,
        ancestors:
          state === "ok" && parent && job.parent !== null
            ? chain(parent, job.parent, site.policy.maxDepth)
            : [],
        createdAt: after(job.acceptedAt, state === "ok" ? parent : null),
      };
    },
    remember: (comment) => void earlier.push(comment),
  };
}

function parentAmong(here: readonly JudgedComment[], id: string | null): ParentFound | null {
  const parent = here.find((comment) => comment.commentId === id);
  if (!parent) return null;
  return {
    threadKey: parent.thread.key,
    public: parent.status === "approved",
    ancestors: parent.ancestors,
    createdAt: new Date(parent.createdAt),
  };
}

function parentState({ job }: PreparedJob, parent: ParentFound | null): Facts["parent"] {
  if (job.parent === null) return "none";
  if (!parent) return "missing";
  if (parent.threadKey !== job.thread) return "other-thread";
  return parent.public ? "ok" : "not-public";
}

/** The path to a reply's place: deeper than the policy allows, it joins the last level. */
function chain(parent: ParentFound, parentId: string, maxDepth: number): readonly string[] {
  return [...parent.ancestors, parentId].slice(0, maxDepth - 1);
}

/** A reply is never older than its parent, whatever the clocks of two API processes said. */
function after(acceptedAt: string, parent: ParentFound | null): string {
  if (!parent || Date.parse(acceptedAt) > parent.createdAt.getTime()) return acceptedAt;
  return new Date(parent.createdAt.getTime() + 1).toISOString();
}

function sameText(prepared: PreparedJob, found: FactsFound, { here, authorKey }: Nearby): Facts["sameText"] {
  const { fingerprint, job } = prepared;
  const fromBatch = here
    .filter((comment) => fingerprint !== null && comment.fingerprint === fingerprint)
    .map((comment) => ({
      commentId: comment.commentId,
      authorKey: comment.authorKey,
      threadKey: comment.thread.key,
    }));
  const newestFirst = [...fromBatch.reverse(), ...found.sameText].slice(0, SAME_TEXT_MOST);
  return newestFirst.map((match) => ({
    commentId: match.commentId,
    sameAuthor: match.authorKey === authorKey,
    sameThread: match.threadKey === job.thread,
  }));
}

function lastMinute(
  prepared: PreparedJob,
  found: FactsFound,
  { here, authorKey }: Nearby,
): Facts["lastMinute"] {
  const now = Date.parse(prepared.job.acceptedAt);
  const recent = here.filter((comment) => Math.abs(now - Date.parse(comment.createdAt)) < MINUTE_MS);
  const { network } = prepared;
  return {
    byAuthor: found.byAuthor + recent.filter((comment) => comment.authorKey === authorKey).length,
    byNetwork:
      found.byNetwork + recent.filter((comment) => network !== null && comment.network === network).length,
  };
}

/** Two hosts of a text may stand under one entry: it is one entry then, with the places of both. */
function listedIn({ hosts }: PreparedJob, found: FactsFound): Facts["listed"] {
  const entries = new Map<string, Facts["listed"][number]>();
  for (const { kind, name, label, trust } of found.listed) {
    const key = `${kind} ${label}`;
    const places = kind === "host" ? hosts.filter(({ host }) => host === name) : [];
    const before = entries.get(key)?.places ?? [];
    const all = [...before, ...places.map(({ start, end }) => ({ start, end }))];
    entries.set(key, { kind, label, trust, places: all.sort((a, b) => a.start - b.start) });
  }
  return [...entries.values()];
}

function approvedAmong(here: readonly JudgedComment[], authorKey: string): number {
  return here.filter((comment) => comment.authorKey === authorKey && comment.status === "approved").length;
}
