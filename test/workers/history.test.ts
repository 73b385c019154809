// What earlier members of a batch add to what the database knows.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import type { FactsFound } from "../../src/store/facts.ts";
import type { JudgedComment } from "../../src/store/save-judged.ts";
import { conclude } from "../../workers/conclude.ts";
import { likenessOf } from "../../workers/duplicate/likeness.ts";
import { createBatchHistory } from "../../workers/history.ts";
import type { BatchHistory, Circumstances } from "../../workers/history.ts";
import { prepareJob } from "../../workers/prepare.ts";
import { aJob, keyring, NO_HISTORY } from "../support/builders.ts";

const SITE: SiteSettings = {
  siteId: 1,
  key: "demo",
  origins: [],
  tokenSecret: "sealed",
  version: 1,
  policy: DEFAULT_POLICY,
  closedThreads: [],
};
const NOTHING: FactsFound = {
  stored: false,
  parent: null,
  authorKey: null,
  knownApproved: 0,
  byAuthor: 0,
  byNetwork: 0,
  sameText: [],
  alike: [],
  elsewhere: 0,
  threads: { byAuthor: [], byNetwork: [] },
  rejected: { byAuthor: 0, byNetwork: 0 },
  newHosts: [],
  pace: { lately: 0, usually: 0 },
  listed: [],
};
const NOW = Date.parse("2026-05-01T12:00:00.000Z");
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
const aTimedJob = (parts: Parameters<typeof aJob>[0] = {}) => aJob({ acceptedAt: at(0), ...parts });

interface Asked {
  readonly found?: Partial<FactsFound>;
  readonly site?: SiteSettings;
}

function look(history: BatchHistory, job: ModerationJob, { found, site = SITE }: Asked = {}): Circumstances {
  return history.circumstances(
    prepareJob(keyring, site, job),
    { ...NOTHING, ...found },
    `stranger ${job.id}`,
  );
}

/** Lets a job pass as an earlier member of the batch; answers what is stored of it. */
function pass(
  history: BatchHistory,
  job: ModerationJob,
  status: "approved" | "held" = "approved",
): JudgedComment {
  const circumstances = look(history, job);
  const prepared = prepareJob(keyring, SITE, job);
  const comment = { ...conclude(prepared, circumstances, { steps: [], emailSealed: null }), status };
  history.remember(comment);
  return comment;
}

describe("a comment alone", () => {
  it("has no history", () => {
    const job = aTimedJob();
    expect(look(createBatchHistory(), job)).toEqual({
      facts: NO_HISTORY,
      authorKey: `stranger ${job.id}`,
      ancestors: [],
      createdAt: job.acceptedAt,
    });
  });

  it("has the history the database knows", () => {
    const same = { commentId: randomUUID(), authorKey: "other", threadKey: "first-review" };
    const found = { byAuthor: 3, byNetwork: 4, sameText: [same] };
    expect(look(createBatchHistory(), aTimedJob(), { found }).facts).toMatchObject({
      lastMinute: { byAuthor: 3, byNetwork: 4 },
      sameText: [{ commentId: same.commentId, sameAuthor: false, sameThread: true }],
    });
  });
});

describe("earlier members of the batch", () => {
  it("with the same text come first, newest first, twenty in all", () => {
    const history = createBatchHistory();
    const passed = Array.from({ length: 3 }, () => pass(history, aTimedJob({ email: "ada@reader.example" })));
    const known = Array.from({ length: 30 }, () => ({
      commentId: randomUUID(),
      authorKey: "o",
      threadKey: "x",
    }));
    const job = aTimedJob({ email: "Ada@Reader.example", thread: "second-review" });
    const { sameText } = look(history, job, { found: { sameText: known } }).facts;
    expect(sameText).toHaveLength(20);
    expect(sameText.slice(0, 3)).toEqual(
      passed.reverse().map(({ commentId }) => ({ commentId, sameAuthor: true, sameThread: false })),
    );
  });

  it("count as the author's and the network's last minute, when it was that minute", () => {
    const history = createBatchHistory();
    const person = { email: "ada@reader.example", address: "203.0.114.7" };
    pass(history, aTimedJob({ ...person, text: "One thought." }));
    pass(history, aTimedJob({ ...person, text: "An older thought.", acceptedAt: at(-60) }));
    pass(history, aTimedJob({ address: "203.0.114.99", text: "A neighbour's thought." }));
    const found = { byAuthor: 1, byNetwork: 1 };
    const { lastMinute } = look(history, aTimedJob({ ...person, text: "Another." }), { found }).facts;
    expect(lastMinute).toEqual({ byAuthor: 2, byNetwork: 3 });
  });

  it("do not count where the network is not known", () => {
    const history = createBatchHistory();
    pass(history, aTimedJob({ address: "127.0.0.1" }));
    expect(look(history, aTimedJob({ address: "127.0.0.1" })).facts.lastMinute.byNetwork).toBe(0);
  });

  it("of other sites do not count at all", () => {
    const history = createBatchHistory();
    const email = "ada@reader.example";
    pass(history, aTimedJob({ email }));
    const { facts } = look(history, aTimedJob({ email }), { site: { ...SITE, siteId: 2 } });
    expect(facts).toMatchObject({ sameText: [], lastMinute: { byAuthor: 0 } });
  });
});

