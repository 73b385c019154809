// A moderator tries a text, under the policy in force or one they think about. Nothing of it is stored: a worker
// judges it, and sealed on its way there it lasts less than a second.
import { judged } from "../contract/judgement.ts";
import type { Question, Tried, TryAsked } from "../contract/judgement.ts";
import { ownSite } from "../moderators/own-site.ts";
import type { Principal } from "../moderators/principal.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { seal } from "../secrets/seal.ts";
import type { Queryable } from "../store/database.ts";
import { toJudgement } from "./judgement.ts";
import { findingsOf } from "./moderated.ts";

export interface TryDeps {
  readonly db: Queryable;
  readonly keyring: Keyring;
  /** Puts a sealed question to a worker. Throws `unjudged` when none answers in time. */
  readonly ask: (question: string) => Promise<string>;
}

/**
 * What would become of the text. Phases that need history say nothing. Throws `unknown` for a site that is not the
 * caller's, and `unjudged` when no worker answers.
 */
export async function tryText(
  { db, keyring, ask }: TryDeps,
  principal: Principal,
  { site, text, author, policy }: TryAsked & { readonly site: string },
): Promise<Tried> {
  await ownSite(db, principal, site);
  const question: Question = { site, text, author, policy: policy ?? null };
  const answer = judged.parse(JSON.parse(await ask(seal(keyring, question))));
  const { judgement, rendered } = toJudgement({ id: null, text }, answer);
  return { ...judgement, findings: findingsOf(answer.steps, text), html: rendered.html };
}
