// Which queues there are, where each has its address, and in which order it is read.

export const QUEUES = ["held", "approved", "rejected", "deleted", "all"] as const;
export type QueueName = (typeof QUEUES)[number];

/** The held queue is worked off from its oldest comment; the others are looked back on. */
export const orderOf = (queue: QueueName): "oldest" | "newest" => (queue === "held" ? "oldest" : "newest");

export const addressOf = (queue: QueueName): string => `/moderate/${queue}`;

/** The queue a path names; `/moderate` and anything unknown is the held one. */
export function queueAt(path: string): QueueName {
  const name = path.split("/")[2];
  return QUEUES.find((queue) => queue === name) ?? "held";
}

/** How many comments have which status. */
export interface Counts {
  readonly held: number;
  readonly approved: number;
  readonly rejected: number;
  readonly deleted: number;
}

/** How many comments a queue holds. */
export function countOf(counts: Counts, queue: QueueName): number {
  if (queue !== "all") return counts[queue];
  return counts.held + counts.approved + counts.rejected + counts.deleted;
}
