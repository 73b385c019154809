// A site's settings for deciding, and the decision itself. `decide` is pure: the same steps under the same
// policy give the same verdict, so the past can be replayed under a changed policy.
import type { Verdict } from "./comment.ts";
import { PHASE_NAMES } from "./finding.ts";
import type { Finding, PhaseName, Reason, Severity, Step } from "./finding.ts";

export type WordRule = "ignore" | "mask" | "hold" | "reject";
export type MaskStyle = "first-letter" | "whole" | "bleep";

export interface Policy {
  readonly version: number;
  readonly mode: "auto" | "hold-all";
  /** Scores 0–1 from which a comment is held or rejected. */
  readonly spam: { readonly hold: number; readonly reject: number };
  /** More links than this hold the comment. */
  readonly links: { readonly hold: number };
  /** More comments a minute by one author or public network hold; 0 switches it off. */
  readonly flood: { readonly perMinute: number };
  readonly words: {
    readonly mild: WordRule;
    readonly strong: WordRule;
    readonly severe: WordRule;
    /** The site's own words, each with its own rule; `*` stands for any letters. */
    readonly block: readonly { readonly entry: string; readonly rule: WordRule }[];
    readonly allow: readonly string[];
    readonly languages: readonly string[];
  };
  readonly mask: MaskStyle;
  readonly firstComment: "judge" | "hold";
  /** Minutes in which an author may edit. */
  readonly editWindow: number;
  /** Levels of nesting; a reply deeper than that joins the last level. */
  readonly maxDepth: number;
  readonly reportsToHold: number;
  readonly closeAfterDays: number | null;
  readonly queueAlert: number | null;
  /** What a phase that could not run does to the comment. */
  readonly onFault: Readonly<Record<PhaseName, "hold" | "ignore">>;
}

export const DEFAULT_POLICY: Policy = {
  version: 1,
  mode: "auto",
  spam: { hold: 0.6, reject: 0.95 },
  links: { hold: 2 },
  flood: { perMinute: 10 },
  words: { mild: "mask", strong: "mask", severe: "hold", block: [], allow: [], languages: ["en"] },
  mask: "first-letter",
  firstComment: "judge",
  editWindow: 15,
  maxDepth: 6,
  reportsToHold: 3,
  closeAfterDays: null,
  queueAlert: null,
  onFault: {
    honeypot: "hold",
    parent: "hold",
    blocked: "hold",
    links: "hold",
    duplicate: "hold",
    flood: "hold",
    "first-comment": "hold",
    profanity: "hold",
    spam: "hold",
  },
};

/** The rule name of a span found by a site's own entry; the rest of the name is the entry as written. */
export const BLOCK_RULE_PREFIX = "block:";

export interface Ruling {
  readonly verdict: Verdict;
  /** What settled it; null when nothing stood against approval. */
  readonly reason: Reason | null;
}

/**
 * Decides by the strictest thing any step says. A failed step can only make the verdict stricter.
 * Of several equally strict reasons, the one whose phase stands first in `PHASE_NAMES` is named.
 */
export function decide(steps: readonly Step[], policy: Policy): Ruling {
  const rulings = steps.map((step) => rule(step, policy));
  if (policy.mode === "hold-all") rulings.push({ verdict: "hold", reason: "hold-all" });
  rulings.sort((a, b) => STRICTNESS[b.verdict] - STRICTNESS[a.verdict] || rank(a.reason) - rank(b.reason));
  return rulings.find((ruling) => ruling.verdict !== "approve") ?? APPROVED;
}

/** What the policy says about one step alone. */
function rule(step: Step, policy: Policy): Ruling {
  if (step.kind === "failed")
    return policy.onFault[step.phase] === "hold" ? { verdict: "hold", reason: "fault" } : APPROVED;
  if (step.kind !== "flagged") return APPROVED;
  let ruling = APPROVED;
  for (const finding of step.findings) {
    const verdict = verdictOf(finding, policy);
    if (STRICTNESS[verdict] > STRICTNESS[ruling.verdict]) ruling = { verdict, reason: finding.reason };
  }
  return ruling;
}

function verdictOf(finding: Finding, policy: Policy): Verdict {
  switch (finding.reason) {
    case "honeypot":
    case "blocked":
      return "reject";
    case "spam":
      if (finding.score >= policy.spam.reject) return "reject";
      return finding.score >= policy.spam.hold ? "hold" : "approve";
    case "profanity":
      return VERDICT_OF_WORD_RULE[wordRule(finding, policy)];
    default:
      return "hold";
  }
}

const VERDICT_OF_WORD_RULE: Readonly<Record<WordRule, Verdict>> = {
  ignore: "approve",
  mask: "approve",
  hold: "hold",
  reject: "reject",
};

/** The rule a profanity finding falls under: the site's own entry if one found it, else its severity's. */
export function wordRule(finding: Finding, policy: Policy): WordRule {
  for (const evidence of finding.evidence) {
    if (evidence.kind !== "span" || !evidence.rule.startsWith(BLOCK_RULE_PREFIX)) continue;
    const entry = evidence.rule.slice(BLOCK_RULE_PREFIX.length);
    const own = policy.words.block.find((word) => word.entry === entry);
    if (own) return own.rule;
  }
  return policy.words[finding.severity satisfies Severity];
}

/** The spans readers must not see: every profanity finding the policy does not ignore, in order, merged. */
export function spansToMask(steps: readonly Step[], policy: Policy): { start: number; end: number }[] {
  const spans = steps
    .flatMap((step) => (step.kind === "flagged" ? step.findings : []))
    .filter((finding) => finding.reason === "profanity" && wordRule(finding, policy) !== "ignore")
    .flatMap((finding) => finding.evidence)
    .flatMap((evidence) => (evidence.kind === "span" ? [{ start: evidence.start, end: evidence.end }] : []))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push(span);
  }
  return merged;
}

/** The spam phase's score, flagged or clean; null when it did not run. */
export function spamScore(steps: readonly Step[]): number | null {
  const step = steps.find((candidate) => candidate.phase === "spam");
  if (step?.kind === "flagged") return step.findings[0].score;
  return step?.kind === "clean" ? (step.score ?? null) : null;
}

const APPROVED: Ruling = { verdict: "approve", reason: null };
const STRICTNESS: Readonly<Record<Verdict, number>> = { approve: 0, hold: 1, reject: 2 };

function rank(reason: Reason | null): number {
  const place = (PHASE_NAMES as readonly (Reason | null)[]).indexOf(reason);
  return place === -1 ? PHASE_NAMES.length : place;
}
