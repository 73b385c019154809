// What a comment is and which status it can have. Pure vocabulary: nothing here reads, stores or decides.

/** Where the newest revision of a comment stands. `queued` exists only while the comment waits in Redis. */
export const STATUSES = ["approved", "held", "rejected", "deleted"] as const;
export type Status = (typeof STATUSES)[number];

/** What the pipeline says of a revision. */
export type Verdict = "approve" | "hold" | "reject";

/** The status a verdict leads to. */
export const STATUS_AFTER: Readonly<Record<Verdict, Status>> = {
  approve: "approved",
  hold: "held",
  reject: "rejected",
};

/** The author as given with one comment. `sub` is the verified subject of the blog's own user token. */
export interface Author {
  readonly name: string | null;
  readonly email: string | null;
  readonly url: string | null;
  readonly sub: string | null;
}
