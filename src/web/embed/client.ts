// The calls the embed makes, and what may come of them. Sends no cookie, and knows of no other address than the API.
import type { RepliesPage, ThreadTree } from "../../contract/comment.ts";
import type { Problem } from "../../contract/problem.ts";
import type { AuthorView, Submitted } from "../../contract/submit.ts";

export interface Client {
  thread(after: string | null): Promise<ThreadTree>;
  replies(rootId: string, after: string): Promise<RepliesPage>;
  /** The same `key` again is the same comment, however often it is sent. */
  submit(body: SubmitBody, sent: { key: string; receipt: string | undefined }): Promise<Submitted>;
  /** What became of one's own comment. */
  mine(id: string, receipt: string): Promise<AuthorView>;
}

export interface SubmitBody {
  readonly text: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly parent: string | null;
  readonly spoiler: boolean;
  readonly url: string;
  readonly title: string;
  /** The honeypot. */
  readonly website: string;
  /** Milliseconds since the form was shown. */
  readonly filledIn: number;
}

/** Why a call did not do what it should. */
export class Trouble extends Error {
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];
  /** Seconds after which it may work; 0: unknown; null: never, as it is. */
  readonly retryAfter: number | null;

  constructor(problem: Partial<Problem>, retryAfter: number | null) {
    super(problem.detail);
    this.code = problem.code ?? "";
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** Milliseconds to wait for an answer; the API itself gives up earlier. */
const LIMIT_MS = 10_000;

/** All methods throw `Trouble` and nothing else. `place` is the address of the site's thread. */
export function createClient(place: { api: string; site: string; thread: string }): Client {
  const site = `${place.api}/v1/sites/${place.site}`;
  const comments = `${site}/threads/${place.thread}/comments`;
  const after = (cursor: string | null) => (cursor === null ? "" : `&after=${encodeURIComponent(cursor)}`);
  return {
    thread: (cursor) => call(`${comments}?body=nodes${after(cursor)}`),
    replies: (rootId, cursor) => call(`${comments}/${rootId}/replies?body=nodes${after(cursor)}`),
    submit: (body, { key, receipt }) =>
      call(comments, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": key,
          ...(receipt !== undefined && { "Momo-Receipt": receipt }),
        },
        body: JSON.stringify(body),
      }),
    mine: (id, receipt) =>
      call(`${site}/comments/${id}?body=nodes`, { headers: { "Momo-Receipt": receipt } }),
  };
}

async function call<Answer>(url: string, init: RequestInit = {}): Promise<Answer> {
  let response: Response;
  let body: unknown;
  try {
    const signal = AbortSignal.timeout(LIMIT_MS);
    response = await fetch(url, { ...init, credentials: "omit", signal });
    body = await response.json();
  } catch {
    // No answer, or one that is not the API's: a proxy in front of it speaks HTML.
    throw new Trouble({}, 0);
  }
  if (response.ok) return body as Answer;
  const later = response.status >= 500 || response.status === 429;
  throw new Trouble(body as Problem, later ? Number(response.headers.get("Retry-After") ?? 0) || 0 : null);
}
