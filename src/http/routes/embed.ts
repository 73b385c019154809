// A thread and its form as a page of Momo's own, for frames and for browsers without script; an author also asks here
// what became of a comment. Everything below `/embed` answers with pages, errors too.
import { randomUUID } from "node:crypto";
import { Router } from "express";
import type { ErrorRequestHandler, Request, Response } from "express";
import { z } from "zod";
import type { Comment, Removed, RepliesPage, ThreadFlat, ThreadTree } from "../../contract/comment.ts";
import { commentId, LIMITS, optionalText, optionalUrl, THREAD_KEY } from "../../contract/fields.ts";
import type { SiteSettings } from "../../contract/site.ts";
import type { AuthorView } from "../../contract/submit.ts";
import { AppError } from "../../errors.ts";
import { bodyOf, readBody } from "../middleware/body.ts";
import { guardSite, siteOf } from "../middleware/site.ts";
import type { SiteGuardDeps } from "../middleware/site.ts";
import { embedPage } from "../pages/embed-page.ts";
import type { ShownComments } from "../pages/embed-page.ts";
import { messagePage } from "../pages/message-page.ts";
import { sendPage } from "../pages/send-page.ts";
import { statusPage } from "../pages/status-page.ts";
import { beginFailure, PROBLEMS, toAppError } from "../problem.ts";
import { readQuery } from "../query.ts";

export interface EmbedRouteDeps extends SiteGuardDeps {
  readonly readThread: (site: SiteSettings, asked: ThreadAsked) => Promise<ThreadTree | ThreadFlat>;
  readonly readReplies: (site: SiteSettings, asked: RepliesAsked) => Promise<RepliesPage>;
  readonly readComment: (
    site: SiteSettings,
    asked: { commentId: string; body: "html" },
  ) => Promise<Comment | Removed>;
  readonly viewAsAuthor: (
    site: SiteSettings,
    asked: { commentId: string; receipt: string; body: "html" },
  ) => Promise<AuthorView>;
}

interface ThreadAsked {
  readonly thread: string;
  readonly sort: "newest";
  readonly limit: number;
  readonly after: string | null;
  readonly shape: "tree";
  readonly body: "html";
}

interface RepliesAsked {
  readonly thread: string;
  readonly rootId: string;
  readonly after: string | null;
  readonly limit: number;
  readonly body: "html";
}

/** Comments on one page. */
const PAGE = 50;

const pageQuery = z.object({
  after: z.string().nullable().default(null),
  /** With `after`: the further replies to this comment. */
  root: commentId.nullable().default(null),
  /** The comment the form answers. */
  reply: commentId.nullable().catch(null).default(null),
  url: optionalUrl.catch(null),
  title: optionalText(LIMITS.title).catch(null),
});
type PageQuery = z.infer<typeof pageQuery>;

/** Routes at the root: `/embed/{site}/{thread}`. */
export function createEmbedRouter(deps: EmbedRouteDeps): Router {
  const router = Router();
  const path = "/embed/:site/:thread";
  router.use(path, guardSite(deps), (request, response, next) => {
    response.locals["origins"] = siteOf(request).origins;
    next();
  });
  router.get(path, async (request, response) => {
    const site = siteOf(request);
    sendPage(response, { html: await threadPage(deps, site, request), origins: site.origins });
  });
  router.post(path, readBody, async (request, response) => {
    const site = siteOf(request);
    sendPage(response, { html: await authorsPage(deps, site, request), origins: site.origins });
  });
  router.use("/embed", answerWithPage);
  return router;
}

async function threadPage(deps: EmbedRouteDeps, site: SiteSettings, request: Request): Promise<string> {
  const key = threadKeyOf(request);
  const query = readQuery(request, pageQuery);
  const of = { thread: key, body: "html", limit: PAGE } as const;
  const asked = {
    ...of,
    sort: "newest",
    shape: "tree",
    after: query.root === null ? query.after : null,
  } as const;
  // `shape: "tree"` was asked for, and only that answers with roots.
  const page = (await deps.readThread(site, asked)) as ThreadTree;
  const shown: ShownComments =
    query.root === null
      ? { kind: "thread", page }
      : {
          kind: "replies",
          rootId: query.root,
          page: await deps.readReplies(site, { ...of, rootId: query.root, after: query.after }),
        };
  return embedPage({
    address: `/embed/${site.key}/${key}`,
    action: `/v1/sites/${site.key}/threads/${key}/comments`,
    key: randomUUID(),
    page: { url: query.url, title: query.title },
    thread: page.thread,
    shown,
    replyTo: await findReplyTo(deps, site, { key: page.thread.key, id: query.reply }),
  });
}

/** The comment to answer; null when it is not public, or of another thread: the form then starts anew. */
async function findReplyTo(
  deps: EmbedRouteDeps,
  site: SiteSettings,
  { key, id }: { key: string; id: PageQuery["reply"] },
): Promise<Comment | null> {
  if (id === null) return null;
  try {
    const comment = await deps.readComment(site, { commentId: id, body: "html" });
    return "removed" in comment || comment.thread !== key ? null : comment;
  } catch (error) {
    if (error instanceof AppError && error.code === "unknown") return null;
    throw error;
  }
}

async function authorsPage(deps: EmbedRouteDeps, site: SiteSettings, request: Request): Promise<string> {
  const body = bodyOf(request);
  const receipt = (body?.kind === "form" && body.form.fields.get("receipt")) || "";
  const id = commentId.safeParse(receipt.split(".")[0]);
  if (!id.success) throw new AppError("receipt", "This is not the receipt of a comment.");
  const view = await deps.viewAsAuthor(site, { commentId: id.data, receipt, body: "html" });
  const asked = {
    thread: view.thread,
    sort: "newest",
    limit: 1,
    after: null,
    shape: "tree",
    body: "html",
  } as const;
  const { thread } = await deps.readThread(site, asked);
  return statusPage({ view, action: `/embed/${site.key}/${view.thread}`, receipt, returnUrl: thread.url });
}

function threadKeyOf(request: Request): string {
  const key = request.params["thread"];
  if (typeof key !== "string" || !THREAD_KEY.test(key))
    throw new AppError("unknown", "There is no such thread: its key has a form no thread can have.");
  return key;
}

/** Also what goes wrong is said inside the blog's frame, once the site is known. */
// eslint-disable-next-line @typescript-eslint/max-params -- Express knows a handler of errors by its four
const answerWithPage: ErrorRequestHandler = (error: unknown, request, response: Response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const failure = toAppError(error);
  beginFailure(request, response, failure);
  const html = messagePage({ heading: PROBLEMS[failure.code][1], message: failure.message });
  sendPage(response, { html, origins: (response.locals["origins"] as readonly string[] | undefined) ?? [] });
};
