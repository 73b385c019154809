// READ FIRST: what is asked of every comment, in this order. All phases always run; the order is about reading
// and cost, never about the verdict: `decide` in src/moderation/policy.ts takes the strictest answer of all.
import type { Phase } from "../src/moderation/phase.ts";
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

/**
 * The phases with their dictionaries and weights loaded; made once for each process. `siteModels`: what the
 * moderators of a site taught its spam score.
 */
export function createPhases(siteModels?: SiteModels): readonly Phase[] {
  return [
    // What the form itself gives away: nothing needs to be read.
    honeypotPhase, // was the field filled in that people do not see?
    parentPhase, // can the comment it answers still be answered?

    // What can be counted. These name a fact, so a moderator agrees or not at a glance.
    linksPhase, // more links than the policy lets through?
    duplicatePhase, // was this very text sent before?
    floodPhase, // more comments a minute than a person writes?
    firstCommentPhase, // the first of an author nobody here has approved? Only where the policy asks.

    // What must be read. Profanity finds words and their places; the spam score weighs everything together.
    createProfanityPhase(), // which words need a mask, or a person?
    createSpamPhase(loadSpamModel(), siteModels), // how much does all of it look like an advert?
  ];
}
