// Adds the people who moderate and gives them new passwords. A password is answered once, here, and kept only
// as a hash.
import { randomUUID } from "node:crypto";
import { LIMITS, optionalEmail, optionalText } from "../contract/fields.ts";
import type { Role } from "../contract/moderation.ts";
import { AppError, invalidField } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { insertUser, loadUsers, updatePassword } from "../store/users.ts";
import type { User } from "../store/users.ts";
import { generatePassword, hashPassword } from "./password.ts";

export interface AccountDeps {
  readonly db: Database;
}

export interface UserAsked {
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly role: Role;
  /** Keys of the sites a moderator works on; an admin works on all. */
  readonly sites: readonly string[];
}

/** Somebody and the password just made for them. */
export interface Account {
  readonly user: User;
  readonly password: string;
}

/**
 * Adds a person with a generated password. Throws `invalid` for what is no e-mail address, `taken` when it is in
 * use whatever its case, and `unknown` when there is no such site.
 */
export async function addUser(deps: AccountDeps, asked: UserAsked): Promise<Account> {
  const password = generatePassword();
  const user = await insertUser(deps.db, {
    id: randomUUID(),
    email: readEmail(asked.email),
    name: readName(asked.name),
    passwordHash: await hashPassword(password),
    role: asked.role,
    sites: [...new Set(asked.sites)],
  });
  return { user, password };
}

/** Gives a person a new password and ends their sessions. Throws `unknown` when there is no such person. */
export async function resetPassword(deps: AccountDeps, email: string): Promise<Account> {
  const address = readEmail(email);
  const password = generatePassword();
  const user = await updatePassword(deps.db, address, await hashPassword(password));
  if (!user) throw new AppError("unknown", `There is no account for ${address}.`);
  return { user, password };
}

/** Everybody who may sign in, and who might if their account were not disabled; by e-mail. */
export function listUsers(deps: AccountDeps): Promise<User[]> {
  return loadUsers(deps.db);
}

function readEmail(given: string): string {
  const email = optionalEmail.safeParse(given);
  if (email.success && email.data !== null) return email.data;
  throw invalidField("email", email.error?.issues[0]?.message ?? "is empty");
}

function readName(given: string | null | undefined): string | null {
  const name = optionalText(LIMITS.name).safeParse(given);
  if (name.success) return name.data;
  throw invalidField("name", name.error.issues[0]?.message ?? "does not fit");
}
