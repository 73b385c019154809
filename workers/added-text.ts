// Judges what an edit added by itself too: an advert that grows inside approved praise, however slowly, is then seen
// as plainly as if it stood alone.
import type { Evidence, Finding, Outcome, Phase } from "../src/moderation/phase.ts";

/** So many words in the order of the approved text were there before; fewer meet by chance. */
const RUN = 3;
/** Stands for what is before the first word and behind the last. */
const EDGE = Array<string>(RUN - 1).fill("");

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where in `text` words stand that were not in `approved`; a word or two around a change come along. In order,
 * linear in both texts.
 */
export function findAdded(text: string, approved: string): Stretch[] {
  const known = new Set(runsOf(wordsOf(approved).map(({ word }) => word)));
  const words = wordsOf(text);
  const runs = runsOf(words.map(({ word }) => word));
  const stretches: { start: number; end: number }[] = [];
  let lastAdded = -1;
  for (const [index, { start, end }] of words.entries()) {
    // The runs a word is in are as many as a run is long.
    if (runs.slice(index, index + RUN).some((run) => known.has(run))) continue;
    const last = stretches.at(-1);
    if (last && lastAdded === index - 1) last.end = end;
    else stretches.push({ start, end });
    lastAdded = index;
  }
  return stretches;
}

/** The stretches as a text of their own, a line each. */
const asText = (text: string, stretches: readonly Stretch[]): string =>
  stretches.map(({ start, end }) => text.slice(start, end)).join("\n");

function wordsOf(text: string): { word: string; start: number; end: number }[] {
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

function runsOf(words: readonly string[]): string[] {
  const padded = [...EDGE, ...words, ...EDGE];
  return Array.from({ length: words.length + RUN - 1 }, (_, at) => padded.slice(at, at + RUN).join(" "));
}

/** The same phase; of an edit it is asked about the whole and about what was added, and the stricter answer counts. */
export function alsoWhatWasAdded(phase: Phase): Phase {
  return {
    ...phase,
    judge(subject) {
      const whole = phase.judge(subject);
      if (subject.approved === null) return whole;
      const { text, approved } = subject;
      const stretches = findAdded(text, approved.text);
      if (stretches.length === 0) return whole;
      const added = asText(text, stretches);
      const alone = phase.judge({ ...subject, text: added });
      const share = Math.min(1, Math.round((added.length / text.length) * 100) / 100);
      return stricter(whole, alone, { stretches, share });
    },
  };
}

async function stricter(
  asked: Outcome | Promise<Outcome>,
  askedAlone: Outcome | Promise<Outcome>,
  { stretches, share }: { stretches: readonly Stretch[]; share: number },
): Promise<Outcome> {
  const [whole, alone] = await Promise.all([asked, askedAlone]);
  const outcome = scoreOf(alone) > scoreOf(whole) ? inWhole(alone, stretches) : whole;
  if (outcome.kind !== "flagged") return outcome;
  const evidence: Evidence = { kind: "measure", name: "added-by-edit", value: share, limit: 1 };
  const [first, ...others] = outcome.findings;
  return { kind: "flagged", findings: [{ ...first, evidence: [...first.evidence, evidence] }, ...others] };
}

function scoreOf(outcome: Outcome): number {
  if (outcome.kind === "flagged") return outcome.findings[0].score;
  return outcome.kind === "clean" ? (outcome.score ?? 0) : -1;
}

/** Spans of the added text become spans of the whole one. */
function inWhole(outcome: Outcome, stretches: readonly Stretch[]): Outcome {
  if (outcome.kind !== "flagged") return outcome;
  const placed = (finding: Finding): Finding => ({
    ...finding,
    evidence: finding.evidence.flatMap((evidence) =>
      evidence.kind === "span" ? spansInWhole(evidence, stretches) : [evidence],
    ),
  });
  const [first, ...others] = outcome.findings;
  return { kind: "flagged", findings: [placed(first), ...others.map(placed)] };
}

/** One for each stretch that the span reaches into. */
function spansInWhole(span: Extract<Evidence, Stretch>, stretches: readonly Stretch[]): Evidence[] {
  let line = 0;
  return stretches.flatMap(({ start, end }) => {
    const from = line;
    line += end - start + 1;
    const [first, last] = [Math.max(span.start, from), Math.min(span.end, line - 1)];
    return first < last ? [{ ...span, start: start + first - from, end: start + last - from }] : [];
  });
}
