// Says how urgent a site's next comment is, by how many the same site sent lately: one site's flood must not
// stand in front of the others. In process only; each API process sees its share of the flood.

export interface Backlog {
  /** Counts one more comment of the site and answers its BullMQ priority: 0 is first, larger is later. */
  next(site: string): number;
}

/** Seconds after which a comment counts half. */
const HALF_LIFE_S = 60;
/** So many recent comments of a site are nothing unusual. */
const USUAL = 60;
/** BullMQ's largest priority. */
const PRIORITY_MOST = 2 ** 21 - 1;

/** `now` in milliseconds of a clock that never goes back. */
export function createBacklog(now: () => number = () => performance.now()): Backlog {
  const sites = new Map<string, { recent: number; at: number }>();
  return {
    next(site) {
      const time = now();
      const before = sites.get(site) ?? { recent: 0, at: time };
      const recent = before.recent * 0.5 ** ((time - before.at) / 1000 / HALF_LIFE_S) + 1;
      sites.set(site, { recent, at: time });
      return Math.min(PRIORITY_MOST, Math.max(0, Math.floor(recent) - USUAL));
    },
  };
}
