// Reads and writes the tokens of programs. Only SHA-256 of a token is kept; what it may do is decided by
// src/moderators/principal.ts.
import { z } from "zod";
import type { Queryable } from "./database.ts";

export const tokenScope = z.enum(["read", "moderate", "admin", "akismet"]);
export type TokenScope = z.infer<typeof tokenScope>;

export interface NewToken {
  readonly id: string;
  /** Null: an instance-wide admin's token. */
  readonly site: string | null;
  readonly scope: TokenScope;
  readonly name: string | null;
  readonly secretHash: Buffer;
}

/** Stores a token. Answers false when there is no such site. */
export async function insertToken(on: Queryable, token: NewToken): Promise<boolean> {
  const added = await on.run({
    name: "insert-token",
    text: `insert into tokens (token_id, site_id, scope, name, secret_hash)
      select $1, s.site_id, $3, $4, $5
      from (select) as one left join sites s on s.key = $2
      where $2::text is null or s.site_id is not null`,
    values: [token.id, token.site, token.scope, token.name, token.secretHash],
  });
  return added > 0;
}

/** A token that was not revoked. */
export interface LiveToken {
  readonly id: string;
  readonly name: string | null;
  readonly scope: TokenScope;
  /** Key of the site it is bound to; null for an instance-wide one. */
  readonly site: string | null;
}

/** The token with this hash, or null when there is none or it was revoked. */
export async function findTokenBySecret(on: Queryable, secretHash: Buffer): Promise<LiveToken | null> {
  const [row] = await on.query(
    {
      name: "find-token",
      text: `select t.token_id as id, t.name, t.scope, s.key as site
        from tokens t left join sites s on s.site_id = t.site_id
        where t.secret_hash = $1 and t.revoked_at is null`,
      values: [secretHash],
    },
    z.object({ id: z.string(), name: z.string().nullable(), scope: tokenScope, site: z.string().nullable() }),
  );
  return row ?? null;
}

/** Revokes a token by id or by hash; true when there is such a token, revoked before or now. */
export async function updateTokenRevoked(
  on: Queryable,
  which: { id: string } | { secretHash: Buffer },
): Promise<boolean> {
  const [name, condition, value] =
    "id" in which
      ? ["revoke-token-by-id", "token_id = $1", which.id]
      : ["revoke-token-by-secret", "secret_hash = $1", which.secretHash];
  const touched = await on.run({
    name,
    text: `update tokens set revoked_at = coalesce(revoked_at, now()) where ${condition}`,
    values: [value],
  });
  return touched > 0;
}
