// A real API process over a Redis and a database of its own, and calls to it as readers' browsers make them.
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { submitted } from "../../src/contract/submit.ts";
import type { Submitted } from "../../src/contract/submit.ts";
import { openModerationQueue } from "../../src/queue/moderation-queue.ts";
import { openRedis } from "../../src/queue/redis.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { startApi } from "../support/processes.ts";
import type { TestProcess } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

/** The blog's one origin; see `addTestSite`. */
export const BLOG = "https://blog.example";

export interface PublicApi {
  readonly db: Database;
  readonly api: TestProcess;
  readonly site: SiteSettings;
  /** The waiting job of a comment's first revision, or of another; null when there is none. */
  readonly findJob: (id: string, revision?: number) => Promise<ModerationJob | null>;
  /** Jobs that wait, as Redis has it now. */
  readonly countWaiting: () => Promise<number>;
  close(): Promise<void>;
}

/** Ready to accept, with site `blog`. No worker: what was accepted stays in the queue. */
export async function startPublicApi(env: Readonly<Record<string, string>> = {}): Promise<PublicApi> {
  const [opened, redis] = await Promise.all([openTestDatabase(), startRedis()]);
  const site = await addTestSite(opened.db, "blog");
  const api = await startApi({ databaseUrl: opened.url, redisUrl: redis.url, env });
  await until("comments can be accepted", async () => (await fetch(`${api.url}/readyz`)).ok);
  const connection = openRedis(redis.url, "plain");
  const queue = openModerationQueue(connection);
  await until("the queue is reached", () => queue.counts().then(Boolean));
  return {
    db: opened.db,
    api,
    site,
    findJob: (id, revision = 1) => queue.find(site.key, id, revision),
    countWaiting: async () =>
      (await connection.llen("{momo:0}:moderation:wait")) +
      (await connection.zcard("{momo:0}:moderation:prioritized")),
    async close() {
      await queue.close();
      connection.disconnect();
      await api.close();
      await Promise.all([redis.close(), opened.close()]);
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer as JSON; throws for what is none. */
  json(): unknown;
}

export const THREAD = "/v1/sites/blog/threads/first-review/comments";

/** One call with exactly these headers; redirects are answers. */
export async function call({ api }: PublicApi, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(api.url + path, { redirect: "manual", ...init });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, json: () => JSON.parse(text) as unknown };
}

/** A submit as JSON. */
export function post(
  on: PublicApi,
  body: unknown,
  { headers = {}, path = THREAD }: { headers?: Record<string, string>; path?: string } = {},
): Promise<Answer> {
  return call(on, path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
}

/** A plain form as a browser without script sends it from a page of the blog. */
export function postForm(
  on: PublicApi,
  fields: Readonly<Record<string, string>> | string,
  { headers = {}, path = THREAD }: { headers?: Record<string, string>; path?: string } = {},
): Promise<Answer> {
  return call(on, path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: BLOG, ...headers },
    body: typeof fields === "string" ? fields : new URLSearchParams(fields).toString(),
  });
}

/** The answer of an accepted JSON submit; throws, showing the answer, when it was refused. */
export function acceptedOf(answer: Answer): Submitted {
  if (answer.status !== 202) throw new Error(`answered ${String(answer.status)}: ${answer.text}`);
  return submitted.parse(answer.json());
}
