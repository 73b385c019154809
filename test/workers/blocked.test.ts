// Blocked and trusted: from an entry on a site's lists to what becomes of a comment, over a real database.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SiteSettings } from "../../src/contract/site.ts";
import { explain } from "../../src/moderation/explain.ts";
import { BECAUSE_TRUSTED } from "../../src/moderation/phase.ts";
import type { ListedKind } from "../../src/moderation/phase.ts";
import { addBlock, listWriter, removeBlock } from "../../src/sites/blocks.ts";
import { createKeyring } from "../../src/secrets/keyring.ts";
import type { Database } from "../../src/store/database.ts";
import { insertPolicy } from "../../src/store/sites.ts";
import { blockedPhase } from "../../workers/blocked/phase.ts";
import { addTestSite, aJob, aSubject, keyring, NO_HISTORY } from "../support/builders.ts";
import { moderatorOf } from "../support/deciding.ts";
import { TEST_SECRET } from "../support/processes.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { findStored, moderateAll, moderatorOn } from "./moderating.ts";

let database: OpenTestDatabase;
let db: Database;
let site: SiteSettings;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ db } = database);
  site = await addTestSite(db);
});
afterAll(() => database.close());

const block = (kind: ListedKind, value: string, on = site) =>
  addBlock({ db, keyring }, moderatorOf(on), { site: on.key, kind, value, trust: false });
const trust = (kind: ListedKind, value: string, on = site) =>
  addBlock({ db, keyring }, moderatorOf(on), { site: on.key, kind, value, trust: true });

type Parts = Parameters<typeof aJob>[0];
let number = 0;

/** Moderates a comment with a text of its own and answers what is stored. */
async function judged(parts: Parts, on = site) {
  const text = `An honest thought about scene number ${String(++number)}.`;
  const job = aJob({ site: on.key, text, ...parts });
  await moderateAll(moderatorOn(db), [job]);
  return { ...(await findStored(db, on, job.id)), id: job.id };
}

/** What moderators read of why a comment was rejected as blocked. */
function saidOf(stored: Awaited<ReturnType<typeof judged>>): string[] {
  const step = stored.steps.find(({ phase }) => phase === "blocked");
  if (step?.kind !== "flagged") return [];
  return step.findings.map((finding) => explain("blocked", finding, stored.text).sentence);
}

describe("a blocked entry", () => {
  it("rejects by e-mail address, whatever its case, and says which", async () => {
    await block("email", "mallory@reader.example");
    const stored = await judged({ email: "Mallory@Reader.example" });
    expect(stored).toMatchObject({ status: "rejected", reason: "blocked" });
    expect(saidOf(stored)).toEqual(["comes from the blocked e-mail address m…@reader.example"]);
    expect((await judged({ email: "molly@reader.example" })).status).toBe("approved");
  });

  it("rejects by the domain of an address, and those below it", async () => {
    await block("domain", "junk.example");
    for (const email of ["a@junk.example", "b@mail.JUNK.example"])
      expect((await judged({ email })).reason).toBe("blocked");
    expect((await judged({ email: "c@notjunk.example" })).status).toBe("approved");
    expect((await judged({ text: "I wrote to them at junk.example once." })).status).toBe("approved");
  });

  it("rejects by network, IPv4 and IPv6, down to one address", async () => {
    await block("network", "203.0.115.0/25");
    await block("network", "2606:4700:1::/48");
    for (const address of ["203.0.115.3", "::ffff:203.0.115.4", "2606:4700:1:2::3"]) {
      const stored = await judged({ address });
      expect(stored.reason).toBe("blocked");
      expect(saidOf(stored)[0]).toMatch(
        /^comes from the blocked network (203\.0\.115\.0\/25|2606:4700:1::\/48)$/,
      );
    }
    for (const address of ["203.0.115.200", "2606:4700:2::1", "127.0.0.1", "not an address"])
      expect((await judged({ address })).status).toBe("approved");
  });

  it("rejects by host, however it is written, and marks the place", async () => {
    await block("host", "evil.example");
    const texts = [
      "See https://evil.example/x",
      "See https://www.EVIL.example.",
      "See [here](http://shop.evil.example:81/)",
      "See evil.example for more",
      "See https://good.example@evil.example/",
      "See https://ev%69l.example/",
      "See https://evil\u3002example/",
      "See https://\uFF45vil.example/",
      "See https://ev\u00ADil.example/",
    ];
    for (const text of texts) {
      const stored = await judged({ text });
      expect(stored.reason).toBe("blocked");
      expect(saidOf(stored)).toEqual(["names the blocked host evil.example"]);
      const step = stored.steps.find(({ phase }) => phase === "blocked");
      const [evidence] = step?.kind === "flagged" ? step.findings[0].evidence : [];
      expect(evidence).toMatchObject({ kind: "span", rule: "host:evil.example" });
    }
    expect((await judged({ author: { url: "https://evil.example/me" } })).reason).toBe("blocked");
    for (const text of ["See https://notevil.example/", "See https://evil.example.org/", "Evil. Example."])
      expect((await judged({ text })).status).toBe("approved");
  });

  it("rejects its author's next comment, known by address, token or receipt", async () => {
    const blockWriter = (id: string) => {
      const asked = { site: site.key, commentId: id, by: "author" as const, trust: false };
      return listWriter({ db, keyring }, moderatorOf(site), asked);
    };
    for (const parts of [{ email: "eve@reader.example" }, { author: { sub: "eve" } }] satisfies Parts[]) {
      await blockWriter((await judged(parts)).id);
      expect((await judged(parts)).reason).toBe("blocked");
    }
    const stranger = await judged({});
    await blockWriter(stranger.id);
    expect((await judged({ returning: stranger.id })).reason).toBe("blocked");
    expect((await judged({})).status).toBe("approved");
  });

  it("is of one site, and of no comment judged after it was taken back", async () => {
    const other = await addTestSite(db);
    const { id } = await block("email", "once@reader.example", other);
    const email = "once@reader.example";
    expect((await judged({ email })).status).toBe("approved");
    expect((await judged({ email }, other)).status).toBe("rejected");
    await removeBlock({ db }, moderatorOf(other), { site: other.key, id });
    expect((await judged({ email }, other)).status).toBe("approved");
  });

  it("outlives a change of secret", async () => {
    const own = await addTestSite(db);
    const email = "before@reader.example";
    const old = createKeyring({ secret: "the secret of the year before, long enough", secretOld: null });
    const both = createKeyring({
      secret: TEST_SECRET,
      secretOld: "the secret of the year before, long enough",
    });
    await addBlock({ db, keyring: old }, moderatorOf(own), {
      ...{ site: own.key, kind: "email", value: email, trust: false },
    });
    const job = aJob({ site: own.key, email });
    await moderateAll(moderatorOn(db, undefined, both), [job]);
    expect((await findStored(db, own, job.id)).reason).toBe("blocked");
  });
});

