// An author with the receipt of a comment of their own, over a real API.
import { authorView } from "../../src/contract/submit.ts";
import type { AuthorView } from "../../src/contract/submit.ts";
import { issueReceipt } from "../../src/secrets/receipt.ts";
import { keyring } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import type { JudgedParts } from "../support/judged.ts";
import { call } from "./public-api.ts";
import type { Answer, PublicApi } from "./public-api.ts";

export const receiptOf = (id: string) => issueReceipt(keyring, "blog", id);
export const pathOf = (id: string) => `/v1/sites/blog/comments/${id}`;

export interface AuthorCalls {
  /** A comment that was judged just now. */
  store(parts?: JudgedParts): Promise<string>;
  patch(id: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  remove(id: string, headers?: Record<string, string>): Promise<Answer>;
  look(id: string): Promise<AuthorView>;
}

export function authorOn(on: PublicApi): AuthorCalls {
  return {
    store: (parts = {}) => storeJudged(on.db, on.site, { createdAt: new Date().toISOString(), ...parts }),
    patch: (id, body, headers = {}) =>
      call(on, pathOf(id), {
        method: "PATCH",
        headers: { "Content-Type": "application/json", "Momo-Receipt": receiptOf(id), ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    remove: (id, headers = {}) =>
      call(on, pathOf(id), { method: "DELETE", headers: { "Momo-Receipt": receiptOf(id), ...headers } }),
    async look(id) {
      const answer = await call(on, pathOf(id), { headers: { "Momo-Receipt": receiptOf(id) } });
      return authorView.parse(answer.json());
    },
  };
}

/** The view of an accepted edit; throws, showing the answer, when it was refused. */
export function viewOf(answer: Answer): AuthorView {
  if (answer.status !== 202) throw new Error(`answered ${String(answer.status)}: ${answer.text}`);
  return authorView.parse(answer.json());
}