describe("entries of the site's lists", () => {
  it("that fit several hosts of a text are one, with the place of each; others have none", () => {
    const text = "Both a.evil.example and b.evil.example, a.evil.example first.";
    const entry = { kind: "host", label: "evil.example", trust: false } as const;
    const listed = ["a.evil.example", "b.evil.example"].map((name) => ({ ...entry, name }));
    const { facts } = look(createBatchHistory(), aTimedJob({ text }), { found: { listed } });
    const places = facts.listed[0]?.places.map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(["a.evil.example", "b.evil.example", "a.evil.example"]);
    expect(facts.listed).toHaveLength(1);
    const domain = { kind: "domain", label: "evil.example", trust: true } as const;
    const found = { listed: [{ ...domain, name: "" }] };
    const other = look(createBatchHistory(), aTimedJob({ text }), { found });
    expect(other.facts.listed).toEqual([{ ...domain, places: [] }]);
  });
});

describe("what a comment stands among", () => {
  const ADVERT =
    "My brother lost everything until Doctor Amara cast her spell and his wife came home that week.";
  const SPUN =
    "My sister lost everything until Doctor Amara cast her spell and her wife came home that week.";

  it("are texts alike, those of the batch and those the database knows, the likest first", () => {
    const history = createBatchHistory();
    const { commentId } = pass(history, aTimedJob({ text: SPUN, thread: "second-review" }));
    pass(history, aTimedJob({ text: "A completely different thought about the lighthouse and its keeper." }));
    const known = {
      ...{ commentId: randomUUID(), authorKey: "other", threadKey: "first-review", removedAsSpam: true },
      signature: likenessOf(ADVERT)?.signature ?? "",
    };
    const unlike = { ...known, signature: "00".repeat(96) };
    const { similar } = look(history, aTimedJob({ text: ADVERT }), {
      found: { alike: [unlike, known] },
    }).facts;
    expect(similar).toMatchObject([
      { commentId: known.commentId, similarity: 1, sameThread: true, sameAuthor: false, removedAsSpam: true },
      { commentId, sameThread: false, sameAuthor: false, removedAsSpam: false },
    ]);
    expect(similar[1]?.similarity).toBeGreaterThan(0.45);
  });

  it("are other threads of one author, each once", () => {
    const history = createBatchHistory();
    const email = "ada@reader.example";
    for (const thread of ["first-review", "second-review", "second-review"])
      pass(history, aTimedJob({ email, thread, text: thread }));
    pass(history, aTimedJob({ email, thread: "third-review", acceptedAt: at(-601) }));
    const found = {
      threads: { byAuthor: ["first-review", "second-review", "fourth-review"], byNetwork: [] },
    };
    expect(look(history, aTimedJob({ email }), { found }).facts.otherThreads).toEqual({
      byAuthor: 2,
      byNetwork: 0,
    });
  });

  it("are hosts nobody knows, counted on within the batch, and the pace", () => {
    const history = createBatchHistory();
    pass(history, aTimedJob({ text: "See https://new.example/1" }));
    pass(history, aTimedJob({ text: "See https://old.example/1", author: { url: "https://new.example" } }));
    const found = { newHosts: [{ host: "new.example", timesToday: 3 }], pace: { lately: 1.5, usually: 0.5 } };
    expect(look(history, aTimedJob({ text: "See https://new.example/2" }), { found }).facts).toMatchObject({
      newHosts: [{ host: "new.example", timesToday: 5 }],
      pace: { lately: 3.5, usually: 0.5 },
    });
  });
});

describe("comments approved before", () => {
  const email = "ada@reader.example";

  it("do not speak for a typed e-mail address", () => {
    const found = { knownApproved: 5 };
    expect(look(createBatchHistory(), aTimedJob({ email }), { found }).facts.approvedBefore).toBe(0);
  });

  it("speak for who brings a token or an earlier receipt, those of the batch too", () => {
    const history = createBatchHistory();
    const author = { sub: "reader-7" };
    pass(history, aTimedJob({ author, text: "An approved thought." }));
    pass(history, aTimedJob({ author, text: "A held one." }), "held");
    const found = { knownApproved: 2 };
    expect(look(history, aTimedJob({ author }), { found }).facts.approvedBefore).toBe(3);
  });

  it("are found by the receipt of a comment of the same batch", () => {
    const history = createBatchHistory();
    const first = pass(history, aTimedJob({ text: "The first one." }));
    const second = look(history, aTimedJob({ returning: first.commentId }));
    expect(second.authorKey).toBe(first.authorKey);
    expect(second.facts.approvedBefore).toBe(1);
  });
});

describe("a reply", () => {
  it("finds its parent in the batch, and is younger than it whatever the clocks say", () => {
    const history = createBatchHistory();
    const parent = pass(history, aTimedJob({ acceptedAt: at(5) }));
    const reply = look(history, aTimedJob({ parent: parent.commentId, acceptedAt: at(4) }));
    expect(reply.facts.parent).toBe("ok");
    expect(reply.ancestors).toEqual([parent.commentId]);
    expect(Date.parse(reply.createdAt)).toBe(Date.parse(parent.createdAt) + 1);
  });

  it.each([
    ["missing", { parent: randomUUID() }, "missing"],
    ["of another thread", { thread: "second-review" }, "other-thread"],
    ["not public", {}, "not-public"],
  ])("has no place when its parent is %s", (_, parts, expected) => {
    const history = createBatchHistory();
    const parent = pass(history, aTimedJob(), "held");
    const reply = look(history, aTimedJob({ parent: parent.commentId, ...parts }));
    expect(reply.facts.parent).toBe(expected);
    expect(reply.ancestors).toEqual([]);
  });
});
