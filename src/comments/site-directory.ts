// Finds a site's settings with whatever is there: this process' memory, the mirror in Redis, Postgres. Says "no such
// site" only when Postgres says so; while nobody can say, the caller hears `busy`.
import type { SiteSettings } from "../contract/site.ts";
import { SITE_KEY } from "../contract/fields.ts";
import { busy, within } from "../queue/within.ts";
import type { Queryable } from "../store/database.ts";
import { loadSite } from "../store/sites.ts";

export interface SiteDirectory {
  /** The settings, at most a second old while Redis or Postgres answer; null: no such site. Throws `busy`. */
  find(key: string): Promise<SiteSettings | null>;
}

export interface SiteDirectoryDeps {
  readonly db: Queryable;
  readonly mirror: {
    read(key: string): Promise<SiteSettings | null>;
    write(settings: SiteSettings): Promise<void>;
    forget(key: string): Promise<void>;
  };
}

interface Known {
  readonly settings: SiteSettings | null;
  readonly readAt: number;
}

/** Milliseconds without asking anybody. */
const FRESH_MS = 1_000;
/** A copy is compared with Postgres this often, aside from any request: a lost publish costs no more. */
const COMPARE_EVERY_MS = 10_000;
const MIRROR_LIMIT_MS = 500;
const POSTGRES_LIMIT_MS = 1_500;
/** Keys remembered at most; made-up ones would otherwise fill the memory. */
const KNOWN_MOST = 10_000;

export function createSiteDirectory(deps: SiteDirectoryDeps): SiteDirectory {
  const memory = createMemory();
  const ask = createAsking(deps, memory);
  const asking = new Map<string, Promise<SiteSettings | null>>();
  return {
    async find(key) {
      if (!SITE_KEY.test(key)) return null;
      const held = memory.get(key);
      if (held && performance.now() - held.readAt < FRESH_MS) return held.settings;
      const already = asking.get(key);
      if (already) return already;
      const answer = ask(key).finally(() => asking.delete(key));
      asking.set(key, answer);
      return answer;
    },
  };
}

interface Memory {
  get(key: string): Known | undefined;
  /** Answers what is remembered now: what this process knew may be newer. */
  remember(key: string, settings: SiteSettings | null): SiteSettings | null;
}

function createMemory(): Memory {
  const known = new Map<string, Known>();
  return {
    get: (key) => known.get(key),
    remember(key, settings) {
      const held = known.get(key)?.settings;
      const newest = held && settings && held.version > settings.version ? held : settings;
      known.delete(key);
      known.set(key, { settings: newest, readAt: performance.now() });
      const [oldest] = known.keys();
      if (known.size > KNOWN_MOST && oldest !== undefined) known.delete(oldest);
      return newest;
    },
  };
}

/** Mirror first, then Postgres, then whatever this process remembers. */
function createAsking(
  { db, mirror }: SiteDirectoryDeps,
  memory: Memory,
): (key: string) => Promise<SiteSettings | null> {
  const comparedAt = new Map<string, number>();

  async function askPostgres(key: string): Promise<SiteSettings | null> {
    const settings = await within(POSTGRES_LIMIT_MS, loadSite(db, key));
    if (settings) comparedAt.set(key, performance.now());
    // Without Redis the mirror stays as it is; whoever reads it compares it again.
    void (settings ? mirror.write(settings) : mirror.forget(key)).catch(() => undefined);
    return memory.remember(key, settings);
  }

  function compareNowAndThen(key: string): void {
    const now = performance.now();
    if (now - (comparedAt.get(key) ?? -Infinity) < COMPARE_EVERY_MS) return;
    comparedAt.set(key, now);
    void askPostgres(key).catch(() => undefined); // Postgres is away: the copy serves meanwhile
  }

  return async (key) => {
    const copy = await within(MIRROR_LIMIT_MS, mirror.read(key)).catch(() => null);
    if (copy) {
      compareNowAndThen(key);
      return memory.remember(key, copy);
    }
    try {
      return await askPostgres(key);
    } catch (error) {
      const settings = memory.get(key)?.settings;
      if (settings) return memory.remember(key, settings);
      throw busy(error);
    }
  };
}
