// The moderation calls on a port of their own, over a real database, with a client that behaves like a browser
// where it matters: it keeps the cookie and sends what a page of Momo's own would send.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { pinoHttp } from "pino-http";
import { openCase } from "../../src/comments/case.ts";
import { openReplay, startReplay } from "../../src/comments/replay.ts";
import { countForReview, decideAll, listForReview } from "../../src/comments/review.ts";
import { tryText } from "../../src/comments/try.ts";
import { sessionOpened } from "../../src/contract/moderation.ts";
import { answerProblems } from "../../src/http/problem.ts";
import { createConsoleRouter } from "../../src/http/routes/moderation-console.ts";
import { createModerationRouter } from "../../src/http/routes/moderation.ts";
import type { Account } from "../../src/moderators/accounts.ts";
import { authenticate } from "../../src/moderators/principal.ts";
import { signIn, signOut } from "../../src/moderators/sessions.ts";
import { addBlock, listBlocks, listWriter, removeBlock } from "../../src/sites/blocks.ts";
import { changePolicy, listPolicyVersions, readPolicy } from "../../src/sites/policy.ts";
import type { ChoreQueue } from "../../src/queue/chores.ts";
import type { Database } from "../../src/store/database.ts";
import { AppError } from "../../src/errors.ts";
import { keyring } from "../support/builders.ts";

export interface ModerationApp {
  readonly origin: string;
  close(): Promise<void>;
}

/** What the door says while no chore can be queued; tests of chores bring a real queue. */
const NO_CHORES: Pick<ChoreQueue, "add"> = {
  add: () => Promise.reject(new AppError("busy", "Long work cannot be accepted at this moment.")),
};

/**
 * Listens on a free port. `publicUrl` is what the service believes to be its address. It has no Redis: what only
 * hurries others fails without harm, and no worker can be asked.
 */
export async function startModerationApp(
  db: Database,
  options: { publicUrl?: string; assets?: string; chores?: Pick<ChoreQueue, "add"> } = {},
): Promise<ModerationApp> {
  const { publicUrl = "http://momo.example", assets = import.meta.dirname } = options;
  const { chores = NO_CHORES } = options;
  const deps = { db, keyring, chores, onUnreadable: () => undefined, onNoticed: () => undefined };
  const away = () => Promise.reject(new AppError("unjudged", "There is no Redis here."));
  const ruling = { db, keyring, mirror: { write: away }, onUntold: () => undefined };
  const app = express();
  app.use(pinoHttp({ level: "silent" }));
  app.use(
    "/v1/moderation",
    createModerationRouter({
      publicUrl,
      authenticate: (credentials) => authenticate(deps, credentials),
      signIn: (given) => signIn(deps, given),
      signOut: (cookie) => signOut(deps, cookie),
      listForReview: (principal, asked) => listForReview(deps, principal, asked),
      countForReview: (principal, sites) => countForReview(deps, principal, sites),
      openCase: (principal, asked) => openCase(deps, principal, asked),
      decideAll: (principal, asked) => decideAll(deps, principal, asked),
      startReplay: (principal, asked) => startReplay(deps, principal, asked),
      openReplay: (principal, asked) => openReplay(deps, principal, asked),
      readPolicy: (principal, site) => readPolicy(ruling, principal, site),
      listPolicyVersions: (principal, asked) => listPolicyVersions(ruling, principal, asked),
      changePolicy: (principal, asked) => changePolicy(ruling, principal, asked),
      tryText: (principal, asked) => tryText({ db, keyring, ask: away }, principal, asked),
      listBlocks: (principal, asked) => listBlocks(ruling, principal, asked),
      addBlock: (principal, asked) => addBlock(ruling, principal, asked),
      removeBlock: (principal, asked) => removeBlock(ruling, principal, asked),
      listWriter: (principal, asked) => listWriter(ruling, principal, asked),
    }),
  );
  app.use("/moderate", createConsoleRouter({ assets }));
  app.use(() => {
    throw new AppError("unknown", "There is nothing at this address.");
  });
  app.use(answerProblems());
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => {
      resolve(listening);
    });
  });
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

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON; a string and bytes are sent as they are. */
  readonly body?: unknown;
}

/** One call below `/v1/moderation`, with exactly these headers. */
export async function call(app: ModerationApp, path: string, asked: Call = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body } = asked;
  const response = await fetch(`${app.origin}/v1/moderation${path}`, {
    method,
    headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
    ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === "string" || body instanceof Uint8Array;

export interface Signed {
  readonly cookie: string;
  readonly csrf: string;
  readonly setCookie: string;
}

/** Signs in as the console does. */
export async function signInTo(app: ModerationApp, { user, password }: Account): Promise<Signed> {
  const answer = await call(app, "/session", { method: "POST", body: { email: user.email, password } });
  const setCookie = answer.headers.get("set-cookie") ?? "";
  return { setCookie, cookie: setCookie.split(";")[0] ?? "", csrf: sessionOpened.parse(answer.body).csrf };
}

/** An approval of a comment nobody decided about but the pipeline. */
export const approval = (commentId: string, site = "blog") => ({
  ...{ site, commentId, revision: 1, seen: 1, action: "approve" },
});
