// Asks the database for the facts of one comment, as the worker does for a batch.
import { randomUUID } from "node:crypto";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Database } from "../../src/store/database.ts";
import { loadFacts } from "../../src/store/facts.ts";
import type { FactsAsked, FactsFound } from "../../src/store/facts.ts";

/** When the comment came that is asked about. */
export const NOON = "2026-06-01T12:00:00.000Z";
export const before = (minutes: number): string =>
  new Date(Date.parse(NOON) - minutes * 60_000).toISOString();
/** In minutes. */
export const DAY = 24 * 60;

/** Facts of a comment about which nothing is known but the parts. */
export async function askFacts(
  db: Database,
  site: SiteSettings,
  parts: Partial<FactsAsked> = {},
): Promise<FactsFound> {
  const [found] = await loadFacts(db, [
    {
      siteId: site.siteId,
      commentId: randomUUID(),
      threadKey: "first-review",
      parentId: null,
      authorKey: null,
      returning: null,
      network: null,
      fingerprint: null,
      likeness: null,
      linkHosts: [],
      listedNames: [],
      address: null,
      acceptedAt: NOON,
      ...parts,
    },
  ]);
  if (!found) throw new Error("no answer");
  return found;
}
