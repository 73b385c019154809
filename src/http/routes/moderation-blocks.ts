// The calls about a site's lists: who and what is blocked or trusted.
import { Router } from "express";
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { blockAsked, writerBlockAsked } from "../../contract/blocks.ts";
import type { Block, BlockAsked, BlockPage, WriterBlockAsked } from "../../contract/blocks.ts";
import { commentId } from "../../contract/fields.ts";
import { AppError } from "../../errors.ts";
import type { Principal } from "../../moderators/principal.ts";
import { jsonOf, readJson } from "../middleware/json.ts";
import { admit, admitTo } from "../middleware/principal.ts";
import type { SitePath } from "../middleware/principal.ts";
import { readListQuery } from "./moderation-query.ts";

export interface BlockRouteDeps {
  readonly listBlocks: (
    principal: Principal,
    asked: { site: string; limit: number; after: string | null },
  ) => Promise<BlockPage>;
  readonly addBlock: (principal: Principal, asked: BlockAsked & { site: string }) => Promise<Block>;
  readonly removeBlock: (principal: Principal, asked: { site: string; id: string }) => Promise<void>;
  readonly listWriter: (
    principal: Principal,
    asked: WriterBlockAsked & { site: string; commentId: string; trust: boolean },
  ) => Promise<Block>;
}

interface EntryPath extends SitePath {
  readonly id: string;
}

const BODY_LIMIT = 16 * 1024;

export const BLOCK_METHODS = {
  "/sites/:site/blocks": ["GET", "POST"],
  "/sites/:site/blocks/:id": ["DELETE"],
  "/sites/:site/comments/:id/block": ["POST"],
  "/sites/:site/comments/:id/trust": ["POST"],
};

/** Routes below `/v1/moderation`. */
export function createBlockRouter(deps: BlockRouteDeps, guard: RequestHandler): Router {
  const router = Router();
  const changing = [guard, admitTo("moderate"), readJson(BODY_LIMIT)];

  router.get("/sites/:site/blocks", guard, async (request: Request<SitePath>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "moderate");
    response.json(await deps.listBlocks(principal, { site, ...readListQuery(request) }));
  });

  router.post("/sites/:site/blocks", ...changing, async (request: Request<SitePath>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "moderate");
    response.status(201).json(await deps.addBlock(principal, { site, ...jsonOf(request, blockAsked) }));
  });

  router.delete("/sites/:site/blocks/:id", guard, async (request: Request<EntryPath>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "moderate");
    const id = z.uuid().safeParse(request.params.id);
    if (!id.success) throw new AppError("unknown", "There is no such entry.");
    await deps.removeBlock(principal, { site, id: id.data });
    response.status(204).end();
  });

  const listing = (trust: boolean) => async (request: Request<EntryPath>, response: Response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "moderate");
    const id = commentId.safeParse(request.params.id);
    if (!id.success) throw new AppError("unknown", "There is no such comment.");
    const asked = { site, commentId: id.data, trust, ...jsonOf(request, writerBlockAsked) };
    response.status(201).json(await deps.listWriter(principal, asked));
  };
  router.post("/sites/:site/comments/:id/block", ...changing, listing(false));
  router.post("/sites/:site/comments/:id/trust", ...changing, listing(true));

  return router;
}
