// What every command is handed: its streams, its settings, and one way of answering. Commands print through
// `answer` and `note` only, so that `--json` means one document on stdout and nothing else.
import type { Writable } from "node:stream";
import type { Command } from "commander";
import type { TextJudge } from "../moderation/replay.ts";

/** A sentence for the person at the keyboard, and the exit code that goes with it. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: 1 | 2;

  constructor(sentence: string, { exitCode = 1, cause }: { exitCode?: 1 | 2; cause?: unknown } = {}) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.exitCode = exitCode;
  }
}

/** What one line of `momo judge` asks; the shape of a submit, as far as judging needs it. */
export interface JudgeAsked {
  readonly id: string | number | null;
  readonly text: string;
  readonly author: {
    readonly name: string | null;
    readonly email: string | null;
    readonly url: string | null;
  };
}

/** What `momo train` asks; `tell` hears what is being done. */
export interface TrainAsked {
  readonly data: string;
  readonly out: string | null;
  readonly tell: (what: string) => void;
}

interface Share {
  readonly share: number;
  readonly of: number;
}

export interface TrainFigures {
  readonly auc: number;
  readonly recallAt1: Share;
  readonly recallAt01: Share;
  readonly spamHeld: Share;
  readonly hamHeld: Share;
}

export interface TrainDone {
  readonly model: string;
  readonly file: string;
  readonly bytes: number;
  readonly tested: TrainFigures;
  readonly unseen: Readonly<Record<string, TrainFigures>>;
  readonly reliability: readonly (Share & { readonly from: number })[];
}

/** Everything a command may touch of the process it runs in; tests hand in their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Makes the judge, dictionaries and all; handed in, because src knows nothing of workers. */
  readonly createJudge: () => (asked: JudgeAsked) => Promise<unknown>;
  /** Makes the judge of texts that were judged before; handed in for the same reason. */
  readonly createTextJudge: () => TextJudge;
  /** Trains the spam score and writes its weights; handed in for the same reason. */
  readonly train: (asked: TrainAsked) => Promise<TrainDone>;
}

/** One command being run. */
export interface Run {
  readonly surroundings: Surroundings;
  /** The folder of the local instance (`--data`). */
  readonly dataDir: string;
  /** Says the result: `document` with `--json`, else the lines for people. Called once, at the end. */
  answer(document: unknown, lines: readonly string[]): void;
  /** Says something beside the result, on stderr. */
  note(sentence: string): void;
  /** The result is told, and it is a bad one. */
  fail(): void;
}

/** Wraps the work of a subcommand into what commander calls. */
export interface Cli {
  readonly surroundings: Surroundings;
  begin(command: Command): Run;
}

/** `exit` is told the exit code of a command that ended without an error and still not well. */
export function createCli(surroundings: Surroundings, exit: (code: number) => void): Cli {
  return {
    surroundings,
    begin(command) {
      const { json = false, data } = command.optsWithGlobals<{ json?: boolean; data: string }>();
      return {
        surroundings,
        dataDir: data,
        answer(document, lines) {
          const text = json ? JSON.stringify(document) : lines.join("\n");
          surroundings.stdout.write(`${text}\n`);
        },
        note: (sentence) => void surroundings.stderr.write(`${sentence}\n`),
        fail: () => {
          exit(1);
        },
      };
    },
  };
}
