// One real service of a test: started, stopped, frozen and killed as a machine would do it. Everything started
// here is ended with the test process, whatever happens to it.
import type { ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { launch, type Command } from "../../src/local/command.ts";
import { until } from "./until.ts";

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface Service {
  readonly pid: () => number;
  /** Starts it again on the same port and data; resolves when it takes commands. */
  start(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Stops its clock: it keeps its connections and answers nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

interface ServiceOptions {
  readonly command: Command;
  /** Where its output goes; shown when it does not start. */
  readonly log: string;
  /** Resolves when it takes commands, rejects while it does not. */
  readonly ready: () => Promise<void>;
}

/** A service, not started yet. */
export function service({ command, log, ready }: ServiceOptions): Service {
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill("SIGCONT");
    ending.kill(signal);
    await until(`${command.name} has ended`, () => ending.exitCode !== null || ending.signalCode !== null);
  };
  return {
    pid: () => child?.pid ?? 0,
    async start() {
      child = started(command, log);
      const alive = child;
      await until(`${command.name} takes commands`, async () => {
        if (alive.exitCode !== null) throw new Error(`${command.name} ended:\n${readFileSync(log, "utf8")}`);
        return ready().then(() => true);
      });
    },
    stop: () => end(command.stop),
    kill: () => end("SIGKILL"),
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
  };
}

function started(command: Command, log: string): ChildProcess {
  const output = openSync(log, "a");
  const child = launch(command, output);
  closeSync(output);
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}
