// Decides about stored comments, and looks at what that left behind.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Principal } from "../../src/moderators/principal.ts";
import type { Database } from "../../src/store/database.ts";
import { decideComment } from "../../src/store/decide.ts";
import type { DecisionOutcome } from "../../src/store/decide.ts";
import type { DecisionWanted } from "../../src/store/decisions.ts";

/** A moderator of these sites, signed in. */
export function moderatorOf(...sites: SiteSettings[]): Principal {
  const keys = sites.map((site) => site.key);
  return { kind: "session", id: randomUUID(), name: "Mo", scope: "moderate", sites: keys, seesEmail: true };
}

const SOMEBODY = randomUUID();

export type DecisionParts = Partial<DecisionWanted> & Pick<DecisionWanted, "commentId" | "action">;

const standingRow = z.object({
  status: z.string(),
  revision_status: z.string(),
  public_revision: z.int().nullable(),
  veiled: z.boolean(),
  decisions: z.int(),
  reason: z.string().nullable(),
  seq: z.int().nullable(),
  kind: z.string().nullable(),
});

export interface Deciding {
  /** Decides on the first revision, as nobody decided before, unless the parts say otherwise. */
  readonly decide: (site: SiteSettings, parts: DecisionParts) => Promise<DecisionOutcome>;
  /** Where a comment stands, and its entry in the change log. */
  readonly find: (site: SiteSettings, commentId: string) => Promise<z.infer<typeof standingRow>>;
}

export function decidingOn(db: Database): Deciding {
  return {
    decide(site, parts) {
      const common = { siteId: site.siteId, revision: 1, seen: 1, reason: null, note: null, message: null };
      return decideComment(db, { ...common, actorId: SOMEBODY, ...parts });
    },
    async find(site, commentId) {
      const [found] = await db.query(
        {
          name: "test-find-standing",
          text: `select c.status, r.status as revision_status, c.public_revision, c.veiled, c.decisions, c.reason,
              ch.seq, ch.kind
            from comments c join revisions r using (site_id, comment_id, revision)
            left join changes ch using (site_id, comment_id)
            where site_id = $1 and comment_id = $2`,
          values: [site.siteId, commentId],
        },
        standingRow,
      );
      if (!found) throw new Error("the comment is not stored");
      return found;
    },
  };
}
