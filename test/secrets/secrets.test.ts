// Receipts, ids, seals and cursors: who can make them, and how long they stay good.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AppError } from "../../src/errors.ts";
import { commentIdFromKey, newCommentId } from "../../src/secrets/comment-id.ts";
import { readCursor, signCursor } from "../../src/secrets/cursor.ts";
import { keyedHash } from "../../src/secrets/keyed-hash.ts";
import { createKeyring } from "../../src/secrets/keyring.ts";
import { issueReceipt, verifyReceipt } from "../../src/secrets/receipt.ts";
import { seal, unseal } from "../../src/secrets/seal.ts";

const FIRST = "the first secret of this instance, long";
const SECOND = "the second secret of this instance, long";
const before = createKeyring({ secret: FIRST, secretOld: null });
const rotated = createKeyring({ secret: SECOND, secretOld: FIRST });
const stranger = createKeyring({ secret: "a secret that is quite another one, long", secretOld: null });

/** Each spelling that differs from `text` in one character. */
const altered = (text: string) =>
  Array.from(
    text,
    (letter, index) => text.slice(0, index) + (letter === "a" ? "b" : "a") + text.slice(index + 1),
  );

describe("a receipt", () => {
  const id = randomUUID();
  const receipt = issueReceipt(before, "blog", id);

  test("names its comment and nothing else", () => {
    expect(receipt.startsWith(`${id}.`)).toBe(true);
    expect(verifyReceipt(before, "blog", receipt)).toBe(id);
  });
  test("is not good on another site, under another secret or in another spelling", () => {
    expect(verifyReceipt(before, "blog2", receipt)).toBeNull();
    expect(verifyReceipt(stranger, "blog", receipt)).toBeNull();
    expect(verifyReceipt(before, "blog", receipt.toUpperCase())).toBeNull();
    for (const other of altered(receipt)) expect(verifyReceipt(before, "blog", other)).toBeNull();
    for (const other of ["", ".", id, `${id}.`, `${receipt} `, ` ${receipt}`, `${receipt}=`])
      expect(verifyReceipt(before, "blog", other)).toBeNull();
  });
  test("stays good after the secret was changed", () => {
    expect(verifyReceipt(rotated, "blog", receipt)).toBe(id);
    expect(issueReceipt(rotated, "blog", id)).not.toBe(receipt);
  });
});

describe("an id", () => {
  test("by the clock is a UUIDv7 that sorts by time", () => {
    const early = newCommentId(1_700_000_000_000);
    const late = newCommentId(1_700_000_000_001);
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
    expect(newCommentId(1_700_000_000_000)).not.toBe(early);
  });
  test("from a key is a UUIDv8, the same for the same request and for no other", () => {
    const request = { site: "blog", thread: "film", key: "k".repeat(16), fingerprint: "f" };
    const id = commentIdFromKey(before, request);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(commentIdFromKey(before, { ...request })).toBe(id);
    for (const change of [
      { site: "blo" },
      { thread: "gfilm" },
      { key: "l".repeat(16) },
      { fingerprint: "g" },
    ])
      expect(commentIdFromKey(before, { ...request, ...change })).not.toBe(id);
    expect(commentIdFromKey(stranger, request)).not.toBe(id);
  });
});

describe("a seal", () => {
  test("gives back whatever JSON was put in, and never shows it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(unseal(before, seal(before, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    const sealed = seal(before, { email: "reader@example.org" });
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("reader");
    expect(seal(before, { email: "reader@example.org" })).not.toBe(sealed);
  });
  test("opens after a change of secret, but neither altered, cut short nor by a stranger", () => {
    const sealed = seal(before, { address: "203.0.113.9" });
    expect(unseal(rotated, sealed)).toEqual({ address: "203.0.113.9" });
    expect(() => unseal(stranger, sealed)).toThrow("cannot be opened");
    const bytes = Buffer.from(sealed, "base64url");
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
      expect(() => unseal(before, changed.toString("base64url"))).toThrow("cannot be opened");
      expect(() => unseal(before, bytes.subarray(0, i).toString("base64url"))).toThrow("cannot be opened");
    }
  });
});

describe("a cursor", () => {
  const cursor = signCursor(before, "thread blog film", ["2026-01-01T00:00:00.000Z", 7]);

  test("gives its values back in the list it was made for, also after a change of secret", () => {
    expect(readCursor(before, "thread blog film", cursor)).toEqual(["2026-01-01T00:00:00.000Z", 7]);
    expect(readCursor(rotated, "thread blog film", cursor)).toEqual(["2026-01-01T00:00:00.000Z", 7]);
  });
  test("is refused elsewhere, altered, or made up", () => {
    const refused = (scope: string, text: string) => {
      expect(() => readCursor(before, scope, text)).toThrow(
        expect.objectContaining({ code: "cursor" }) as AppError,
      );
    };
    refused("thread blog other", cursor);
    for (const other of altered(cursor)) refused("thread blog film", other);
    for (const other of ["", "x", "[]", "%00", "💥".repeat(40)]) refused("thread blog film", other);
  });
});

test("a keyed hash compares equal values and depends on the label and the secret", () => {
  const hash = keyedHash(before, "email", "reader@example.org");
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(keyedHash(before, "email", "reader@example.org")).toBe(hash);
  expect(keyedHash(before, "network", "reader@example.org")).not.toBe(hash);
  expect(keyedHash(stranger, "email", "reader@example.org")).not.toBe(hash);
});
