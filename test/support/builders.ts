// Things tests need, with defaults: each test states only what matters to it.
import { randomUUID } from "node:crypto";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import type { Facts, Subject } from "../../src/moderation/phase.ts";
import { createKeyring } from "../../src/secrets/keyring.ts";
import { seal } from "../../src/secrets/seal.ts";
import type { Database } from "../../src/store/database.ts";
import { insertSite } from "../../src/store/sites.ts";
import { TEST_SECRET } from "./processes.ts";

/** The key ring of all tests; nothing it seals leaves the test run. */
export const keyring = createKeyring({
  secret: TEST_SECRET,
  secretOld: null,
});

/** Adds a site of its own for a test, so that tests of one file do not meet. */
export function addTestSite(db: Database, key = `site-${randomUUID().slice(0, 8)}`): Promise<SiteSettings> {
  return insertSite(db, {
    key,
    origins: ["https://blog.example"],
    tokenSecret: seal(keyring, { secret: "the blog's own secret for its users' tokens" }),
  });
}

type JobParts = Partial<Omit<ModerationJob, "author">> & {
  readonly email?: string | null;
  readonly address?: string | null;
  readonly author?: Partial<ModerationJob["author"]>;
};

/** A job as the door would have queued it. */
export function aJob({ email = null, address = null, author, ...parts }: JobParts = {}): ModerationJob {
  return {
    v: 1,
    site: "demo",
    id: randomUUID(),
    revision: 1,
    thread: "first-review",
    parent: null,
    text: "The lighthouse scene alone is worth the ticket.",
    spoiler: false,
    author: { name: "Ada", url: null, sub: null, verified: false, ...author },
    sealed: seal(keyring, { email, address }),
    returning: null,
    page: { url: null, title: null },
    honeypotFilled: false,
    filledIn: null,
    notify: false,
    acceptedAt: new Date().toISOString(),
    ...parts,
  };
}

/** Facts of a first comment of an unknown author: nothing speaks for or against it. */
export const NO_HISTORY: Facts = {
  parent: "none",
  sameText: [],
  approvedBefore: 0,
  lastMinute: { byAuthor: 0, byNetwork: 0 },
  similar: [],
  elsewhere: 0,
  rejectedBefore: { byAuthor: 0, byNetwork: 0 },
  otherThreads: { byAuthor: 0, byNetwork: 0 },
  newHosts: [],
  pace: { lately: 0, usually: 0 },
  listed: [],
};

/** A subject for a phase. */
export function aSubject(parts: Partial<Subject> = {}): Subject {
  return {
    site: "demo",
    id: randomUUID(),
    revision: 1,
    thread: "first-review",
    text: "The lighthouse scene alone is worth the ticket.",
    approved: null,
    author: { name: "Ada", email: null, url: null, sub: null },
    honeypotFilled: false,
    filledInMs: null,
    policy: DEFAULT_POLICY,
    facts: NO_HISTORY,
    ...parts,
  };
}
