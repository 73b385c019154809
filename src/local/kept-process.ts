// One process that is kept alive: started, started again whenever it ends, until it is asked to end. It never
// gives up, and says what it does.
import type { ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { launch, type Command } from "./command.ts";
import type { Say } from "./service-user.ts";

export interface Kept {
  readonly command: Command;
  /** Done before each start, such as putting away what a crash left. */
  readonly before?: () => void;
  /** Resolves when it does its work, rejects while it does not. */
  readonly ready: () => Promise<unknown>;
}

export interface KeptProcess {
  readonly command: Command;
  /** Its number, or null between two lives. */
  pid(): number | null;
  /** Resolves when it is ready for the first time. Throws with its last words when it does not get there. */
  start(): Promise<void>;
  /** Ends it for good: cleanly, or at once when `hurried` answers true. Resolves when it is gone. */
  end(hurried: () => boolean): Promise<void>;
}

interface Surroundings {
  /** The file its output goes to. */
  readonly log: string;
  readonly say: Say;
  /** Told whenever the process number changed. */
  readonly onChange: () => void;
}

/** Milliseconds to become ready at first: a slow disk makes a new Postgres slow. */
const READY_MS = 60_000;
/** Milliseconds that a process has to end by itself. */
const STOP_MS = 12_000;
/** Milliseconds before a new start, doubled each time up to the most. What ran longer than `well` starts at the first again. */
const BACKOFF_MS = { first: 100, most: 10_000, well: 30_000 };
const LOG_BYTES = 10 * 2 ** 20;

interface Life {
  child: ChildProcess | null;
  began: number;
  /** Starts in a row that did not last. */
  failures: number;
  ending: boolean;
}

/** A process that is not started yet. */
export function keepProcess(kept: Kept, surroundings: Surroundings): KeptProcess {
  const { command } = kept;
  const { log } = surroundings;
  const life: Life = { child: null, began: 0, failures: 0, ending: false };
  return {
    command,
    pid: () => life.child?.pid ?? null,
    async start() {
      rotate(log);
      run(kept, life, surroundings);
      const limit = performance.now() + READY_MS;
      const worthWaiting = () => !life.ending && life.failures < 3 && performance.now() < limit;
      if (await becomesReady(kept, life, worthWaiting)) return;
      if (life.ending) throw new Error("Stopped before everything was ready.");
      throw new Error(`${command.name} does not start. The end of ${log}:\n${lastLines(log)}`);
    },
    async end(hurried) {
      life.ending = true;
      const child = life.child;
      if (!child) return;
      // A stopped process hears nothing until it goes on.
      child.kill("SIGCONT");
      child.kill(command.stop);
      const limit = performance.now() + STOP_MS;
      let asked = false;
      while (life.child) {
        if (performance.now() > limit) child.kill("SIGKILL");
        else if (!asked && hurried()) asked = child.kill(command.hurry);
        await pause(10);
      }
    },
  };
}

function run(kept: Kept, life: Life, surroundings: Surroundings): void {
  kept.before?.();
  const output = openSync(surroundings.log, "a", 0o600);
  const child = launch(kept.command, output);
  closeSync(output);
  life.child = child;
  life.began = performance.now();
  const ended = (why: string) => {
    if (life.child !== child) return;
    life.child = null;
    if (!life.ending) void runAgain(kept, life, { ...surroundings, why });
  };
  child.on("error", (error) => {
    ended(error.message);
  });
  child.on("exit", (code, signal) => {
    ended(signal ?? `exit code ${String(code)}`);
  });
  surroundings.onChange();
}

async function runAgain(kept: Kept, life: Life, surroundings: Surroundings & { why: string }): Promise<void> {
  const { say, log, why } = surroundings;
  const { name } = kept.command;
  if (performance.now() - life.began > BACKOFF_MS.well) life.failures = 0;
  life.failures += 1;
  // The first time and then ever more seldom: a line each time would bury everything else.
  const telling = Number.isInteger(Math.log2(life.failures));
  if (telling) say(`${name} ended (${why}). Starting it again.`);
  if (telling && life.failures > 1) say(`The end of ${log}:\n${lastLines(log)}`);
  await pause(Math.min(BACKOFF_MS.first * 2 ** (life.failures - 1), BACKOFF_MS.most));
  if (life.ending) return;
  run(kept, life, surroundings);
  const child = life.child;
  if (await becomesReady(kept, life, () => life.child === child && !life.ending)) say(`${name} is back.`);
}

async function becomesReady(kept: Kept, life: Life, worthWaiting: () => boolean): Promise<boolean> {
  const asked = () =>
    kept.ready().then(
      () => true,
      () => false,
    );
  while (worthWaiting()) {
    if (life.child && (await asked()) && worthWaiting()) return true;
    await pause(25);
  }
  return false;
}

/** The end of a log, where a process says why it gave up. */
function lastLines(log: string): string {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-5).join("\n");
}

function rotate(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) renameSync(log, `${log}.1`);
}
