// Stored comments for tests of what comes after the judging: written by the real save, without a worker.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Status, Verdict } from "../../src/moderation/comment.ts";
import { seal } from "../../src/secrets/seal.ts";
import type { Database } from "../../src/store/database.ts";
import { saveJudged } from "../../src/store/save-judged.ts";
import type { JudgedComment } from "../../src/store/save-judged.ts";
import { keyring } from "./builders.ts";

const VERDICT: Readonly<Record<string, Verdict>> = { approved: "approve", held: "hold", rejected: "reject" };

export type JudgedParts = Partial<Omit<JudgedComment, "thread" | "author">> & {
  readonly threadKey?: string;
  readonly name?: string | null;
  readonly email?: string;
};

let clock = Date.parse("2026-11-01T12:00:00Z");

/** A judged comment of a site, approved unless `status` says otherwise; each a minute after the one before. */
export function aJudged(site: SiteSettings, parts: JudgedParts = {}): JudgedComment {
  const { threadKey = "first-review", name = "Ada", email, ...rest } = parts;
  const { status = "approved", text = "The lighthouse scene alone is worth the ticket." } = rest;
  clock += 60_000;
  return {
    siteId: site.siteId,
    commentId: randomUUID(),
    thread: { key: threadKey, title: null, url: null },
    ancestors: [],
    authorKey: randomUUID(),
    author: { name, url: null, sub: null },
    emailSealed: email === undefined ? null : seal(keyring, { email }),
    network: null,
    text,
    rendered: {
      masked: text,
      html: `<p>${text}</p>`,
      nodes: [{ type: "paragraph", children: [{ type: "text", text }] }],
    },
    spoiler: false,
    fingerprint: null,
    likeness: null,
    linkHosts: [],
    steps: [{ phase: "links", version: 1, ms: 0.1, kind: "clean" }],
    verdict: VERDICT[status] ?? "hold",
    status,
    reason: status === "approved" ? null : "links",
    spamScore: 0.1,
    policyVersion: 1,
    createdAt: new Date(clock).toISOString(),
    edit: null,
    ...rest,
  };
}

/** Stores a judged comment and answers its id. */
export async function storeJudged(
  db: Database,
  site: SiteSettings,
  parts: JudgedParts = {},
): Promise<string> {
  const comment = aJudged(site, parts);
  await saveJudged(db, [comment]);
  return comment.commentId;
}

/** Stores a second revision as an edit that was judged: the first stays public if it was. */
export async function storeEdit(
  db: Database,
  site: SiteSettings,
  edit: { commentId: string; status: Status },
): Promise<void> {
  await db.transaction(async (tx) => {
    const values = [site.siteId, edit.commentId, edit.status];
    await tx.run({
      name: "",
      text: `insert into revisions (site_id, comment_id, revision, text, masked, html, nodes, spoiler, status,
          policy_version, created_at)
        select site_id, comment_id, 2, 'Edited.', 'Edited.', '<p>Edited.</p>', '[]', false, $3, 1, now()
        from comments where site_id = $1 and comment_id = $2`,
      values,
    });
    await tx.run({
      name: "",
      text: `insert into decisions (site_id, comment_id, number, revision, actor_kind, action, status_before,
          status_after, public_before, reason, policy_version)
        select site_id, comment_id, decisions + 1, 2, 'pipeline', case $3 when 'held' then 'hold' else 'approve' end,
          status, $3, public_revision, case $3 when 'held' then 'links' end, 1
        from comments where site_id = $1 and comment_id = $2`,
      values,
    });
    await tx.run({
      name: "",
      text: `update site_counters set approved = approved - 1, held = held + 1
        where site_id = $1 and $2::uuid is not null and $3 = 'held'`,
      values,
    });
    await tx.run({
      name: "",
      text: `update comments set revision = 2, decisions = decisions + 1, status = $3,
          reason = case $3 when 'held' then 'links' end,
          public_revision = case when $3 = 'approved' then 2 else public_revision end
        where site_id = $1 and comment_id = $2`,
      values,
    });
  });
}

const countersRow = z.object({
  approved: z.int(),
  held: z.int(),
  rejected: z.int(),
  deleted: z.int(),
  public: z.int(),
});
export type Counters = z.infer<typeof countersRow>;

/** The figures of a site as its counters say, and as counting every row says. */
export async function countersOf(
  db: Database,
  site: SiteSettings,
): Promise<{ kept: Counters; counted: Counters }> {
  const [kept, counted] = await Promise.all(
    [
      `select approved, held, rejected, deleted,
        (select coalesce(sum(public_count), 0)::int from threads where site_id = $1) as public
        from site_counters where site_id = $1`,
      `select count(*) filter (where status = 'approved')::int as approved,
        count(*) filter (where status = 'held')::int as held,
        count(*) filter (where status = 'rejected')::int as rejected,
        count(*) filter (where status = 'deleted')::int as deleted,
        count(public_revision)::int as public
        from comments where site_id = $1`,
    ].map((text) => db.query({ name: "", text, values: [site.siteId] }, countersRow)),
  );
  if (!kept?.[0] || !counted?.[0]) throw new Error("the site has no counters");
  return { kept: kept[0], counted: counted[0] };
}
