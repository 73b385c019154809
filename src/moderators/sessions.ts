// Signing in and out, and knowing a session again by its cookie. The cookie is 256 random bits and is stored
// only as a hash; the CSRF token is derived from it and is worth nothing without it.
import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { SessionUser } from "../contract/moderation.ts";
import { AppError } from "../errors.ts";
import { storedText } from "../moderation/text.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { sign } from "../secrets/mac.ts";
import type { Queryable } from "../store/database.ts";
import { deleteSession, findSessionBySecret, insertSession } from "../store/sessions.ts";
import { findUser } from "../store/users.ts";
import type { User } from "../store/users.ts";
import { passwordFits } from "./password.ts";

export interface SessionDeps {
  readonly db: Queryable;
  readonly keyring: Keyring;
}

/** Hours without a call after which a session is over. */
const IDLE_HOURS = 8;
/** Hours after which a session is over in any case: seven days. */
export const ABSOLUTE_HOURS = 7 * 24;
const COOKIE = /^[A-Za-z0-9_-]{43}$/;

/** A live session: what the browser must send with unsafe calls, and whose it is. */
export interface Session {
  readonly id: string;
  readonly csrf: string;
  readonly user: SessionUser;
}

/**
 * Opens a session. Throws `credentials` alike, and after the same time, for a wrong password, an unknown account
 * and a disabled one; `busy` when too many sign in at once.
 */
export async function signIn(
  deps: SessionDeps,
  given: { readonly email: string; readonly password: string },
): Promise<Session & { readonly cookie: string }> {
  const found = await findUser(deps.db, storedText(given.email));
  const fits = await passwordFits(found?.passwordHash ?? null, given.password);
  if (!found || !fits || found.user.disabled)
    throw new AppError("credentials", "E-mail address and password do not belong together.");
  const id = randomUUID();
  const cookie = randomBytes(32).toString("base64url");
  await insertSession(deps.db, {
    id,
    userId: found.user.id,
    secretHash: hashOf(cookie),
    idleHours: IDLE_HOURS,
    absoluteHours: ABSOLUTE_HOURS,
  });
  return { id, cookie, csrf: csrfOf(deps.keyring, cookie), user: shown(found.user) };
}

/** The session of a cookie; null when it is over or never was. */
export async function findSession(deps: SessionDeps, cookie: string): Promise<Session | null> {
  if (!COOKIE.test(cookie)) return null;
  const found = await findSessionBySecret(deps.db, hashOf(cookie), IDLE_HOURS);
  return found && { id: found.id, csrf: csrfOf(deps.keyring, cookie), user: shown(found.user) };
}

/** Ends the session of a cookie, if it is one. */
export async function signOut(deps: Pick<SessionDeps, "db">, cookie: string): Promise<void> {
  if (COOKIE.test(cookie)) await deleteSession(deps.db, hashOf(cookie));
}

/** True when the token is the session's own. Takes constant time. */
export function csrfFits(session: Pick<Session, "csrf">, given: string): boolean {
  const [expected, got] = [Buffer.from(session.csrf), Buffer.from(given)];
  return expected.length === got.length && timingSafeEqual(expected, got);
}

const hashOf = (cookie: string): Buffer => createHash("sha256").update(cookie).digest();
const csrfOf = (keyring: Keyring, cookie: string): string => sign(keyring, "csrf", [cookie]);

function shown({ id, name, email, role, sites }: User): SessionUser {
  return { id, name, email, role, sites: [...sites] };
}
