// Under which names could a comment stand on a site's lists? Everything a site can block or trust, in the form in
// which entries are stored; the network is asked about by address.
import { namesAbove, hostName, hostOf } from "../src/moderation/host-name.ts";
import type { ListedKind } from "../src/moderation/phase.ts";
import { keyedHashes } from "../src/secrets/keyed-hash.ts";
import type { Keyring } from "../src/secrets/keyring.ts";
import type { ListedName } from "../src/store/facts-listed.ts";
import type { NamedHost } from "./blocked/find-hosts.ts";

/** What of a comment may be listed. */
export interface ListedAsked {
  readonly site: string;
  readonly sub: string | null;
  readonly email: string | null;
  /** The address the author gives as theirs. */
  readonly url: string | null;
  readonly hosts: readonly NamedHost[];
}

/** Hashes are made with the secret before too, so that a new secret unblocks nobody. */
export function listedNames(keyring: Keyring, asked: ListedAsked): ListedName[] {
  const { site, sub } = asked;
  const names: ListedName[] = [];
  const add = (kind: ListedKind, name: string, values: readonly string[]): void => {
    for (const value of values) names.push({ kind, name, value });
  };
  if (sub !== null) add("author", "", keyedHashes(keyring, "author", `${site} sub ${sub}`));
  if (asked.email !== null) {
    const email = asked.email.toLowerCase();
    add("author", "", keyedHashes(keyring, "author", `${site} email ${email}`));
    add("email", "", keyedHashes(keyring, "listed email", `${site} ${email}`));
    const domain = hostName(email.slice(email.lastIndexOf("@") + 1));
    if (domain !== null) add("domain", "", namesAbove(domain));
  }
  for (const host of hostsOf(asked)) add("host", host, namesAbove(host));
  return names;
}

function hostsOf({ hosts, url }: ListedAsked): Set<string> {
  const own = url === null ? null : hostOf(url);
  return new Set([...hosts.map(({ host }) => host), ...(own === null ? [] : [own])]);
}
