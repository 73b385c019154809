// Takes comments in: as JSON from scripts and programs, as a plain form from browsers without any. A refused form
// loses nothing: its reader gets a page with everything typed.
import { randomUUID } from "node:crypto";
import { Router } from "express";
import type { ErrorRequestHandler, Request, Response } from "express";
import { submission } from "../../contract/submit.ts";
import type { Submission, Submitted } from "../../contract/submit.ts";
import type { SiteSettings } from "../../contract/site.ts";
import { THREAD_KEY } from "../../contract/fields.ts";
import { AppError } from "../../errors.ts";
import type { ErrorCode } from "../../errors.ts";
import { toFieldErrors } from "../field-errors.ts";
import { fieldOf, toFormErrors, toSubmission, typedFields } from "../form.ts";
import type { Form } from "../form.ts";
import { bodyOf, isPlainForm, readBody } from "../middleware/body.ts";
import { findSiteOf, siteOf } from "../middleware/site.ts";
import { messagePage } from "../pages/message-page.ts";
import { refusedFormPage } from "../pages/refused-form-page.ts";
import { sendPage } from "../pages/send-page.ts";
import { thankYouPage } from "../pages/thank-you-page.ts";
import { beginFailure, PROBLEMS, toAppError } from "../problem.ts";

export interface SubmitRouteDeps {
  readonly submit: (site: SiteSettings, asked: SubmitAsked) => Promise<Submitted>;
}

interface SubmitAsked {
  readonly thread: string;
  readonly submission: Submission;
  readonly key: string | null;
  readonly receipt: string | null;
  readonly address: string | null;
}

/** Where a thread takes comments in, below `/v1/sites/:site`. */
const PATH = "/threads/:thread/comments";
/** What a sender may call a request: 16 to 255 visible characters of ASCII. */
const KEY = /^[\x21-\x7e]{16,255}$/;

/** Behind the site guard, so that a foreign page or an unknown site has been refused before a body is read. */
export function createSubmitRouter(deps: SubmitRouteDeps): Router {
  const router = Router({ mergeParams: true });
  router.post(PATH, readBody, async (request, response) => {
    const site = siteOf(request);
    const thread = threadOf(request);
    const body = bodyOf(request);
    if (body?.kind === "form") {
      const submitted = await deps.submit(site, askedByForm(request, thread, body.form));
      thank(response, { site, thread, submitted, form: body.form });
      return;
    }
    const submitted = await deps.submit(site, {
      thread,
      submission: parse(body?.value),
      key: keyFrom(request.get("idempotency-key") ?? null),
      receipt: request.get("momo-receipt") ?? null,
      address: request.ip ?? null,
    });
    response.status(202).setHeader("Cache-Control", "no-store").json(submitted);
  });
  return router;
}

function askedByForm(request: Request, thread: string, form: Form): SubmitAsked {
  return {
    thread,
    submission: parse(toSubmission(form)),
    key: keyFrom(fieldOf(form, "key")),
    receipt: fieldOf(form, "receipt"),
    address: request.ip ?? null,
  };
}

function parse(body: unknown): Submission {
  const result = submission.safeParse(body);
  if (result.success) return result.data;
  throw new AppError("invalid", "Something in the comment does not fit.", {
    errors: toFieldErrors(result.error),
  });
}

function keyFrom(given: string | null): string | null {
  if (given === null || KEY.test(given)) return given;
  throw new AppError("key", "An Idempotency-Key has 16 to 255 visible characters of ASCII.", {
    errors: [{ path: "key", message: "is not 16 to 255 visible characters of ASCII" }],
  });
}

function threadOf(request: Request): string {
  const key = request.params["thread"];
  if (typeof key === "string" && THREAD_KEY.test(key)) return key;
  throw new AppError("unknown", "There is no such thread: its key has a form no thread can have.");
}

interface Thanked {
  readonly site: SiteSettings;
  readonly thread: string;
  readonly submitted: Submitted;
  readonly form: Form;
}

/** Back to the blog, if it asked for that with an address of its own; else Momo's page, which holds the receipt. */
function thank(response: Response, { site, thread, submitted, form }: Thanked): void {
  const back = ownAddress(fieldOf(form, "return"), site);
  if (back !== null) {
    back.hash = "momo-thanks";
    response.setHeader("Cache-Control", "no-store");
    response.redirect(303, back.href);
    return;
  }
  const html = thankYouPage({
    action: `/embed/${site.key}/${thread}`,
    receipt: submitted.receipt,
    threadTitle: fieldOf(form, "title"),
    returnUrl: ownAddress(fieldOf(form, "url"), site)?.href ?? null,
  });
  sendPage(response, { html, status: 200, origins: site.origins });
}

/** An address on one of the site's origins, and null for every other: a form must not send readers anywhere else. */
function ownAddress(given: string | null, site: SiteSettings): URL | null {
  const url = given !== null && URL.canParse(given) ? new URL(given) : null;
  // A `blob:` address has the origin of the page that made it.
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return null;
  return site.origins.includes(url.origin) ? url : null;
}

/**
 * Answers a refused form with a page; everything else goes on to the handler of problems. Stands behind the site
 * guard too, so that also who is refused there gets back what they typed.
 */
export function answerRefusedForms(): ErrorRequestHandler {
  // eslint-disable-next-line @typescript-eslint/max-params -- Express knows a handler of errors by its four
  return async function answerRefusedForm(error: unknown, request, response, next) {
    if (!isPlainForm(request) || response.headersSent) {
      next(error);
      return;
    }
    const failure = toAppError(error);
    const form = UNREADABLE.includes(failure.code) ? null : await formOf(request, response);
    beginFailure(request, response, failure);
    const html = form ? refusedPage(request, form, failure) : unreadablePage(failure);
    sendPage(response, { html, origins: findSiteOf(request)?.origins ?? [] });
  };
}

/** What a body is refused for that cannot be shown again, because it was never understood. */
const UNREADABLE: readonly ErrorCode[] = ["size", "malformed", "media-type"];

/** What was typed, read now if the refusal came before; null when it cannot be read. */
async function formOf(request: Request, response: Response): Promise<Form | null> {
  try {
    await readBody(request, response, () => undefined);
  } catch {
    return null; // then that is what the reader hears of, or something that was wrong even before it
  }
  const body = bodyOf(request);
  return body?.kind === "form" ? body.form : null;
}

function refusedPage(request: Request, form: Form, failure: AppError): string {
  const fields = typedFields(form);
  // This key stands for something else by now: the same button must not be refused for ever.
  if (failure.code === "reused" || failure.code === "key") fields["key"] = randomUUID();
  return refusedFormPage({
    action: request.originalUrl,
    message: failure.message,
    errors: toFormErrors(failure.details.errors ?? []),
    fields,
  });
}

function unreadablePage(failure: AppError): string {
  const message = `${failure.message} Your browser still has what you typed: go back to it.`;
  return messagePage({ heading: PROBLEMS[failure.code][1], message });
}