describe("a trusted entry", () => {
  const advert =
    "Buy cheap viagra online http://a.example http://b.example http://c.example http://d.example";

  it.each([
    ["email", "friend@reader.example", { email: "Friend@reader.example" }],
    ["domain", "staff.example", { email: "ada@staff.example" }],
    ["network", "203.0.116.0/24", { address: "203.0.116.9" }],
  ] as const)("by %s passes over what is a matter of trust", async (kind, value, parts) => {
    const own = await addTestSite(db);
    await trust(kind, value, own);
    expect((await judged({ text: advert, address: "203.0.117.1" }, own)).status).toBe("rejected");
    const stored = await judged({ text: advert, ...parts }, own);
    expect(stored.status).toBe("approved");
    const skipped = stored.steps.filter((step) => step.kind === "skipped");
    expect(skipped.map(({ phase }) => phase)).toEqual([
      "links",
      "duplicate",
      "flood",
      "first-comment",
      "spam",
    ]);
    expect(new Set(skipped.map(({ because }) => because))).toEqual(new Set([BECAUSE_TRUSTED]));
  });

  it("passes over nothing that is not: honeypot, words, the parent, holding everything", async () => {
    const own = await addTestSite(db);
    const email = "friend@reader.example";
    await trust("email", email, own);
    expect((await judged({ email, honeypotFilled: true }, own)).reason).toBe("honeypot");
    expect((await judged({ email, text: "he is such a faggot" }, own)).reason).toBe("profanity");
    expect((await judged({ email, parent: randomUUID() }, own)).reason).toBe("parent");
    await insertPolicy(db, own.key, { from: 1, policy: { ...own.policy, mode: "hold-all" }, by: null });
    const moderator = moderatorOn(db);
    const job = aJob({ site: own.key, email });
    await moderator.moderate(job);
    expect((await findStored(db, own, job.id)).reason).toBe("hold-all");
  });

  it("does not outweigh a blocked one", async () => {
    const own = await addTestSite(db);
    await trust("email", "both@reader.example", own);
    await block("network", "203.0.118.0/24", own);
    const stored = await judged({ email: "both@reader.example", address: "203.0.118.1" }, own);
    expect(stored.reason).toBe("blocked");
  });

  it("is an exception from a wider blocked one, and the other way round", async () => {
    const own = await addTestSite(db);
    await block("network", "203.0.0.0/16", own);
    await trust("network", "203.0.119.0/24", own);
    await block("network", "203.0.119.7", own);
    expect((await judged({ address: "203.0.120.1" }, own)).reason).toBe("blocked");
    expect((await judged({ address: "203.0.119.1" }, own)).status).toBe("approved");
    expect((await judged({ address: "203.0.119.7" }, own)).reason).toBe("blocked");
    await block("host", "pages.example", own);
    await trust("host", "ada.pages.example", own);
    expect((await judged({ text: "At https://bob.pages.example/ too" }, own)).reason).toBe("blocked");
    expect((await judged({ text: "At https://ada.pages.example/ too" }, own)).status).toBe("approved");
  });

  it("as a host is one whose links are not counted, and no more", async () => {
    const own = await addTestSite(db);
    await trust("host", "films.example", own);
    const links = (host: string) => [1, 2, 3].map((n) => `https://${host}/${String(n)}`).join(" ");
    const kindOf = async (text: string) =>
      (await judged({ text }, own)).steps.find(({ phase }) => phase === "links")?.kind;
    expect(await kindOf(`Stills ${links("films.example")}`)).toBe("clean");
    expect(await kindOf(`Prints ${links("www.films.example")}`)).toBe("clean");
    const disguised = links("films.example@elsewhere.example");
    expect(await kindOf(`Films ${disguised}`)).toBe("flagged");
    const advertised = await judged({ text: `${advert} https://films.example/` }, own);
    expect(advertised.status).toBe("rejected");
  });
});

describe("the phase alone", () => {
  it("says that it needs history, and that nothing is listed", () => {
    expect(blockedPhase.judge(aSubject({ facts: null }))).toEqual({
      kind: "skipped",
      because: "needs history",
    });
    expect(blockedPhase.judge(aSubject())).toEqual({ kind: "clean" });
    const trusted = { kind: "email", label: "a…@b.example", trust: true, places: [] } as const;
    expect(blockedPhase.judge(aSubject({ facts: { ...NO_HISTORY, listed: [trusted] } }))).toEqual({
      kind: "clean",
    });
  });
});
