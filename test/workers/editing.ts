// Comments and their edits, judged one after the other on a database, and what is stored of them.
import { expect } from "vitest";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite, aJob } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
import type { Deciding } from "../support/deciding.ts";
import { anEdit, findRevised } from "../support/editing.ts";
import type { Revised } from "../support/editing.ts";
import { countersOf } from "../support/judged.ts";
import { moderateAll, moderatorOn } from "./moderating.ts";

export interface Editing {
  readonly decide: Deciding["decide"];
  /** Judges jobs all at once, so that they may share a batch. */
  moderate(...jobs: ModerationJob[]): Promise<void>;
  /** A site with one judged comment. */
  said(parts?: Parameters<typeof aJob>[0]): Promise<{ site: SiteSettings; job: ModerationJob }>;
  find(site: SiteSettings, job: ModerationJob): Promise<Revised>;
  /** Adds to a comment piece by piece; answers how it stood after each. */
  buildUp(site: SiteSettings, job: ModerationJob, pieces: readonly string[]): Promise<Revised[]>;
  /** The counters of the site say what counting its rows says. */
  expectRecount(site: SiteSettings): Promise<void>;
}

export function editingOn(db: Database): Editing {
  const on: Editing = {
    decide: (site, parts) => decidingOn(db).decide(site, parts),
    moderate: (...jobs) => moderateAll(moderatorOn(db), jobs),
    async said(parts = {}) {
      const site = await addTestSite(db);
      const job = aJob({ site: site.key, ...parts });
      await on.moderate(job);
      return { site, job };
    },
    async find(site, { id }) {
      const found = await findRevised(db, site, id);
      if (!found) throw new Error("the comment is not stored");
      return found;
    },
    async buildUp(site, job, pieces) {
      const stages: Revised[] = [];
      let last = job;
      for (const piece of pieces) {
        last = anEdit(last, `${last.text} ${piece}`);
        await on.moderate(last);
        stages.push(await on.find(site, job));
      }
      return stages;
    },
    async expectRecount(site) {
      const { kept, counted } = await countersOf(db, site);
      expect(kept).toEqual(counted);
    },
  };
  return on;
}
