// How fast text is judged on one core: each phase alone, the whole pipeline, and the profanity phase beside other
// filters on the same texts, in turns, so that a noisy machine is noisy for all.
import { performance } from "node:perf_hooks";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import type { Phase, Subject } from "../../src/moderation/phase.ts";
import { runPipeline } from "../../src/moderation/pipeline.ts";
import { createPhases } from "../../workers/phases.ts";
import { NO_HISTORY } from "../support/builders.ts";
import type { AccuracyReport } from "./accuracy-profanity.ts";
import { createProfanityFilters } from "./profanity-filters.ts";

/** Turns each measurement gets; the median counts. */
const TURNS = 7;
/** Milliseconds one turn lasts at least. */
const TURN_MS = 150;

const PLAIN = [
  "The camera never rests, and by the third act I had forgotten the popcorn entirely.",
  "Nobody plays grief like her; the scene at the pier alone is worth the price of a ticket.",
  "A slow start, a muddled middle, and an ending that earns every minute that came before it. I left humming the theme and arguing with my sister about the lighthouse, which is more than most films manage.",
  "Fun! Saw it twice.",
  "I wanted to like this more than I did. The jokes land one time in three, the villain dies off screen, and somebody should tell the composer that silence is an option too.",
];
const UNICODE = [
  "Ein schöner Film über Mütter, Töchter und das, was zwischen ihnen unausgesprochen bleibt – großartig gespielt!",
  "Фильм начинается медленно, но финал оправдывает каждую минуту ожидания. Музыка прекрасна.",
  "Ｗｏｗ 🎬🍿 𝓌𝒽𝒶𝓉 𝒶 𝒻𝒾𝓁𝓂!! çok güzel, très émouvant… 素晴らしい映画でした。",
  "É um filme que não pede licença: entra, senta-se e conta a história do avô como se fosse ontem.",
];

function subjectOf(text: string, index: number): Subject {
  return {
    site: "bench",
    id: String(index),
    revision: 1,
    thread: "bench",
    text,
    approved: null,
    author: { name: "Ada", email: "ada@blog.example", url: null, sub: null },
    honeypotFilled: false,
    filledInMs: 20_000,
    policy: DEFAULT_POLICY,
    facts: NO_HISTORY,
  };
}

/** A piece of work over all texts of a set, timed in turns with others. */
interface Contender {
  readonly name: string;
  readonly texts: readonly string[];
  readonly run: () => unknown;
}

/** Comments a second and megabytes (UTF-8) a second by name; `met` is against the goals of the profanity phase. */
export async function measureModerate(): Promise<AccuracyReport> {
  const phases = createPhases();
  const contenders = [
    ...createProfanityFilters().flatMap(({ name, flags }) => [
      contender(`${name}, plain`, PLAIN, (text) => flags(text)),
      contender(`${name}, Unicode`, UNICODE, (text) => flags(text)),
    ]),
    ...phases.map((phase) => contender(`phase ${phase.name}`, PLAIN, judging(phase))),
  ];
  const speeds = await timeInTurns([
    ...contenders,
    contender("pipeline", PLAIN, (text, index) => runPipeline(phases, subjectOf(text, index), () => 0)),
  ]);
  const figures: Record<string, number> = {};
  const lines: string[] = [];
  for (const [{ name, texts }, perSecond] of speeds) {
    const megabytes = (perSecond * bytesOf(texts)) / texts.length / 1e6;
    figures[`${name}, comments/s`] = perSecond;
    figures[`${name}, MB/s`] = megabytes;
    lines.push(
      `${name.padEnd(28)}${perSecond.toFixed(0).padStart(10)} comments/s ${megabytes.toFixed(2).padStart(9)} MB/s`,
    );
  }
  for (const other of ["bad-words", "obscenity", "@2toad/profanity"]) {
    const ratio = (figures["momo, plain, MB/s"] ?? NaN) / (figures[`${other}, plain, MB/s`] ?? NaN);
    figures[`momo against ${other}, times as fast`] = ratio;
    lines.push(`momo is ${ratio.toFixed(2)} times as fast as ${other} on plain text`);
  }
  const goals = { "momo, plain, MB/s": 60, "momo, Unicode, MB/s": 20, "phase spam, comments/s": 25_000 };
  const met = Object.entries(goals).every(([name, goal]) => (figures[name] ?? 0) >= goal);
  return { figures, goals, met, lines };
}

const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const judging = (phase: Phase) => (text: string, index: number) => phase.judge(subjectOf(text, index));

function contender(
  name: string,
  texts: readonly string[],
  ask: (text: string, index: number) => unknown,
): Contender {
  return { name, texts, run: () => Promise.all(texts.map(ask)) };
}

/** Texts a second of each, the median of its turns. */
async function timeInTurns(contenders: readonly Contender[]): Promise<Map<Contender, number>> {
  const turns = new Map(contenders.map((one) => [one, [] as number[]]));
  for (let turn = 0; turn <= TURNS; turn++)
    for (const [one, speeds] of turns) {
      const speed = await timeOnce(one);
      if (turn > 0) speeds.push(speed); // the first turn warms up
    }
  return new Map(
    Array.from(turns, ([one, speeds]) => [one, speeds.sort((a, b) => a - b)[TURNS >> 1] ?? NaN]),
  );
}

async function timeOnce({ run, texts }: Contender): Promise<number> {
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < TURN_MS) {
    await run();
    rounds++;
  }
  return (rounds * texts.length * 1_000) / (performance.now() - start);
}
