// What tests of the embed stand on: a real API and worker, a blog's page under the strictest policy there is, and
// readers whose browsers record whatever should never happen.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import type { Comment } from "../../src/contract/comment.ts";
import type { Node as BodyNode } from "../../src/contract/node.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { seal } from "../../src/secrets/seal.ts";
import type { Database } from "../../src/store/database.ts";
import { insertSite } from "../../src/store/sites.ts";
import { contentPolicy } from "../../src/web/blog/layout.ts";
import { launchBrowser } from "../support/browser.ts";
import { keyring } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import type { JudgedParts } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { startApi, startWorker } from "../support/processes.ts";
import type { TestProcess } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

export interface Reader {
  readonly page: Page;
  /** What the script shows. */
  readonly thread: Locator;
  /** Policies violated, scripts failed: always empty. */
  readonly incidents: string[];
  /** The `Idempotency-Key` of every comment sent. */
  readonly keys: string[];
}

export interface ReaderOptions extends BrowserContextOptions {
  /** `script`: by the script's own tag; `none`: the same page without the script. */
  readonly how?: "element" | "script" | "none";
}

export interface EmbedStage {
  readonly api: TestProcess;
  readonly redis: TestRedis;
  readonly db: Database;
  readonly site: SiteSettings;
  /** A thread of its own for each test. */
  newThread(): string;
  /** Stores a public comment, or what else `parts` say. */
  store(thread: string, parts?: JudgedParts & { nodes?: readonly BodyNode[] }): Promise<string>;
  /** The comments everybody sees. */
  publicComments(thread: string): Promise<Comment[]>;
  /** Somebody at the page of a thread, with a browser of their own. */
  newReader(thread: string, options?: ReaderOptions): Promise<Reader>;
  close(): Promise<void>;
}

export async function openEmbedStage(): Promise<EmbedStage> {
  const [database, redis, browser] = await Promise.all([openTestDatabase(), startRedis(), launchBrowser()]);
  const { db } = database;
  const settings = { databaseUrl: database.url, redisUrl: redis.url };
  const [api, worker] = await Promise.all([startApi(settings), startWorker(settings)]);
  const blog = await servePages(api.url);
  const tokenSecret = seal(keyring, { secret: "the blog's own secret for its users' tokens" });
  const site = await insertSite(db, { key: "film-blog", origins: [blog.origin], tokenSecret });
  await until("comments can be accepted", async () => (await fetch(`${api.url}/readyz`)).ok);
  let threads = 0;
  return {
    api,
    redis,
    db,
    site,
    newThread: () => `review-${String(++threads)}`,
    store: (thread, { nodes, ...parts } = {}) =>
      storeJudged(db, site, {
        threadKey: thread,
        ...(nodes && { rendered: { masked: "", html: "", nodes } }),
        ...parts,
      }),
    async publicComments(thread) {
      const answer = await fetch(`${api.url}/v1/sites/${site.key}/threads/${thread}/comments?shape=flat`);
      return ((await answer.json()) as { items: Comment[] }).items;
    },
    async newReader(thread, { how = "element", ...options } = {}) {
      const page = await (await browser.newContext(options)).newPage();
      const watched = await watch(page);
      await page.goto(`${blog.origin}/${how}/${thread}`);
      return { page, thread: page.locator("momo-comments section"), ...watched };
    },
    async close() {
      await Promise.all([browser.close(), api.close(), worker.close(), blog.close()]);
      await Promise.all([redis.close(), database.close()]);
    },
  };
}

async function watch(page: Page): Promise<{ incidents: string[]; keys: string[] }> {
  const incidents: string[] = [];
  const keys: string[] = [];
  await page.exposeFunction("momoIncident", (what: string) => incidents.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      const { momoIncident } = window as unknown as { momoIncident: (what: string) => void };
      momoIncident(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  page.on("pageerror", (error) => incidents.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (request.method() === "POST") keys.push(request.headers()["idempotency-key"] ?? "");
  });
  return { incidents, keys };
}

const STYLE = `:root { color-scheme: light dark; --momo-accent: light-dark(#9a4a12, #f0b456) }
  html { background: light-dark(#fff, #121417); color: light-dark(#222, #eee) }
  body { font: 1rem/1.5 system-ui; max-width: 40rem; margin: auto; padding: 1rem }`;

/** A blog that trusts nobody: one script, no inline style, and no string ever becomes markup. */
async function servePages(api: string): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const [, how = "", thread = ""] = (request.url ?? "").split("/");
    const style = how === "page.css";
    response.setHeader("Content-Type", style ? "text/css" : "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", contentPolicy(api));
    response.end(style ? STYLE : toPage({ api, how, thread }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function toPage({ api, how, thread }: { api: string; how: string; thread: string }): string {
  const element = `<momo-comments site="film-blog" thread="${thread}"><p>What the blog itself shows.</p></momo-comments>`;
  const own = `<script async src="${api}/embed.js" data-site="film-blog" data-thread="${thread}"></script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A review</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/page.css">
${how === "element" ? `<script async src="${api}/embed.js"></script>` : ""}</head>
<body><main><h1>A review</h1><div id="place">${how === "script" ? own : element}</div></main></body></html>`;
}

export const commentBy = (thread: Locator, name: string) =>
  thread.getByRole("article", { name, exact: true });

/** The words of whatever has the focus, inside the shadow root too. */
export const focused = (thread: Locator) =>
  thread.evaluate(
    (section) => ((section.getRootNode() as ShadowRoot).activeElement as HTMLElement | null)?.innerText ?? "",
  );
