// Reads what somebody wants on a site's lists, in whatever spelling, as the one form in which it is looked for.
import { optionalEmail } from "../contract/fields.ts";
import { invalidField } from "../errors.ts";
import { hostName, hostOf, PARTS_MOST } from "../moderation/host-name.ts";
import type { ListedKind } from "../moderation/phase.ts";
import { readNetwork } from "../network.ts";
import { keyedHash } from "../secrets/keyed-hash.ts";
import type { Keyring } from "../secrets/keyring.ts";

/** An entry in its stored form. */
export interface BlockValue {
  readonly value: string | null;
  readonly network: string | null;
  readonly label: string;
}

/** Characters of an author's key that tell one from another. */
const KEY_SHOWN = 8;

/** The stored form of a value of this kind. Throws `invalid`, naming `value`, for what could never fit a comment. */
export function readBlockValue(
  keyring: Keyring,
  site: string,
  { kind, value }: { kind: ListedKind; value: string },
): BlockValue {
  switch (kind) {
    case "author":
      return authorValue(value);
    case "email":
      return emailValue(keyring, site, value);
    case "domain":
      return nameValue(hostName(value.replace(/^(?:\*\.|[^@]*@)/, "")));
    case "host":
      return nameValue(hostOf(value) ?? hostName(value.replace(/^\*\./, "")));
    case "network":
      return networkValue(value);
  }
}

function authorValue(key: string): BlockValue {
  if (!/^[\w-]{16,64}$/.test(key)) throw invalidField("value", "is not the key of an author");
  return { value: key, network: null, label: key.slice(0, KEY_SHOWN) };
}

function emailValue(keyring: Keyring, site: string, given: string): BlockValue {
  const email = optionalEmail.safeParse(given).data?.toLowerCase();
  if (email === undefined) throw invalidField("value", "is not an e-mail address");
  const at = email.lastIndexOf("@");
  const [first = ""] = email;
  return {
    value: keyedHash(keyring, "listed email", `${site} ${email}`),
    network: null,
    label: `${first}…${email.slice(at)}`,
  };
}

function nameValue(name: string | null): BlockValue {
  if (name === null) throw invalidField("value", "is not a name such as spam.example");
  if (name.split(".").length > PARTS_MOST)
    throw invalidField("value", `has more than ${String(PARTS_MOST)} parts`);
  return { value: name, network: null, label: name };
}

function networkValue(given: string): BlockValue {
  const read = readNetwork(given);
  if (read.network === null) throw invalidField("value", read.problem);
  return { value: null, network: read.network, label: read.network };
}
