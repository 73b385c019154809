// The demo blog: somebody else's web server, which knows Momo only by its public address. Pulls each thread with a
// time limit of its own, so that a review can be read whatever Momo does.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { z } from "zod";
import { commentId, threadKey } from "../contract/fields.ts";
import { threadTree } from "../contract/comment.ts";
import { projectRoot } from "../project-root.ts";
import { homePage } from "../web/blog/home-page.ts";
import { contentPolicy } from "../web/blog/layout.ts";
import { POSTS } from "../web/blog/posts.ts";
import type { Post } from "../web/blog/posts.ts";
import { missingPage, reviewPage } from "../web/blog/review-page.ts";

export interface BlogOptions {
  /** Where Momo is, for readers and for this server alike; an origin. */
  readonly api: string;
  /** The key of the blog's site. */
  readonly site: string;
}

/** Milliseconds Momo may take before the page goes out without comments. */
const PULL_LIMIT_MS = 1_000;

const FILES: Readonly<Record<string, string>> = {
  "/blog.css": "text/css; charset=utf-8",
  "/poster.svg": "image/svg+xml",
};

/** Answers every request of the blog. */
export function createBlog(options: BlogOptions): RequestListener {
  return (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

async function answer(
  options: BlogOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = request.headers.host ?? "localhost";
  const url = URL.canParse(`http://${host}${request.url ?? ""}`)
    ? new URL(`http://${host}${request.url ?? ""}`)
    : null;
  if (!url || (request.method !== "GET" && request.method !== "HEAD")) {
    response.writeHead(url ? 405 : 400).end();
    return;
  }
  const type = Object.hasOwn(FILES, url.pathname) ? FILES[url.pathname] : undefined;
  if (type !== undefined) {
    response.setHeader("Content-Type", type);
    response.end(await readFile(new URL(`src/web/blog${url.pathname}`, projectRoot())));
    return;
  }
  const post = POSTS.find(({ key }) => url.pathname === `/${key}`);
  response.statusCode = post || url.pathname === "/" ? 200 : 404;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Security-Policy", contentPolicy(options.api));
  response.setHeader("Cache-Control", "no-store");
  response.end(await page(options, url, post));
}

async function page({ api, site }: BlogOptions, url: URL, post: Post | undefined): Promise<string> {
  const base = `${api}/v1/sites/${site}`;
  if (post)
    return reviewPage(post, {
      api,
      site,
      url: `${url.origin}${url.pathname}`,
      key: randomUUID(),
      page: await pull(`${base}/threads/${post.key}/comments?body=html`, threadTree),
      replyTo: commentId.safeParse(url.searchParams.get("reply")).data ?? null,
    });
  if (url.pathname !== "/") return missingPage();
  const threads = POSTS.map(({ key }) => key).join(",");
  return homePage(await pull(`${base}/counts?threads=${threads}`, z.record(threadKey, z.int())));
}

/** What Momo answers; null when it does not, and the page then says so. */
async function pull<Answer>(url: string, schema: z.ZodType<Answer>): Promise<Answer | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PULL_LIMIT_MS) });
    if (!response.ok) throw new Error(`${url} answered ${String(response.status)}`);
    return schema.parse(await response.json());
  } catch (error) {
    console.error(`The page goes out without comments: ${url} does not answer. ${String(error)}`);
    return null;
  }
}
