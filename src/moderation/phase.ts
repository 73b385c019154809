// The contract between the pipeline and its judges. A phase asks one question of one comment; it finds, it
// never decides, never stores, and never throws to say something: a throw means broken and is recorded.
import type { Author } from "./comment.ts";
import type { Outcome, PhaseName } from "./finding.ts";
import type { Policy } from "./policy.ts";

export { PHASE_NAMES, REASONS } from "./finding.ts";
export type { Evidence, Finding, Outcome, PhaseName, Reason, Severity, Step } from "./finding.ts";

/** What a site can block and trust: who writes, from where, and what is linked to. */
export const LISTED_KINDS = ["author", "email", "domain", "network", "host"] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

/** An entry of a site's own lists that fits a comment. `label` is what moderators know it by. */
export interface Listed {
  readonly kind: ListedKind;
  readonly label: string;
  /** False: blocked. */
  readonly trust: boolean;
  /** Where in the stored text a host stands; empty for everything that is not in the text. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

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
  /** Comments of this site in the last days that are alike or the same, the likest first, at most 20. */
  readonly similar: readonly Similar[];
  /** How often other sites saw the same text in the last days, links, names and numbers aside; counted to 20. */
  readonly elsewhere: number;
  /** How many of their latest comments were rejected as spam; names and addresses typed in count here. */
  readonly rejectedBefore: { readonly byAuthor: number; readonly byNetwork: number };
  /** Threads besides this one commented in within the ten minutes before. */
  readonly otherThreads: { readonly byAuthor: number; readonly byNetwork: number };
  /** Hosts of its links that were not linked to on this site until a day ago, and how often since. */
  readonly newHosts: readonly { readonly host: string; readonly timesToday: number }[];
  /** Comments of this site within ten minutes: those just now, and those of a usual hour. */
  readonly pace: { readonly lately: number; readonly usually: number };
  /** Blocked and trusted alike; of several entries for one name only the nearest. */
  readonly listed: readonly Listed[];
}

export interface Similar {
  readonly commentId: string;
  /** 0–1: the share of short sequences of letters two texts have in common. */
  readonly similarity: number;
  readonly sameAuthor: boolean;
  readonly sameThread: boolean;
  /** By a moderator, and not taken back. */
  readonly removedAsSpam: boolean;
}

/** Why a step was skipped for an author whom the site trusts: replays must not ask again what was not asked then. */
export const BECAUSE_TRUSTED = "a trusted author";

/** One revision of one comment as the phases see it. `facts` is null where no history is at hand. */
export interface Subject {
  readonly site: string;
  readonly id: string;
  readonly revision: number;
  readonly thread: string;
  readonly text: string;
  /** Of an edit, what it is measured against; null for a new comment, and when readers see nothing of it yet. */
  readonly approved: { readonly text: string } | null;
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
