// Reserves the number of a revision for one content, so that of two edits made from the same revision one is told
// that it came too late, and the same one sent twice is one.
import type { Redis } from "ioredis";
import { QUEUE_PREFIX } from "./connect.ts";
import { setOrGet } from "./set-or-get.ts";

export interface ReservationAsked {
  readonly site: string;
  readonly id: string;
  readonly revision: number;
  /** Of what the revision will say. */
  readonly fingerprint: string;
}

export interface Reservations {
  /** True when the number stands for this content, now or before; throws `busy` when Redis does not answer. */
  reserve(asked: ReservationAsked): Promise<boolean>;
}

/** Seconds a number is kept: longer than any two requests that do not know of each other, and no longer. */
const LIFE = 60;

export function createReservations(redis: Redis): Reservations {
  return {
    async reserve({ site, id, revision, fingerprint }) {
      const name = `${QUEUE_PREFIX}:revision:${site}:${id}:${String(revision)}`;
      return (await setOrGet(redis, name, { value: fingerprint, seconds: LIFE })) === fingerprint;
    },
  };
}
