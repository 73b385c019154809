// How long an accepted comment takes to stand in the approved thread, seen from outside: comments are posted at
// a steady rate while another client pulls the thread and notes when each one first appears.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { projectRoot } from "../../src/project-root.ts";
import { threadFlat } from "../../src/contract/comment.ts";
import { submitted } from "../../src/contract/submit.ts";
import { residentMegabytes } from "./memory.ts";
import { startService } from "./service.ts";

/** Milliseconds between two pulls: the resolution of the figure. */
const PULL_MS = 5;
/** Milliseconds without a request before memory is read. */
const REST_MS = 5_000;
/** Bytes embed.js may have, compressed. */
const EMBED_GOAL = 6 * 1_024;

export async function measureVisible({ rate, seconds }: { rate: number; seconds: number }) {
  const service = await startService();
  try {
    await delay(REST_MS);
    const memory = await residentMegabytes(service.pids);
    const latencies = await postAndWatch(service.api, { rate, seconds });
    const embed = gzipSync(await readFile(new URL("dist/web/embed.js", projectRoot())), { level: 9 }).length;
    const figures: Record<string, number> = {
      "comments seen": latencies.length,
      "accept to visible, p50 ms": percentile(latencies, 0.5),
      "accept to visible, p99 ms": percentile(latencies, 0.99),
      "accept to visible, max ms": percentile(latencies, 1),
      "embed.js gz, bytes": embed,
    };
    for (const [name, megabytes] of Object.entries(memory)) figures[`${name} at rest, MB`] = megabytes;
    const goals = { "embed.js gz, bytes": EMBED_GOAL };
    return { figures, goals, met: embed <= EMBED_GOAL && latencies.length === rate * seconds };
  } finally {
    await service.stop();
  }
}

async function postAndWatch(
  api: string,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<number[]> {
  const url = `${api}/v1/sites/demo/threads/bench-${randomUUID().slice(0, 8)}/comments`;
  const accepted = new Map<string, number>();
  const latencies: number[] = [];
  const total = rate * seconds;
  const posting = new AbortController();

  const watching = (async () => {
    while (!posting.signal.aborted || accepted.size > 0) {
      const answer = await fetch(`${url}?shape=flat&limit=50`);
      const seenAt = performance.now();
      for (const { id } of threadFlat.parse(await answer.json()).items) {
        const since = accepted.get(id);
        if (since === undefined) continue;
        accepted.delete(id);
        latencies.push(seenAt - since);
      }
      await delay(PULL_MS);
    }
  })();

  const start = performance.now();
  const posts: Promise<void>[] = [];
  for (let index = 0; index < total; index++) {
    await delay(Math.max(0, start + (index * 1_000) / rate - performance.now()));
    posts.push(
      post(url, index).then((id) => {
        accepted.set(id, performance.now());
      }),
    );
  }
  await Promise.all(posts);
  posting.abort();
  await watching;
  return latencies.sort((a, b) => a - b);
}

async function post(url: string, index: number): Promise<string> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({ text: comment(index), author: { name: `Reader ${String(index)}` } }),
  });
  if (answer.status !== 202)
    throw new Error(`comment ${String(index)} was answered ${String(answer.status)}`);
  return submitted.parse(await answer.json()).id;
}

/** Short ones, no two alike: what reads nearly the same again and again is held, and would never be seen. */
function comment(index: number): string {
  const scene = String(index).replace(/\d/g, (digit) => "bdfghklmnp".charAt(Number(digit)));
  return `Scene ${scene} made me forget my popcorn.`;
}

/** The value below which the given share of sorted values lies; NaN when there are none. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
