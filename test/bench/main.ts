// `npm run bench -- NAME`: runs one measurement on the real service and prints its figures. Not a test: what a
// machine does is measured here, never asserted.
import { parseArgs } from "node:util";
import { measureAccuracy } from "./accuracy.ts";
import { measureModerate } from "./moderate.ts";
import { measureReplay } from "./replay.ts";
import { measureVisible } from "./visible.ts";

/** What a bench answers; goals are the figures it is held against, at most unless said otherwise. */
export interface BenchReport {
  readonly bench: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly goals: Readonly<Record<string, number>>;
  readonly met: boolean;
}

interface BenchOptions {
  readonly rate: number;
  readonly seconds: number;
  /** The folder of labelled data; null when none was named. */
  readonly data: string | null;
}

interface Bench {
  readonly about: string;
  /** `lines`: what people read instead of the bare figures. */
  readonly run: (
    options: BenchOptions,
  ) => Promise<Omit<BenchReport, "bench"> & { readonly lines?: readonly string[] }>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  accuracy: {
    about: "swear words found, innocent texts flagged, spam told from comments; --data DIR",
    run: measureAccuracy,
  },
  visible: {
    about: "from 202 to the approved thread at a steady rate, memory at rest, size of embed.js",
    run: measureVisible,
  },
  replay: {
    about: "a changed policy over 100,000 past comments",
    run: () => measureReplay({ comments: 100_000 }),
  },
  moderate: {
    about: "comments and megabytes a second, phase by phase, on one core",
    run: measureModerate,
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    rate: { type: "string", default: "50" },
    seconds: { type: "string", default: "30" },
    data: { type: "string" },
  },
});
const name = positionals[0];
const bench = name === undefined ? undefined : BENCHES[name];

if (name === undefined || !bench) {
  const list = Object.entries(BENCHES).map(([key, { about }]) => `  ${key.padEnd(10)} ${about}`);
  console.log(["npm run bench -- NAME [--json]", ...list].join("\n"));
  if (name !== undefined) process.exitCode = 2;
} else {
  const { lines, ...answer } = await bench.run({
    rate: Number(values.rate),
    seconds: Number(values.seconds),
    data: values.data ?? null,
  });
  const report: BenchReport = { bench: name, ...answer };
  console.log(values.json ? JSON.stringify(report) : (lines?.join("\n") ?? table(report)));
}

function table({ figures, goals }: BenchReport): string {
  const width = Math.max(...Object.keys(figures).map((key) => key.length));
  return Object.entries(figures)
    .map(([key, value]) => {
      const goal = goals[key];
      return `${key.padEnd(width)}  ${value.toFixed(value < 1 ? 4 : 1).padStart(10)}${goal === undefined ? "" : `  goal ${String(goal)}`}`;
    })
    .join("\n");
}
