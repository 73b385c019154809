// A site's past in bulk: comments as they were judged and stored, written by one statement, because the real save
// of a hundred thousand would take longer than what is done with them.
import type { SiteSettings } from "../../src/contract/site.ts";
import { PHASE_NAMES } from "../../src/moderation/phase.ts";
import type { Step } from "../../src/moderation/phase.ts";
import { seal } from "../../src/secrets/seal.ts";
import type { Database } from "../../src/store/database.ts";
import { keyring } from "./builders.ts";

/** Ordinary words, about two hundred characters. */
const PLAIN =
  "The camera never rests, and halfway through I had forgotten the popcorn. The second half drags a little, " +
  "but the ending earns every scene before it, and nobody plays grief like her. Number ";
/** As every tenth comment begins: two links, which the default policy lets through. */
const LINKED =
  "Two longer reviews say it better than I can: https://films.example/harbour and https://reels.example/lights, " +
  "both without giving the ending away, which I shall not do either. Do see it twice. Number ";

const STEPS: Step[] = PHASE_NAMES.map((phase) => ({ phase, version: 1, ms: 0.1, kind: "clean" }));

/** Stores `count` approved comments, a second apart, no two alike; every tenth has two links. */
export async function storePast(db: Database, site: SiteSettings, count: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run({ name: "", text: "set local statement_timeout = 0", values: [] });
    await tx.run({
      name: "",
      text: "insert into threads (site_id, key) values ($1, 'past') on conflict do nothing",
      values: [site.siteId],
    });
    const sealed = seal(keyring, { email: "reader@mail.example" });
    const values = [site.siteId, count, PLAIN, LINKED, JSON.stringify(STEPS), sealed];
    await tx.run({ name: "", text: TEXT, values });
    await tx.run({
      name: "",
      text: "update site_counters set approved = approved + $2 where site_id = $1",
      values: [site.siteId, count],
    });
  });
}

const TEXT = `
  with said as (
    select n, gen_random_uuid() as comment_id, now() - make_interval(secs => n) as at,
      case when n % 10 = 0 then $4 else $3 end || n as text
    from generate_series(1, $2::int) n
  ), comment as (
    insert into comments (site_id, comment_id, thread_id, ancestors, author_key, author_name, email_sealed, status,
      revision, public_revision, decisions, spam_score, created_at, decided_at)
    select $1, said.comment_id, t.thread_id, '{}', said.n::text, 'Ada', $6, 'approved', 1, 1, 1, 0, said.at, said.at
    from said join threads t on t.site_id = $1 and t.key = 'past'
  ), revision as (
    insert into revisions (site_id, comment_id, revision, text, masked, html, nodes, spoiler, status, policy_version,
      created_at)
    select $1, comment_id, 1, text, text, '', '[]', false, 'approved', 1, at from said
  ), judgement as (
    insert into judgements (site_id, comment_id, revision, steps) select $1, comment_id, 1, $5 from said
  )
  insert into decisions (site_id, comment_id, number, revision, actor_kind, action, status_after, policy_version)
  select $1, comment_id, 1, 1, 'pipeline', 'approve', 'approved', 1 from said`;
