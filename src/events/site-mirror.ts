// Keeps a copy of each site's settings in Redis, so that the door works without Postgres. The copy only ever gets
// newer: Postgres is the truth, and two processes may publish in any order.
import type { Redis } from "ioredis";
import { siteSettings } from "../contract/site.ts";
import type { SiteSettings } from "../contract/site.ts";

export interface SiteMirror {
  /** The copy, or null when there is none. Throws when Redis does not answer. */
  read(key: string): Promise<SiteSettings | null>;
  /** Puts a copy there unless a newer one is there already. */
  write(settings: SiteSettings): Promise<void>;
  forget(key: string): Promise<void>;
}

const WRITE_IF_NEWER = `
  local held = redis.call("HGET", KEYS[1], "version")
  if held and tonumber(held) > tonumber(ARGV[1]) then return 0 end
  redis.call("HSET", KEYS[1], "version", ARGV[1], "settings", ARGV[2])
  return 1`;

const nameOf = (key: string) => `{momo:0}:site:${key}`;

export function createSiteMirror(redis: Redis): SiteMirror {
  return {
    async read(key) {
      const settings = await redis.hget(nameOf(key), "settings");
      return settings === null ? null : siteSettings.parse(JSON.parse(settings));
    },
    async write(settings) {
      const copy = JSON.stringify(settings);
      await redis.eval(WRITE_IF_NEWER, 1, nameOf(settings.key), String(settings.version), copy);
    },
    async forget(key) {
      await redis.del(nameOf(key));
    },
  };
}
