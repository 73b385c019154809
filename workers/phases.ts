// READ FIRST: what is asked of every comment, in this order. All phases always run; the order is about reading
// and cost, never about the verdict: `decide` in src/moderation/policy.ts takes the strictest answer of all.
import type { Phase } from "../src/moderation/phase.ts";
import { alsoWhatWasAdded } from "./added-text.ts";
import { blockedPhase } from "./blocked/phase.ts";
import { duplicatePhase } from "./duplicate/phase.ts";
import { firstCommentPhase } from "./first-comment/phase.ts";
import { floodPhase } from "./flood/phase.ts";
import { honeypotPhase } from "./honeypot/phase.ts";
import { linksPhase } from "./links/phase.ts";
import { parentPhase } from "./parent/phase.ts";
import { createProfanityPhase } from "./profanity/phase.ts";
import { loadSpamModel } from "./spam-model.ts";
import { createSpamPhase } from "./spam/phase.ts";
import type { SiteModels } from "./spam/phase.ts";
import { unlessTrusted } from "./unless-trusted.ts";

/**
 * The phases with their dictionaries and weights loaded; made once for each process. `siteModels`: what the
 * moderators of a site taught its spam score.
 */
export function createPhases(siteModels?: SiteModels): readonly Phase[] {
  return [
    // What the form itself gives away: nothing needs to be read.
    honeypotPhase, // was the field filled in that people do not see?
    parentPhase, // can the comment it answers still be answered?

    // What the site's own moderators said beforehand: blocked, or trusted and therefore passed over below.
    blockedPhase, // is who writes, from where, or what is linked to on the block list?

    // What can be counted. These name a fact, so a moderator agrees or not at a glance.
    unlessTrusted(linksPhase), // more links than the policy lets through?
    unlessTrusted(duplicatePhase), // was this very text sent before?
    unlessTrusted(floodPhase), // more comments a minute than a person writes?
    unlessTrusted(firstCommentPhase), // the first of an author nobody here has approved? Only where the policy asks.

    // What must be read. Profanity finds words and their places; the spam score weighs everything together.
    createProfanityPhase(), // which words need a mask, or a person?
    // How much does all of it look like an advert?
    unlessTrusted(alsoWhatWasAdded(createSpamPhase(loadSpamModel(), siteModels))),
  ];
}
