// The sites' settings as the worker knows them: all of them, read again when a second old or when an unknown
// site turns up. A policy change is in force everywhere within that second.
import type { SiteSettings } from "../src/contract/site.ts";

/** Milliseconds a copy is good for. */
const FRESH_MS = 1_000;

/** Throws when there is no such site: its comments cannot be stored anywhere. */
export function createSiteCache(
  loadSites: () => Promise<readonly SiteSettings[]>,
): (key: string) => Promise<SiteSettings> {
  let sites = new Map<string, SiteSettings>();
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const startedAt = performance.now();
    sites = new Map((await loadSites()).map((site) => [site.key, site]));
    readAt = startedAt;
  }

  function refresh(): Promise<void> {
    reading ??= read().finally(() => (reading = null));
    return reading;
  }

  return async (key) => {
    if (performance.now() - readAt > FRESH_MS) await refresh();
    // A site's first comment may be here before its settings are a second old.
    if (!sites.has(key)) await refresh();
    const site = sites.get(key);
    if (!site) throw new Error(`there is no site "${key}"`);
    return site;
  };
}
