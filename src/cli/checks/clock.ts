// Does another machine have the same time as this one? Comments are stamped here and compared there.
import { attempt, ok, warn } from "./check.ts";
import type { Check } from "./check.ts";

/** Milliseconds two clocks may lie apart. */
const TOLERANCE_MS = 1_000;

/** Compares this machine's clock with that of `whose` ("Postgres"), read in milliseconds since 1970. */
export function checkClock(name: string, whose: string, read: () => Promise<number>): Promise<Check> {
  return attempt(name, async () => {
    const ahead = await readAhead(read);
    if (Math.abs(ahead) <= TOLERANCE_MS) return ok(name, `${whose} and this machine have the same time.`);
    const seconds = (Math.abs(ahead) / 1_000).toFixed(1);
    return warn(
      name,
      `The clock of ${whose} is ${seconds} s ${ahead > 0 ? "ahead of" : "behind"} this machine's: ` +
        "set both by NTP, for ages and edit windows are counted across them.",
    );
  });
}

/** Milliseconds the other clock is ahead, at least: what the way there and back leaves open counts as none. */
async function readAhead(read: () => Promise<number>): Promise<number> {
  const before = Date.now();
  const there = await read();
  const after = Date.now();
  if (there < before) return there - before;
  return there > after ? there - after : 0;
}
