// Reads and writes sessions. Only the SHA-256 of a cookie is kept, so the database alone opens none.
import { z } from "zod";
import type { Queryable } from "./database.ts";
import { toUser, USER_COLUMNS, userColumns } from "./users.ts";
import type { User } from "./users.ts";

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly secretHash: Buffer;
  readonly idleHours: number;
  readonly absoluteHours: number;
}

/** Opens a session, and clears away that person's sessions which ended by themselves. */
export async function insertSession(on: Queryable, session: NewSession): Promise<void> {
  await on.run({
    name: "insert-session",
    text: `with over as (
        delete from sessions
        where user_id = $2 and (ends_at <= now() or last_seen_at <= now() - make_interval(hours => $4)))
      insert into sessions (session_id, user_id, secret_hash, ends_at)
      values ($1, $2, $3, now() + make_interval(hours => $5))`,
    values: [session.id, session.userId, session.secretHash, session.idleHours, session.absoluteHours],
  });
}

/**
 * The live session of a cookie and the person it belongs to. Null when it ended, was idle for longer than
 * `idleHours`, or the account is disabled. Notes, at most once a minute, that it was used.
 */
export async function findSessionBySecret(
  on: Queryable,
  secretHash: Buffer,
  idleHours: number,
): Promise<{ id: string; user: User } | null> {
  const [row] = await on.query(
    {
      name: "find-session",
      text: `with live as (
          select s.session_id, s.user_id, s.last_seen_at
          from sessions s
          where s.secret_hash = $1 and s.ends_at > now()
            and s.last_seen_at > now() - make_interval(hours => $2)
        ), noted as (
          update sessions s set last_seen_at = now()
          from live where s.session_id = live.session_id and live.last_seen_at < now() - interval '1 minute'
        )
        select live.session_id, ${USER_COLUMNS}
        from live join users u on u.user_id = live.user_id
        where not u.disabled`,
      values: [secretHash, idleHours],
    },
    z.object({ session_id: z.string(), ...userColumns }),
  );
  return row ? { id: row.session_id, user: toUser(row) } : null;
}

/** Ends a session; nothing happens when it has ended already. */
export async function deleteSession(on: Queryable, secretHash: Buffer): Promise<void> {
  await on.run({
    name: "delete-session",
    text: "delete from sessions where secret_hash = $1",
    values: [secretHash],
  });
}
