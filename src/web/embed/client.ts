// The calls the embed makes, and what may come of them. Sends no cookie, and knows of no other address than the API.
import type { RepliesPage, ThreadTree } from "../../contract/comment.ts";
import type { Problem } from "../../contract/problem.ts";
import type { AuthorView, Submitted } from "../../contract/submit.ts";

export interface Client {
  thread(after: string | null): Promise<Outcome<ThreadTree>>;
  replies(rootId: string, after: string): Promise<Outcome<RepliesPage>>;
  /** The same `key` again is the same comment, however often it is sent. */
  submit(body: SubmitBody, sent: { key: string; receipt: string | undefined }): Promise<Outcome<Submitted>>;
  /** What became of one's own comment. */
  mine(id: string, receipt: string): Promise<Outcome<AuthorView>>;
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

/** What a call comes to: no call ever throws. */
export type Outcome<Answer> = { answer: Answer; trouble?: never } | { answer?: never; trouble: Trouble };

/** Why a call did not do what it should. */
export interface Trouble extends Partial<Problem> {
  /** Seconds after which it may work, no number above 0: unknown; null: never, as it is. */
  readonly retryAfter: number | null;
}

/** Milliseconds to wait for an answer; the API itself gives up earlier. */
const LIMIT_MS = 10_000;

/** `place` is the address of the site's thread. */
export function createClient(place: { api: string; site: string; thread: string }): Client {
  const site = `${place.api}/v1/sites/${place.site}`;
  const comments = `${site}/threads/${place.thread}/comments`;
  const query = (after: string | null) => `?body=nodes${after ? `&after=${encodeURIComponent(after)}` : ""}`;
  return {
    thread: (after) => call(comments + query(after)),
    replies: (rootId, after) => call(`${comments}/${rootId}/replies${query(after)}`),
    submit: (body, { key, receipt }) =>
      call(comments, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": key,
          ...(receipt && { "Momo-Receipt": receipt }),
        },
        body: JSON.stringify(body),
      }),
    mine: (id, receipt) =>
      call(`${site}/comments/${id}${query(null)}`, { headers: { "Momo-Receipt": receipt } }),
  };
}

async function call<Answer>(url: string, init?: RequestInit): Promise<Outcome<Answer>> {
  try {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const response = await fetch(url, { ...init, credentials: "omit", signal });
    const body: unknown = await response.json();
    if (response.ok) return { answer: body as Answer };
    const later = response.status >= 500 || response.status === 429;
    return {
      trouble: {
        ...(body as Problem),
        retryAfter: later ? Number(response.headers.get("Retry-After")) : null,
      },
    };
  } catch {
    // No answer, or one that is not the API's: a proxy in front of it speaks HTML.
    return { trouble: { retryAfter: 0 } };
  }
}
