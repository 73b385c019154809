// All processes of an instance: which run, written down for whoever comes after us, and how they are stopped
// in the right order. How a single one is kept alive stands in kept-process.ts.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { keepProcess, type Kept, type KeptProcess } from "./kept-process.ts";
import { writeTraces, type Trace } from "./leftovers.ts";
import { processMark } from "./process-mark.ts";
import type { Say } from "./service-user.ts";

export interface Supervisor {
  /** Starts one, keeps it alive from then on, and resolves when it is ready. Throws when it does not start. */
  start(kept: Kept): Promise<void>;
  /** Process numbers by name. */
  pids(): Record<string, number>;
  /** Stops all: our own first, then the services they need, the last started first. */
  stop(): Promise<void>;
  /** Leaves what is still being stopped no more time. */
  hurry(): void;
}

interface SupervisorOptions {
  readonly dataFolder: string;
  readonly say: Say;
  /** Told whenever a process number changed. */
  readonly onChange: () => void;
}

/** A supervisor of nothing yet. */
export function createSupervisor({ dataFolder, say, onChange }: SupervisorOptions): Supervisor {
  const all: KeptProcess[] = [];
  const logs = path.join(dataFolder, "logs");
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const state = { stopping: false, hurried: false };
  const changed = () => {
    writeTraces(dataFolder, all.flatMap(traceOf));
    onChange();
  };
  return {
    async start(kept) {
      if (state.stopping) throw new Error("Stopped before everything was ready.");
      const log = path.join(logs, `${kept.command.name.replace(" ", "-")}.log`);
      const one = keepProcess(kept, { log, say, onChange: changed });
      all.push(one);
      await one.start();
    },
    pids: () =>
      Object.fromEntries(
        all.flatMap((one) => {
          const pid = one.pid();
          return pid === null ? [] : [[one.command.name, pid]];
        }),
      ),
    async stop() {
      state.stopping = true;
      for (const group of stoppingOrder(all))
        await Promise.all(group.map((one) => one.end(() => state.hurried)));
      writeTraces(dataFolder, []);
    },
    hurry: () => {
      state.hurried = true;
    },
  };
}

function traceOf(one: KeptProcess): Trace[] {
  const pid = one.pid();
  const mark = pid === null ? null : processMark(pid);
  return pid === null || mark === null ? [] : [{ name: one.command.name, pid, mark, stop: one.command.stop }];
}

function stoppingOrder(all: readonly KeptProcess[]): KeptProcess[][] {
  const own = all.filter((one) => one.command.leashed === true);
  const services = all.filter((one) => one.command.leashed !== true).reverse();
  return [own, ...services.map((one) => [one])];
}
