// Answers what an API process wants to know at once: how would this text be judged? Beside the queue, so that no
// flood of comments stands in front, and without a trace.
import { question } from "../src/contract/judgement.ts";
import type { SiteSettings } from "../src/contract/site.ts";
import type { Phase } from "../src/moderation/phase.ts";
import type { Keyring } from "../src/secrets/keyring.ts";
import { unseal } from "../src/secrets/seal.ts";
import { judgeStranger } from "./judge.ts";

export interface AnswererDeps {
  readonly keyring: Keyring;
  readonly phases: readonly Phase[];
  /** The settings of a site; throws when there is no such site. */
  readonly siteSettings: (key: string) => Promise<SiteSettings>;
}

/** Returns a function from a sealed `Question` to a `Judged`; it rejects for what cannot be opened or read. */
export function createAnswerer(deps: AnswererDeps): (sealed: string) => Promise<string> {
  return async (sealed) => {
    const asked = question.parse(unseal(deps.keyring, sealed));
    const policy = asked.policy ?? (await deps.siteSettings(asked.site)).policy;
    return JSON.stringify(await judgeStranger(deps.phases, asked, policy));
  };
}
