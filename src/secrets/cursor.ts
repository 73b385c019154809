// Cursors of lists: opaque to the caller, signed, and good only in the list they were made for.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { isSignedBy, sign } from "./mac.ts";
import type { Keyring } from "./keyring.ts";

const LABEL = "cursor";
const MAC_CHARS = 32;
const values = z.array(z.union([z.string(), z.number()]));

/** A cursor that holds `values`; `scope` names the site, the call and whatever else it must not outlive. */
export function signCursor(keyring: Keyring, scope: string, held: readonly (string | number)[]): string {
  const payload = Buffer.from(JSON.stringify(held)).toString("base64url");
  return sign(keyring, LABEL, [scope, payload]) + payload;
}

/** The values of a cursor. Throws `cursor` when it is altered, of another scope, or of no secret we know. */
export function readCursor(keyring: Keyring, scope: string, cursor: string): (string | number)[] {
  const signature = cursor.slice(0, MAC_CHARS);
  const payload = cursor.slice(MAC_CHARS);
  if (!isSignedBy(keyring, LABEL, { parts: [scope, payload], signature }))
    throw new AppError("cursor", "The cursor is not one of this list.");
  return values.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
}
