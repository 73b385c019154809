// Reads and writes the people who moderate and the sites they work on. Passwords are only ever seen here as
// hashes; e-mail addresses are the same whatever their case.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { role } from "../contract/moderation.ts";
import type { Role } from "../contract/moderation.ts";
import type { Database, Queryable } from "./database.ts";

const userRow = z.object({
  user_id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role,
  disabled: z.boolean(),
  sites: z.array(z.string()),
});

/** A person as stored. `sites` are keys; an admin's are all there are. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly disabled: boolean;
  readonly sites: readonly string[];
}

/** Columns of a `User`, for statements in which `users` is called `u`. */
export const USER_COLUMNS = `
  u.user_id, u.email, u.name, u.role, u.disabled,
  array(select s.key from sites s
    where u.role = 'admin'
      or exists (select from user_sites us where us.user_id = u.user_id and us.site_id = s.site_id)
    order by s.key) as sites`;
export const userColumns = userRow.shape;

export function toUser(row: z.infer<typeof userRow>): User {
  const { user_id: id, email, name, disabled, sites } = row;
  return { id, email, name, role: row.role, disabled, sites };
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly passwordHash: string;
  readonly role: Role;
  readonly sites: readonly string[];
}

/** Adds a person. Throws `taken` when the e-mail is in use and `unknown` when there is no such site. */
export async function insertUser(db: Database, user: NewUser): Promise<User> {
  return db.transaction(async (tx) => {
    const added = await tx.run({
      name: "insert-user",
      text: `insert into users (user_id, email, name, password_hash, role) values ($1, $2, $3, $4, $5)
        on conflict (lower(email)) do nothing`,
      values: [user.id, user.email, user.name, user.passwordHash, user.role],
    });
    if (added === 0) throw new AppError("taken", `There is an account for ${user.email} already.`);
    const linked = await tx.query(
      {
        name: "insert-user-sites",
        text: `with linked as (
            insert into user_sites (user_id, site_id)
            select $1, site_id from sites where key = any($2) returning site_id)
          select s.key from linked join sites s using (site_id)`,
        values: [user.id, user.sites],
      },
      z.object({ key: z.string() }),
    );
    const missing = user.sites.filter((key) => !linked.some((site) => site.key === key));
    if (missing.length > 0) throw new AppError("unknown", `There is no site "${missing.join('", "')}".`);
    const stored = await findUser(tx, user.email);
    if (!stored) throw new AppError("internal", "The person just added cannot be read back.");
    return stored.user;
  });
}

/** A person and the hash of their password; null for an unknown address. */
export async function findUser(
  on: Queryable,
  email: string,
): Promise<{ user: User; passwordHash: string } | null> {
  const [row] = await on.query(
    {
      name: "find-user",
      text: `select ${USER_COLUMNS}, u.password_hash from users u where lower(u.email) = lower($1)`,
      values: [email],
    },
    userRow.extend({ password_hash: z.string() }),
  );
  return row ? { user: toUser(row), passwordHash: row.password_hash } : null;
}

/** Everybody, by e-mail. */
export async function loadUsers(on: Queryable): Promise<User[]> {
  const text = `select ${USER_COLUMNS} from users u order by lower(u.email)`;
  return (await on.query({ name: "load-users", text, values: [] }, userRow)).map(toUser);
}

/** Sets a password and ends every session of that person; null for an unknown address. */
export async function updatePassword(
  db: Database,
  email: string,
  passwordHash: string,
): Promise<User | null> {
  return db.transaction(async (tx) => {
    const found = await findUser(tx, email);
    if (!found) return null;
    await tx.run({
      name: "update-password",
      text: "update users set password_hash = $2 where user_id = $1",
      values: [found.user.id, passwordHash],
    });
    await tx.run({
      name: "end-sessions-of-user",
      text: "delete from sessions where user_id = $1",
      values: [found.user.id],
    });
    return found.user;
  });
}
