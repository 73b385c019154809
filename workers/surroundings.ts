// What a comment stands among: texts alike, other threads of the same hand, links nobody knows yet, a busy hour.
// Earlier members of the batch count as the database does not know them yet.
import type { Facts, Similar } from "../src/moderation/phase.ts";
import type { FactsFound } from "../src/store/facts.ts";
import type { JudgedComment } from "../src/store/save-judged.ts";
import { similarity } from "./duplicate/likeness.ts";
import type { PreparedJob } from "./prepare.ts";

/** Earlier comments of the batch on the same site, and who wrote the one at hand. */
export interface Nearby {
  readonly here: readonly JudgedComment[];
  readonly authorKey: string;
}

export type Surroundings = Pick<
  Facts,
  "similar" | "elsewhere" | "rejectedBefore" | "otherThreads" | "newHosts" | "pace"
>;

export function surroundings(prepared: PreparedJob, found: FactsFound, nearby: Nearby): Surroundings {
  return {
    similar: similar(prepared, found, nearby),
    elsewhere: found.elsewhere,
    rejectedBefore: rejectedBefore(prepared, found, nearby),
    otherThreads: otherThreads(prepared, found, nearby),
    newHosts: newHosts(found, nearby),
    pace: { ...found.pace, lately: found.pace.lately + nearby.here.length },
  };
}

/** Texts that share less have little more in common than their language. */
const SIMILAR_FROM = 0.3;
const SIMILAR_MOST = 20;

function similar({ job, likeness }: PreparedJob, found: FactsFound, { here, authorKey }: Nearby): Similar[] {
  if (likeness === null) return [];
  const fromBatch = here.flatMap((comment) =>
    comment.likeness === null
      ? []
      : [
          {
            commentId: comment.commentId,
            authorKey: comment.authorKey,
            threadKey: comment.thread.key,
            signature: comment.likeness.signature,
            removedAsSpam: false,
          },
        ],
  );
  return [...fromBatch, ...found.alike]
    .map((other) => ({
      commentId: other.commentId,
      similarity: similarity(likeness.signature, other.signature),
      sameAuthor: other.authorKey === authorKey,
      sameThread: other.threadKey === job.thread,
      removedAsSpam: other.removedAsSpam,
    }))
    .filter((other) => other.similarity >= SIMILAR_FROM)
    .sort((a, b) => b.similarity - a.similarity)
    .filter(isFirstOfItsComment)
    .slice(0, SIMILAR_MOST);
}

/** Every revision of a comment has a likeness; together they are one comment. */
function isFirstOfItsComment({ commentId }: Similar, index: number, all: readonly Similar[]): boolean {
  return all.findIndex((other) => other.commentId === commentId) === index;
}

function rejectedBefore(
  { network }: PreparedJob,
  { rejected }: FactsFound,
  { here, authorKey }: Nearby,
): Facts["rejectedBefore"] {
  const spam = here.filter(
    ({ status, reason }) => status === "rejected" && (reason === "spam" || reason === "honeypot"),
  );
  return {
    byAuthor: rejected.byAuthor + spam.filter((comment) => comment.authorKey === authorKey).length,
    byNetwork: rejected.byNetwork + spam.filter((comment) => isFrom(network, comment)).length,
  };
}

const THREADS_MS = 600_000;

function otherThreads(
  { job, network }: PreparedJob,
  { threads }: FactsFound,
  { here, authorKey }: Nearby,
): Facts["otherThreads"] {
  const now = Date.parse(job.acceptedAt);
  const recent = here.filter((comment) => Math.abs(now - Date.parse(comment.createdAt)) < THREADS_MS);
  const others = (known: readonly string[], mine: readonly JudgedComment[]) => {
    const all = new Set([...known, ...mine.map((comment) => comment.thread.key)]);
    all.delete(job.thread);
    return all.size;
  };
  return {
    byAuthor: others(
      threads.byAuthor,
      recent.filter((comment) => comment.authorKey === authorKey),
    ),
    byNetwork: others(
      threads.byNetwork,
      recent.filter((comment) => isFrom(network, comment)),
    ),
  };
}

function isFrom(network: string | null, comment: JudgedComment): boolean {
  return network !== null && comment.network === network;
}

function newHosts(found: FactsFound, { here }: Nearby): Facts["newHosts"] {
  return found.newHosts.map(({ host, timesToday }) => ({
    host,
    timesToday: timesToday + here.filter((comment) => comment.linkHosts.includes(host)).length,
  }));
}
