// Makes, hashes and checks passwords: argon2id, and only a few at a time, because each hash takes 19 MiB and a
// rush of sign-ins must not become an attack on memory.
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "../errors.ts";

/** OWASP's minimum for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashes that run at once, and how many more may wait: about two seconds' worth. */
const AT_ONCE = 4;
const WAITING_MOST = 64;

/** No two of these look alike in print, and without vowels none spells a word by accident. */
const ALPHABET = "bcdfghjkmnpqrstvwxz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 5;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when fewer than four run. Throws `busy` when too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_MOST)
      throw new AppError("busy", "Too many people are signing in at this moment.", { retryAfter: 5 });
    // Whoever finishes hands its place on, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** A PHC string with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/**
 * True when the password is the one hashed. Without a hash (an account nobody has) it takes as long and
 * answers false, so that the time tells nothing.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash === null) {
    await hashPassword(password);
    return false;
  }
  return inTurn(() => verify(passwordHash, password));
}

/** A password to read aloud or type from paper: 20 characters of 27 in four groups, 95 bits. */
export function generatePassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return Array.from({ length: GROUPS }, () => group().join("")).join("-");
}
