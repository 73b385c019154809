// Gives programs tokens, takes them back, and knows them again. A token is answered once and kept only as a hash.
import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import { z } from "zod";
import { LIMITS, optionalText } from "../contract/fields.ts";
import { AppError, invalidField } from "../errors.ts";
import type { Queryable } from "../store/database.ts";
import { findTokenBySecret, insertToken, updateTokenRevoked } from "../store/tokens.ts";
import type { LiveToken, TokenScope } from "../store/tokens.ts";

export interface TokenDeps {
  readonly db: Queryable;
}

export interface TokenAsked {
  /** Null: for all sites, which only scope `admin` can have. */
  readonly site: string | null;
  readonly scope: TokenScope;
  readonly name?: string | null | undefined;
}

/** `momo_`, 32 random bytes, and six characters by which scanners and we tell it from a typing error. */
const TOKEN = /^momo_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/;
/** What the Akismet protocol takes for a key: 62 random bits. */
const AKISMET_KEY = /^[a-z0-9]{12}$/;
const AKISMET_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * Makes a token. Throws `unknown` when there is no such site, and `invalid` for one of all sites that is not an
 * admin's or for a name that is too long.
 */
export async function addToken(
  deps: TokenDeps,
  asked: TokenAsked,
): Promise<{ readonly id: string; readonly token: string }> {
  if (asked.site === null && asked.scope !== "admin")
    throw invalidField("scope", "of a token for all sites is always admin");
  const name = optionalText(LIMITS.name).safeParse(asked.name);
  if (!name.success) throw invalidField("name", name.error.issues[0]?.message ?? "does not fit");
  const id = randomUUID();
  const token = asked.scope === "akismet" ? newAkismetKey() : newToken();
  const stored = await insertToken(deps.db, {
    id,
    site: asked.site,
    scope: asked.scope,
    name: name.data,
    secretHash: hashOf(token),
  });
  if (!stored) throw new AppError("unknown", `There is no site "${asked.site ?? ""}".`);
  return { id, token };
}

/** Takes a token back, at once and for good; again is no error. Throws `unknown` when there is none such. */
export async function revokeToken(deps: TokenDeps, idOrToken: string): Promise<void> {
  const isId = z.uuid().safeParse(idOrToken).success;
  const which = isId ? { id: idOrToken } : { secretHash: hashOf(idOrToken) };
  if (!(await updateTokenRevoked(deps.db, which))) throw new AppError("unknown", "There is no such token.");
}

/** The token somebody sent; null when it is none, was mistyped, or was revoked. */
export async function findToken(deps: TokenDeps, given: string): Promise<LiveToken | null> {
  const [, secret, check] = TOKEN.exec(given) ?? [];
  const wellFormed = secret === undefined ? AKISMET_KEY.test(given) : checkOf(secret) === check;
  return wellFormed ? findTokenBySecret(deps.db, hashOf(given)) : null;
}

function newToken(): string {
  const secret = randomBytes(32).toString("base64url");
  return `momo_${secret}${checkOf(secret)}`;
}

function newAkismetKey(): string {
  const letter = () => AKISMET_ALPHABET.charAt(randomInt(AKISMET_ALPHABET.length));
  return Array.from({ length: 12 }, letter).join("");
}

const checkOf = (secret: string): string =>
  createHash("sha256").update(`momo token ${secret}`).digest("base64url").slice(0, 6);
const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
