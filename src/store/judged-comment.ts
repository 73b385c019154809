// What the worker hands over to be saved: a revision with everything the phases and the policy said of it.
import type { Node } from "../contract/node.ts";
import type { ReasonCode } from "../contract/reason.ts";
import type { Status, Verdict } from "../moderation/comment.ts";
import type { Likeness } from "../moderation/likeness.ts";
import type { Step } from "../moderation/phase.ts";

/** Where an edit goes, and how the comment stood when it was judged. */
export interface EditOf {
  /** The number it gets. */
  readonly revision: number;
  /** The number of the comment's last decision then. */
  readonly seen: number;
  /** When the door accepted the edit. */
  readonly at: string;
}

/** A new comment, or an edit, as the worker leaves it. Every text is in its stored form. */
export interface JudgedComment {
  readonly siteId: number;
  readonly commentId: string;
  readonly thread: { readonly key: string; readonly title: string | null; readonly url: string | null };
  /** Root first, parent last; empty for a top-level comment. */
  readonly ancestors: readonly string[];
  readonly authorKey: string;
  readonly author: { readonly name: string | null; readonly url: string | null; readonly sub: string | null };
  readonly emailSealed: string | null;
  readonly network: string | null;
  readonly text: string;
  readonly rendered: { readonly masked: string; readonly html: string; readonly nodes: readonly Node[] };
  readonly spoiler: boolean;
  readonly fingerprint: string | null;
  readonly likeness: Likeness | null;
  /** Hosts its links and its author's address lead to, each once. */
  readonly linkHosts: readonly string[];
  readonly steps: readonly Step[];
  readonly verdict: Verdict;
  readonly status: Status;
  readonly reason: ReasonCode | null;
  readonly spamScore: number | null;
  readonly policyVersion: number;
  /** Of the comment; an edit does not change it. */
  readonly createdAt: string;
  /** Null for a new comment. An edit leaves author and place of the comment as they are stored. */
  readonly edit: EditOf | null;
}
