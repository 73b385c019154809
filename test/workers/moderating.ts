// A moderator on a database of its own, and what it stored.
import { z } from "zod";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { step } from "../../src/contract/step.ts";
import type { Phase } from "../../src/moderation/phase.ts";
import type { Database } from "../../src/store/database.ts";
import { loadSites } from "../../src/store/sites.ts";
import { createModerator } from "../../workers/moderate.ts";
import type { Moderator } from "../../workers/moderate.ts";
import { createPatience } from "../../workers/patience.ts";
import { createPhases } from "../../workers/phases.ts";
import { createSiteCache } from "../../workers/site-cache.ts";
import { keyring } from "../support/builders.ts";

/** A moderator with caches of its own, as another worker would have. */
export function moderatorOn(
  db: Database,
  phases: readonly Phase[] = createPhases(),
  secrets = keyring,
): Moderator {
  const patience = createPatience({
    pauseMs: 20,
    signal: new AbortController().signal,
    onWait: () => undefined,
  });
  const siteSettings = createSiteCache(() => loadSites(db));
  return createModerator({
    db,
    keyring: secrets,
    phases,
    patience,
    siteSettings,
    onDecided: () => undefined,
  });
}

/** All at once, so that they may share a batch. */
export async function moderateAll(moderator: Moderator, jobs: readonly ModerationJob[]): Promise<void> {
  await Promise.all(jobs.map((job) => moderator.moderate(job)));
}

const stored = z.object({
  status: z.string(),
  reason: z.string().nullable(),
  parent_id: z.string().nullable(),
  ancestors: z.array(z.string()),
  text: z.string(),
  masked: z.string(),
  html: z.string(),
  steps: z.array(step),
  author_key: z.string(),
  network: z.string().nullable(),
  seq: z.int().nullable(),
});

/** What the database holds of a comment. */
export async function findStored(
  db: Database,
  site: SiteSettings,
  id: string,
): Promise<z.infer<typeof stored>> {
  const [row] = await db.query(
    {
      name: "test-find",
      text: `select c.status, c.reason, c.parent_id, c.ancestors::text[] as ancestors, r.text, r.masked, r.html,
          j.steps, c.author_key, c.network, ch.seq
        from comments c
        join revisions r using (site_id, comment_id, revision)
        join judgements j using (site_id, comment_id, revision)
        left join changes ch using (site_id, comment_id)
        where site_id = $1 and comment_id = $2`,
      values: [site.siteId, id],
    },
    stored,
  );
  if (!row) throw new Error(`comment ${id} is not stored`);
  return row;
}
