// Says in words why a comment was flagged. The code and its parameters are for screens with their own
// catalogue, the sentence is for programs and people who read English. It reads findings, it judges nothing.
import { describeDisguise, disguiseOf } from "./disguise.ts";
import type { Evidence, Finding, PhaseName, Severity } from "./phase.ts";
import { BLOCK_RULE_PREFIX } from "./policy.ts";

export interface Explanation {
  /** `<reason>.<case>`: stable, so that screens can word it. */
  readonly code: string;
  readonly params: Record<string, string | number>;
  /** Completes "This comment …"; English, without a full stop. */
  readonly sentence: string;
}

/**
 * The explanation of one finding of one phase. `text` is the stored text the finding's spans refer to. Never
 * throws: evidence that is missing (an older version of a phase) makes the sentence vaguer, not wrong.
 */
export function explain(phase: PhaseName, finding: Finding, text: string): Explanation {
  switch (finding.reason) {
    case "profanity":
      return explainProfanity(finding, text);
    case "spam":
      return explainSpam(finding, text);
    case "links":
      return explainLinks(finding);
    case "duplicate":
      return explainDuplicate(finding);
    case "flood":
      return explainFlood(finding);
    case "parent":
      return explainParent(finding);
    case "first-comment":
      return said("first-comment.first", {}, "is the first of an author nobody here has approved yet");
    case "honeypot":
      return said("honeypot.filled", {}, "came with the field filled in that people do not see");
    case "blocked":
      return explainBlocked(finding);
    case "hold-all":
      return said("hold-all.mode", {}, "waits because every comment of this site does");
    case "fault":
      return said("fault.phase", { phase }, `waits because the check "${phase}" could not run`);
  }
}

function said(code: string, params: Record<string, string | number>, sentence: string): Explanation {
  return { code, params, sentence };
}

const STRENGTH: Readonly<Record<Severity, string>> = {
  mild: "mild language",
  strong: "strong language",
  severe: "hateful or severe language",
};

function explainProfanity(finding: Finding, text: string): Explanation {
  const { severity } = finding;
  const span = finding.evidence.find((one) => one.kind === "span");
  const word = span ? text.slice(span.start, span.end) : "";
  const quoted = word === "" ? "a word of the list" : `“${word}”`;
  const isOwn = span?.rule.startsWith(BLOCK_RULE_PREFIX) === true;
  const entry = isOwn ? span.rule.slice(BLOCK_RULE_PREFIX.length) : (span?.rule ?? "");
  const disguise = disguiseOf(word, entry);
  const how = disguise === null ? [] : [describeDisguise(disguise)];
  const params = { word, severity, ...(disguise !== null && { disguise }) };
  if (isOwn) {
    const inBrackets = how.map((words) => ` (${words})`).join("");
    return said(
      "profanity.own",
      { ...params, entry },
      `contains ${quoted}${inBrackets}, which this site lists`,
    );
  }
  return said("profanity.word", params, `contains ${quoted} (${[STRENGTH[severity], ...how].join(", ")})`);
}

function explainSpam(finding: Finding, text: string): Explanation {
  // Rounded down: 100 % would claim what no score can.
  const percent = Math.floor(finding.score * 100);
  const words = finding.evidence
    .filter((one) => one.kind === "span")
    .map(({ start, end }) => `“${text.slice(start, end)}”`)
    .join(", ");
  const signals = measures(finding)
    .filter(({ name }) => name !== "spam")
    .map(({ name }) => name.replaceAll("-", " "))
    .join(", ");
  const because = [
    ...(words === "" ? [] : [`words that weigh most: ${words}`]),
    ...(signals === "" ? [] : [`signals: ${signals}`]),
  ];
  const sentence = [`looks like spam, ${String(percent)} out of 100`, ...because].join("; ");
  return said("spam.score", { percent, words, signals }, sentence);
}

function explainLinks(finding: Finding): Explanation {
  const measure = measures(finding).find(({ name }) => name === "links");
  const count = measure?.value ?? 0;
  const limit = measure?.limit ?? 0;
  return said("links.count", { count, limit }, `has ${many(count, "link")}, limit ${String(limit)}`);
}

function explainDuplicate(finding: Finding): Explanation {
  const related = finding.evidence.filter((one) => one.kind === "related");
  const measured = (wanted: string) => measures(finding).find(({ name }) => name === wanted)?.value ?? 0;
  const removed = measured("removed-as-spam");
  if (removed > 0) {
    const percent = percentOf(measured("like-removed-spam"));
    const sentence = `is ${String(percent)} % like ${many(removed, "comment")} removed as spam this week`;
    return said("duplicate.removed", { percent, count: removed }, sentence);
  }
  const same = related.filter(({ similarity }) => similarity === 1).length;
  if (same > 0)
    return said("duplicate.same", { count: same }, `reads the same as ${many(same, "earlier comment")}`);
  const count = related.length;
  const percent = percentOf(Math.max(0, ...related.map(({ similarity }) => similarity)));
  const sentence = `is ${String(percent)} % like ${many(count, "earlier comment")}`;
  return said("duplicate.alike", { percent, count }, sentence);
}

/** Shares come in hundredths, which floating numbers only nearly hold. */
function percentOf(share: number): number {
  return Math.round(share * 100);
}

function explainFlood(finding: Finding): Explanation {
  const [worst] = [...measures(finding)].sort((a, b) => b.value - a.value);
  const count = worst?.value ?? 0;
  const limit = worst?.limit ?? 0;
  const whose = worst?.name === "by-network" ? "network" : "author";
  const sentence = `is one of ${String(count)} within a minute from one ${whose}, limit ${String(limit)}`;
  return said(`flood.${whose}`, { count, limit }, sentence);
}

const BLOCKED_SENTENCES: Readonly<Record<string, (label: string) => string>> = {
  author: (label) => `comes from the blocked author “${label}”`,
  email: (label) => `comes from the blocked e-mail address ${label}`,
  domain: (label) => `comes from an e-mail address of the blocked domain ${label}`,
  network: (label) => `comes from the blocked network ${label}`,
  host: (label) => `names the blocked host ${label}`,
};

/** The entry stands in the evidence as `kind:label`, whether it has places in the text or none. */
function explainBlocked(finding: Finding): Explanation {
  const [evidence] = finding.evidence;
  const entry = evidence?.kind === "span" ? evidence.rule : evidence?.kind === "measure" ? evidence.name : "";
  const [, kind = "", label = ""] = /^([a-z]+):(.+)$/s.exec(entry) ?? [];
  const sentence = BLOCKED_SENTENCES[kind]?.(label);
  if (sentence !== undefined) return said(`blocked.${kind}`, { kind, label }, sentence);
  return said("blocked.entry", {}, "comes from or links to somebody on the block list");
}

const PARENT_SENTENCES: Readonly<Record<string, string>> = {
  missing: "answers a comment that is not there",
  "not-public": "answers a comment that readers cannot see",
  "other-thread": "answers a comment of another page",
};

function explainParent(finding: Finding): Explanation {
  const state = measures(finding)[0]?.name ?? "missing";
  const sentence = PARENT_SENTENCES[state] ?? "answers a comment that cannot be answered";
  return said(`parent.${state}`, {}, sentence);
}

function measures(finding: Finding): Extract<Evidence, { kind: "measure" }>[] {
  return finding.evidence.filter((one) => one.kind === "measure");
}

function many(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${String(count)} ${what}s`;
}
