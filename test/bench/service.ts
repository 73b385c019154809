// A whole instance as `npm start` runs it, on data of its own, for one measurement.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { anyPort } from "../../src/local/free-port.ts";
import { startMomo } from "../local/launcher.ts";

export interface BenchService {
  /** Where the API answers, without a slash at its end. */
  readonly api: string;
  /** Process numbers by name, the launcher's included. */
  readonly pids: Readonly<Record<string, number>>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** Resolves when everything runs. */
export async function startService(): Promise<BenchService> {
  const folder = mkdtempSync(path.join(tmpdir(), "momo-bench-"));
  const launched = startMomo({ data: path.join(folder, "data"), port: await anyPort() });
  const instance = await launched.ready();
  return {
    api: instance.addresses.api,
    pids: instance.pids,
    async stop() {
      launched.child.kill("SIGTERM");
      await launched.ended();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
