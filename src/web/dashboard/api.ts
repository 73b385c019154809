// The calls the console makes, each answered with a value or a problem; nothing here throws. It keeps the CSRF
// token and knows no screen.
import type { DecisionAsked, DecisionResult, Moderated, SessionUser } from "../../contract/moderation.ts";
import { orderOf, type Counts, type QueueName } from "./queues.ts";

/** What went wrong: a code of the wire, or `unreachable` when no answer came or none that Momo gives. */
export interface Problem {
  readonly code: string;
  readonly detail: string | null;
  /** Seconds, from Retry-After. */
  readonly retryAfter: number | null;
}
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface Page {
  readonly items: readonly Moderated[];
  readonly next: string | null;
}
interface Opened {
  readonly csrf: string;
  readonly user: SessionUser;
}

export interface Api {
  session(): Promise<Answer<SessionUser>>;
  signIn(email: string, password: string): Promise<Answer<SessionUser>>;
  signOut(): Promise<Answer<null>>;
  counts(): Promise<Answer<Counts>>;
  comments(queue: QueueName, after: string | null): Promise<Answer<Page>>;
  decide(asked: DecisionAsked): Promise<Answer<DecisionResult>>;
}

const ROOT = "/v1/moderation";
/** Longer than the server's own patience with Postgres: an answer it still gives is worth waiting for. */
const PATIENCE_MS = 20_000;
const UNREACHABLE: Problem = { code: "unreachable", detail: null, retryAfter: null };

export function createApi(): Api {
  let csrf = "";

  /** Opening a session changes the token that later calls must carry. */
  const opened = async (answer: Promise<Answer<Opened>>): Promise<Answer<SessionUser>> => {
    const said = await answer;
    if (!said.ok) return said;
    csrf = said.value.csrf;
    return { ok: true, value: said.value.user };
  };
  const session = () => opened(send<Opened>("GET", "/session"));

  /** An unsafe call. A token replaced in another tab is fetched anew, once. */
  const change = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const first = await send<T>(method, path, { body, csrf });
    if (first.ok || first.problem.code !== "csrf") return first;
    const renewed = await session();
    return renewed.ok ? send<T>(method, path, { body, csrf }) : renewed;
  };

  return {
    session,
    signIn: (email, password) =>
      opened(send<Opened>("POST", "/session", { body: { email, password }, csrf })),
    signOut: () => change<null>("DELETE", "/session"),
    counts: () => send<Counts>("GET", "/counts"),
    comments(queue, after) {
      const asked = new URLSearchParams({ sort: orderOf(queue) });
      if (queue !== "all") asked.set("status", queue);
      if (after !== null) asked.set("after", after);
      return send<Page>("GET", `/comments?${asked.toString()}`);
    },
    async decide(asked) {
      const answer = await change<{ results: DecisionResult[] }>("POST", "/decisions", [asked]);
      if (!answer.ok) return answer;
      const [result] = answer.value.results;
      return result ? { ok: true, value: result } : { ok: false, problem: UNREACHABLE };
    },
  };
}

interface Sent {
  readonly body?: unknown;
  readonly csrf?: string;
}

async function send<T>(method: string, path: string, { body, csrf }: Sent = {}): Promise<Answer<T>> {
  const headers = new Headers({ Accept: "application/json" });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (csrf !== undefined && csrf !== "") headers.set("Momo-CSRF", csrf);
  try {
    const response = await fetch(ROOT + path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 204) return { ok: true, value: null as T };
    const said: unknown = await response.json();
    return response.ok ? { ok: true, value: said as T } : { ok: false, problem: problemIn(said, response) };
  } catch {
    // Cut off, too slow, or not JSON: something between here and Momo spoke instead of it.
    return { ok: false, problem: UNREACHABLE };
  }
}

function problemIn(said: unknown, response: Response): Problem {
  const { code, detail } = said as { code?: unknown; detail?: unknown };
  const retryAfter = Number(response.headers.get("Retry-After") ?? NaN);
  return {
    code: typeof code === "string" ? code : "unreachable",
    detail: typeof detail === "string" ? detail : null,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
  };
}
