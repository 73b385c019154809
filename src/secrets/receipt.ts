// Receipts: what lets an author see, edit and withdraw their own comment without an account. `<id>.<mac>` over
// site and id, without a clock: a receipt is good for ever. Never put one into an address.
import { isSignedBy, sign } from "./mac.ts";
import type { Keyring } from "./keyring.ts";

const LABEL = "receipt";
const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{32})$/;

/** The receipt of a comment of a site. */
export function issueReceipt(keyring: Keyring, site: string, id: string): string {
  return `${id}.${sign(keyring, LABEL, [site, id])}`;
}

/** The id of the comment a receipt of this site belongs to; null for anything else. */
export function verifyReceipt(keyring: Keyring, site: string, receipt: string): string | null {
  const [, id, signature] = FORM.exec(receipt) ?? [];
  if (id === undefined || signature === undefined) return null;
  return isSignedBy(keyring, LABEL, { parts: [site, id], signature }) ? id : null;
}
