// What the table of lists refuses, whoever writes to it.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SiteSettings } from "../../src/contract/site.ts";
import { upsertBlock } from "../../src/store/blocks.ts";
import type { NewBlock } from "../../src/store/blocks.ts";
import { addTestSite } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let database: OpenTestDatabase;
let site: SiteSettings;

beforeAll(async () => {
  database = await openTestDatabase();
  site = await addTestSite(database.db);
});
afterAll(() => database.close());

const put = (parts: Partial<NewBlock>) =>
  upsertBlock(database.db, site.siteId, {
    ...{ id: randomUUID(), kind: "host", value: "evil.example", network: null, label: "x", trust: false },
    by: randomUUID(),
    ...parts,
  });

it.each([
  ["an unknown kind", { kind: "planet" as "host" }],
  ["a network as text", { kind: "network" }],
  ["a host as a network", { network: "203.0.113.0/24" }],
  ["a host that is both", { value: "evil.example", network: "203.0.113.0/24" }],
  ["nothing at all", { value: null }],
  ["an e-mail address in the clear", { kind: "email", value: "ada@example.com" }],
  ["a name in upper case", { value: "Evil.example" }],
  ["a whole ending", { kind: "domain", value: "example" }],
  ["an author without a key", { kind: "author", value: "Ada" }],
  ["no label", { label: "" }],
] satisfies [string, Partial<NewBlock>][])("refuses %s", async (_, parts) => {
  await expect(put(parts)).rejects.toThrow(/violates check constraint "blocks_/);
});

it("refuses a network with bits behind its length", async () => {
  await expect(put({ kind: "network", value: null, network: "203.0.113.7/24" })).rejects.toThrow(/cidr/);
});
