// The calls a blog pulls: threads, further replies, counts, and one comment for readers or for its author.
import { Router } from "express";
import type { Request } from "express";
import { z } from "zod";
import type { RepliesPage, ThreadFlat, ThreadTree, Comment, Removed } from "../../contract/comment.ts";
import { commentId, THREAD_KEY } from "../../contract/fields.ts";
import type { SiteSettings } from "../../contract/site.ts";
import type { AuthorView } from "../../contract/submit.ts";
import { AppError } from "../../errors.ts";
import { readQuery } from "../query.ts";
import { sendCacheable } from "../send-cacheable.ts";

type Body = "html" | "nodes";

export interface ReadRouteDeps {
  /** The site of the request, after its origin was checked. */
  readonly siteOf: (request: Request) => SiteSettings;
  readonly readThread: (site: SiteSettings, asked: ThreadAsked) => Promise<ThreadTree | ThreadFlat>;
  readonly readReplies: (site: SiteSettings, asked: RepliesAsked) => Promise<RepliesPage>;
  readonly countComments: (site: SiteSettings, threads: readonly string[]) => Promise<Record<string, number>>;
  readonly readComment: (
    site: SiteSettings,
    asked: { commentId: string; body: Body },
  ) => Promise<Comment | Removed>;
  readonly viewAsAuthor: (
    site: SiteSettings,
    asked: { commentId: string; receipt: string; body: Body },
  ) => Promise<AuthorView>;
}

interface ThreadAsked {
  readonly thread: string;
  readonly sort: "newest" | "oldest";
  readonly limit: number;
  readonly after: string | null;
  readonly shape: "tree" | "flat";
  readonly body: Body;
}

interface RepliesAsked {
  readonly thread: string;
  readonly rootId: string;
  readonly after: string | null;
  readonly limit: number;
  readonly body: Body;
}

/** Threads counted in one call at most. */
const COUNTS_MOST = 100;

const body = z.enum(["html", "nodes"]).default("html");
const limit = z
  .string()
  .regex(/^\d{1,3}$/, "is not a number from 1 to 200")
  .transform(Number)
  .refine((number) => number >= 1 && number <= 200, "is not a number from 1 to 200")
  .default(50);
const after = z
  .string()
  .optional()
  .transform((cursor) => cursor ?? null);
const threadQuery = z.object({
  sort: z.enum(["newest", "oldest"]).default("newest"),
  shape: z.enum(["tree", "flat"]).default("tree"),
  limit,
  after,
  body,
});
const repliesQuery = z.object({ limit, after, body });
const bodyQuery = z.object({ body });
const countsQuery = z.object({
  threads: z
    .string()
    .transform((keys) => [...new Set(keys.split(",").filter((key) => key !== ""))])
    .refine((keys) => keys.length >= 1, "names no thread")
    .refine((keys) => keys.length <= COUNTS_MOST, `names more than ${String(COUNTS_MOST)} threads`)
    .refine((keys) => keys.every((key) => THREAD_KEY.test(key)), "names something that is no thread key"),
});

/** Routes below `/v1/sites/:site`. */
export function createReadRouter(deps: ReadRouteDeps): Router {
  const router = Router({ mergeParams: true });

  router.get("/threads/:thread/comments", async (request, response) => {
    const page = await deps.readThread(deps.siteOf(request), {
      thread: threadKeyOf(request),
      ...readQuery(request, threadQuery),
    });
    // The position moves with every change of the whole site; readers of this thread see no difference.
    sendCacheable(request, response, { body: page, identity: { ...page, position: null } });
  });

  router.get("/threads/:thread/comments/:id/replies", async (request, response) => {
    const rootId = idOf(request);
    const asked = { thread: threadKeyOf(request), rootId, ...readQuery(request, repliesQuery) };
    const page = await deps.readReplies(deps.siteOf(request), asked);
    sendCacheable(request, response, { body: page, identity: page });
  });

  router.get("/counts", async (request, response) => {
    const { threads } = readQuery(request, countsQuery);
    const counts = await deps.countComments(deps.siteOf(request), threads);
    sendCacheable(request, response, { body: counts, identity: counts });
  });

  router.get("/comments/:id", async (request, response) => {
    const asked = { commentId: idOf(request), ...readQuery(request, bodyQuery) };
    const receipt = request.get("momo-receipt");
    response.vary("Momo-Receipt");
    if (receipt === undefined) {
      const comment = await deps.readComment(deps.siteOf(request), asked);
      sendCacheable(request, response, { body: comment, identity: comment });
      return;
    }
    response.setHeader("Cache-Control", "private, no-store");
    response.json(await deps.viewAsAuthor(deps.siteOf(request), { ...asked, receipt }));
  });

  return router;
}

function threadKeyOf(request: Request): string {
  const key = request.params["thread"];
  if (typeof key !== "string" || !THREAD_KEY.test(key))
    throw new AppError("unknown", "There is no such thread: its key has a form no thread can have.");
  return key;
}

function idOf(request: Request): string {
  const id = commentId.safeParse(request.params["id"]);
  if (!id.success) throw new AppError("unknown", "There is no such comment.");
  return id.data;
}
