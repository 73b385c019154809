// Comments through their revisions: judged by the real worker's code, and what is stored of each.
import { z } from "zod";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { step } from "../../src/contract/step.ts";
import type { Database } from "../../src/store/database.ts";
import { aJob } from "./builders.ts";

/** A review nobody would hold, long enough for an advert to drown in it. */
export const PRAISE = `The lighthouse scene alone is worth the ticket. The keeper climbs the stairs with the lamp in
his hand, and for four minutes nobody says a word. You hear the wind, the steps, and far away the horn of a ship that
never comes. The second act is slower, but I did not mind: the letters his daughter reads aloud carry it, and the way
the camera stays on her face while the storm takes the roof away is the best thing this director has done so far. The
music keeps back until the very end, when one cello says what the two of them could not. If there is something to
complain about, it is the last scene in the harbour, which explains what we had understood long before. Still, I went
home through the rain and thought about the lamp the whole way. My brother, who sleeps through everything, stayed
awake and asked whether we could see it again on Sunday. We did, and the second time I noticed how often the clock is
wrong, and that the gulls are there in every shot in which somebody lies. Take an umbrella and see it soon.`;

/** An advert in ten pieces, none of which says much. */
export const ADVERT = [
  ...["Best", "online casino", "with a free", "bonus of $500", "and free spins,", "no deposit", "needed."],
  ...["Play now", "and win big at", "casino-royal.example"],
];

/** The job of an edit, as the door would have queued it. */
export function anEdit(job: ModerationJob, text: string, parts: Partial<ModerationJob> = {}): ModerationJob {
  const { site, id, thread, revision } = job;
  return aJob({ site, id, thread, revision: revision + 1, text, ...parts });
}

const revisionRow = z.object({
  status: z.string(),
  reason: z.string().nullable(),
  revision: z.int(),
  public_revision: z.int().nullable(),
  public_text: z.string().nullable(),
  text: z.string(),
  decisions: z.int(),
  steps: z.array(step).nullable(),
  seq: z.int().nullable(),
  kind: z.string().nullable(),
});
export type Revised = z.infer<typeof revisionRow>;

/** Where a comment stands, by its newest revision and what readers see; null when it is not stored. */
export async function findRevised(db: Database, site: SiteSettings, id: string): Promise<Revised | null> {
  const [row] = await db.query(
    {
      name: "test-find-revised",
      text: `select c.status, c.reason, c.revision, c.public_revision, p.masked as public_text, r.text, c.decisions,
          j.steps, ch.seq, ch.kind
        from comments c
        join revisions r using (site_id, comment_id, revision)
        left join revisions p
          on p.site_id = c.site_id and p.comment_id = c.comment_id and p.revision = c.public_revision
        left join judgements j
          on j.site_id = c.site_id and j.comment_id = c.comment_id and j.revision = c.revision
        left join changes ch on ch.site_id = c.site_id and ch.comment_id = c.comment_id
        where c.site_id = $1 and c.comment_id = $2`,
      values: [site.siteId, id],
    },
    revisionRow,
  );
  return row ?? null;
}
