// The key of an author nobody can recognise: one comment's own, so that no two strangers are taken for one person.
import { keyedHash } from "./keyed-hash.ts";
import type { Keyring } from "./keyring.ts";

/** `site` is the site's key, `id` the comment's. */
export function strangerKey(keyring: Keyring, site: string, id: string): string {
  return keyedHash(keyring, "author", `${site} comment ${id}`);
}
