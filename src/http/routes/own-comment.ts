// What authors do with a comment of their own, by its receipt: edit and withdraw. How they see it is in read.ts.
import { Router } from "express";
import type { Request, RequestHandler } from "express";
import { z } from "zod";
import { edit } from "../../contract/edit.ts";
import type { Edit } from "../../contract/edit.ts";
import { commentId } from "../../contract/fields.ts";
import type { SiteSettings } from "../../contract/site.ts";
import type { AuthorView } from "../../contract/submit.ts";
import { AppError } from "../../errors.ts";
import { toFieldErrors } from "../field-errors.ts";
import { bodyOf, readBody } from "../middleware/body.ts";
import { siteOf } from "../middleware/site.ts";
import { readQuery } from "../query.ts";

export interface OwnCommentRouteDeps {
  /** Throws `receipt` for a missing one, and for one of another comment. */
  readonly checkReceipt: (site: SiteSettings, asked: ReceiptAsked) => void;
  readonly editComment: (site: SiteSettings, asked: EditAsked) => Promise<AuthorView>;
  readonly withdrawComment: (site: SiteSettings, asked: ReceiptAsked) => Promise<void>;
}

interface ReceiptAsked {
  readonly commentId: string;
  readonly receipt: string | null;
}

interface EditAsked extends ReceiptAsked {
  readonly edit: Edit;
  readonly body: "html" | "nodes";
  readonly address: string | null;
}

const bodyQuery = z.object({ body: z.enum(["html", "nodes"]).default("html") });

/** Routes below `/v1/sites/:site`, behind the site guard. A bad receipt is refused before a body is read. */
export function createOwnCommentRouter(deps: OwnCommentRouteDeps): Router {
  const router = Router({ mergeParams: true });
  const guard: RequestHandler = (request, response, next) => {
    response.vary("Momo-Receipt");
    response.setHeader("Cache-Control", "private, no-store");
    deps.checkReceipt(siteOf(request), receiptOf(request));
    next();
  };

  router.patch("/comments/:id", guard, readBody, async (request, response) => {
    const { body } = readQuery(request, bodyQuery);
    const asked = { ...receiptOf(request), edit: editOf(request), body, address: request.ip ?? null };
    response.status(202).json(await deps.editComment(siteOf(request), asked));
  });

  router.delete("/comments/:id", guard, async (request, response) => {
    await deps.withdrawComment(siteOf(request), receiptOf(request));
    response.status(204).end();
  });

  return router;
}

function receiptOf(request: Request): ReceiptAsked {
  const id = commentId.safeParse(request.params["id"]);
  if (!id.success) throw new AppError("unknown", "There is no such comment.");
  return { commentId: id.data, receipt: request.get("momo-receipt") ?? null };
}

function editOf(request: Request): Edit {
  const body = bodyOf(request);
  const result = edit.safeParse(body?.kind === "json" ? body.value : null);
  if (result.success) return result.data;
  throw new AppError("invalid", "Something in the edit does not fit.", {
    errors: toFieldErrors(result.error),
  });
}
