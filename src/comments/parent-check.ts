// Asks, when a reply comes in, whether its parent can be replied to. The only thing the door asks Postgres, and
// the door does not wait for it: the worker asks again.
import type { SiteSettings } from "../contract/site.ts";
import { invalidField } from "../errors.ts";
import { within } from "../queue/within.ts";
import type { ParentState } from "../store/parents.ts";

export interface ParentCheckDeps {
  readonly findParent: (
    siteId: number,
    asked: { threadKey: string; parentId: string },
  ) => Promise<ParentState>;
  /** Told when Postgres did not answer and a reply went through unchecked. */
  readonly onSilence: (error: unknown) => void;
}

export type ParentCheck = (site: SiteSettings, thread: string, parentId: string) => Promise<void>;

const LIMIT_MS = 200;
/** Milliseconds a good parent is taken for good, and a silent Postgres for silent. */
const REMEMBER_MS = 2_000;
const REMEMBER_MOST = 5_000;

const SENTENCES: Record<Exclude<ParentState, "ok">, string> = {
  missing: "There is no comment to reply to.",
  "not-public": "This comment cannot be replied to.",
  "other-thread": "The comment to reply to belongs to another page.",
};

/** The check throws `invalid` with path `parent`; it lets a reply pass while Postgres is silent. */
export function createParentCheck(deps: ParentCheckDeps): ParentCheck {
  const goodUntil = new Map<string, number>();
  let silentUntil = -Infinity;

  return async (site, thread, parentId) => {
    const now = performance.now();
    const name = `${String(site.siteId)} ${thread} ${parentId}`;
    if (now < silentUntil || now < (goodUntil.get(name) ?? -Infinity)) return;
    let state: ParentState;
    try {
      state = await within(LIMIT_MS, deps.findParent(site.siteId, { threadKey: thread, parentId }));
    } catch (error) {
      silentUntil = performance.now() + REMEMBER_MS;
      deps.onSilence(error);
      return;
    }
    if (state !== "ok") throw invalidField("parent", SENTENCES[state]);
    goodUntil.delete(name);
    goodUntil.set(name, now + REMEMBER_MS);
    const [oldest] = goodUntil.keys();
    if (goodUntil.size > REMEMBER_MOST && oldest !== undefined) goodUntil.delete(oldest);
  };
}
