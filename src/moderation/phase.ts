// The contract between the pipeline and its judges. A phase asks one question of one comment; it finds, it
// never decides, never stores, and never throws to say something: a throw means broken and is recorded.
import type { Author } from "./comment.ts";
import type { Policy } from "./policy.ts";

/** Every phase there is, in the order a moderator reads them. A policy has a rule for each. */
export const PHASE_NAMES = [
  "honeypot",
  "parent",
  "blocked",
  "links",
  "duplicate",
  "flood",
  "first-comment",
  "profanity",
  "spam",
] as const;
export type PhaseName = (typeof PHASE_NAMES)[number];

/** Why a comment was flagged. `hold-all` and `fault` are given by the policy, the others by phases. */
export const REASONS = [...PHASE_NAMES, "hold-all", "fault"] as const;
export type Reason = (typeof REASONS)[number];

export type Severity = "mild" | "strong" | "severe";

export type Evidence =
  /** Half-open, in UTF-16 units of the stored text. */
  | { readonly kind: "span"; readonly start: number; readonly end: number; readonly rule: string }
  | { readonly kind: "measure"; readonly name: string; readonly value: number; readonly limit: number }
  | { readonly kind: "related"; readonly commentId: string; readonly similarity: number };

/** One thing a phase found. `score` is 0–1: how sure the phase is. */
export interface Finding {
  readonly reason: Reason;
  readonly score: number;
  readonly severity: Severity;
  readonly evidence: readonly Evidence[];
}

/** What a phase answers. A phase that scores says the score of clean text too, so that queues can be sorted. */
export type Outcome =
  | { readonly kind: "clean"; readonly score?: number }
  | { readonly kind: "skipped"; readonly because: string }
  | { readonly kind: "flagged"; readonly findings: readonly [Finding, ...Finding[]] };

/** What stays of one phase's answer, clean ones too. `ms` is how long it took. */
export type Step = {
  readonly phase: PhaseName;
  readonly version: number;
  readonly model?: string;
  readonly ms: number;
} & (Outcome | { readonly kind: "failed"; readonly because: string });

/** What the database knows about a comment before it is judged; gathered in one query per batch. */
export interface Facts {
  /** `none`: not a reply. `ok`: the parent is public in this thread. Anything else holds the comment. */
  readonly parent: "none" | "ok" | "missing" | "not-public" | "other-thread";
  /** Earlier comments of this site whose text reads the same, newest first, at most 20. */
  readonly sameText: readonly { commentId: string; sameAuthor: boolean; sameThread: boolean }[];
  /** How many comments this author had approved here; the author is known by `sub` or an earlier receipt. */
  readonly approvedBefore: number;
  /** Comments of the minute before this one. `byNetwork` is 0 for networks that are not public. */
  readonly lastMinute: { readonly byAuthor: number; readonly byNetwork: number };
}

/** One revision of one comment as the phases see it. `facts` is null where no history is at hand. */
export interface Subject {
  readonly site: string;
  readonly id: string;
  readonly revision: number;
  readonly thread: string;
  readonly text: string;
  readonly author: Author;
  readonly honeypotFilled: boolean;
  /** Milliseconds between showing the form and sending it, as the form says; null when unknown. */
  readonly filledInMs: number | null;
  readonly policy: Policy;
  readonly facts: Facts | null;
}

export interface Phase {
  readonly name: PhaseName;
  /** Raised whenever the same subject may get another answer. */
  readonly version: number;
  /** Names the model behind the answer, where there is one. */
  readonly model?: string;
  judge(subject: Subject): Outcome | Promise<Outcome>;
}
