// What the database itself refuses, as sentences: the offending statement, and the constraint that refuses it. The
// statements are about the rows that constraints.test.ts lays out.

export const ROOT = "00000000-0000-4000-8000-000000000001";
export const REPLY = "00000000-0000-4000-8000-000000000002";
/** In a thread of its own. */
export const HELD = "00000000-0000-4000-8000-000000000003";
export const REJECTED = "00000000-0000-4000-8000-000000000004";
const NOBODY = "00000000-0000-4000-8000-00000000000f";

export type Refusal = readonly [sentence: string, statement: string, constraint: string];

const site = (change: string) => `update sites set ${change} where site_id = 1`;
const policy = (site: number, version: number, policy: string) =>
  `insert into policies (site_id, version, policy) values (${String(site)}, ${String(version)}, '${policy}')`;
const thread = (change: string) => `update threads set ${change} where key = 'first-review'`;
const comment = (id: string, change: string) => `update comments set ${change} where comment_id = '${id}'`;
const revision = (change: string) => `update revisions set ${change} where comment_id = '${ROOT}'`;
const newRevision = (id: string, number: number) => `insert into revisions (
    site_id, comment_id, revision, text, masked, html, nodes, spoiler, status, policy_version, created_at)
  values (1, '${id}', ${String(number)}, 'x', 'x', 'x', '[]', false, 'held', 1, now())`;
const judgement = (change: string) => `update judgements set ${change} where comment_id = '${ROOT}'`;
/** The second decision about a comment, a moderator's approval unless the columns say otherwise. */
const decision = (columns: Readonly<Record<string, string>>) => {
  const row = {
    ...{ site_id: "1", comment_id: `'${ROOT}'`, number: "2", revision: "1", actor_kind: "'moderator'" },
    ...{ action: "'approve'", status_before: "'approved'", status_after: "'approved'", policy_version: "1" },
    ...columns,
  };
  return `insert into decisions (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`;
};
const change = (change: string) => `update changes set ${change} where comment_id = '${ROOT}'`;

export const OF_SITES: readonly Refusal[] = [
  ["a site's key with a capital", site("key = 'Blog'"), "sites_key_form"],
  [
    "two sites of one key",
    `insert into sites (key, origins, token_secret) select key, origins, token_secret from sites`,
    "sites_key_unique",
  ],
  ["a site without origins", site("origins = '{}'"), "sites_origins_form"],
  ["an origin that is nothing", site("origins = array['https://a.example', null]"), "sites_origins_form"],
  ["an origin that is a script", site("origins = '{javascript:alert(1)}'"), "sites_origins_form"],
  ["an origin with a path", site("origins = '{https://a.example/}'"), "sites_origins_form"],
  [
    "two origins in one",
    site("origins = array['https://a.example https://b.example']"),
    "sites_origins_form",
  ],
  ["an origin with a wildcard", site("origins = '{https://*.example}'"), "sites_origins_form"],
  ["settings of version 0", site("settings_version = 0"), "sites_settings_version_positive"],
  ["a site under a policy that does not exist", site("policy_version = 7"), "sites_policy"],
  ["a site without counters", "delete from site_counters where site_id = 1", "sites_counters"],
  ["a policy of no site", policy(9, 1, '{"version": 1}'), "policies_site"],
  ["a policy of version 0", policy(1, 0, '{"version": 0}'), "policies_version_positive"],
  ["a policy that is empty", policy(1, 2, "{}"), "policies_version_inside"],
  ["a policy that says another version", policy(1, 2, '{"version": 3}'), "policies_version_inside"],
  ["a policy whose version is text", policy(1, 2, '{"version": "2"}'), "policies_version_inside"],
  ["counters of no site", "insert into site_counters values (9)", "site_counters_site"],
  ["fewer than no comments", "update site_counters set held = -1", "site_counters_not_negative"],
];

export const OF_COMMENTS: readonly Refusal[] = [
  ["a thread of no site", "insert into threads (site_id, key) values (9, 'x')", "threads_site"],
  [
    "two threads of one key",
    "insert into threads (site_id, key) select site_id, key from threads",
    "threads_key_unique",
  ],
  ["a thread's key with a slash", thread("key = 'a/b'"), "threads_key_form"],
  ["a title of nothing", thread("title = ''"), "threads_title_length"],
  ["a title as long as a novel", thread("title = repeat('x', 1001)"), "threads_title_length"],
  ["a thread's address that is a script", thread("url = 'javascript:alert(1)'"), "threads_url_form"],
  ["a thread's address without end", thread("url = 'https://a' || repeat('x', 32768)"), "threads_url_form"],
  ["fewer than no public comments", thread("public_count = -1"), "threads_public_count_not_negative"],
  ["a comment in no thread", comment(HELD, "thread_id = 9999"), "comments_thread"],
  [
    "a reply to nothing",
    comment(REPLY, `parent_id = '${NOBODY}', ancestors = '{${NOBODY}}'`),
    "comments_parent_in_thread",
  ],
  [
    "a reply in another thread than its parent",
    comment(HELD, `parent_id = '${ROOT}', ancestors = '{${ROOT}}'`),
    "comments_parent_in_thread",
  ],
  [
    "a parent that is not the last ancestor",
    comment(REPLY, "ancestors = '{}'"),
    "comments_parent_is_last_ancestor",
  ],
  [
    "a comment among its own ancestors",
    comment(ROOT, `parent_id = '${ROOT}', ancestors = '{${ROOT}}'`),
    "comments_no_cycle",
  ],
  [
    "an ancestor that is nothing",
    comment(REPLY, `ancestors = array[null, '${ROOT}']::uuid[]`),
    "comments_no_cycle",
  ],
  ["a comment of a status nobody knows", comment(HELD, "status = 'published'"), "comments_status_known"],
  ["a comment of revision 0", comment(HELD, "revision = 0"), "comments_revision_positive"],
  ["a revision that does not exist", comment(HELD, "revision = 2"), "comments_revision_exists"],
  [
    "a public revision that does not exist",
    `with newer as (${newRevision(HELD, 3)}) ${comment(HELD, "revision = 3, public_revision = 2")}`,
    "comments_public_revision_exists",
  ],
  [
    "a public revision newer than the newest",
    comment(HELD, "public_revision = 2"),
    "comments_public_revision_not_ahead",
  ],
  ["approval of nothing public", comment(ROOT, "public_revision = null"), "comments_approved_is_public"],
  ["a held comment that is public", comment(HELD, "public_revision = 1"), "comments_only_approved_is_public"],
  [
    "a rejected comment whose newest revision is public",
    comment(REJECTED, "public_revision = 1"),
    "comments_only_approved_is_public",
  ],
  [
    "a deleted comment of which anything is public",
    comment(ROOT, "status = 'deleted', revision = 2"),
    "comments_deleted_is_not_public",
  ],
  ["a comment nobody decided", comment(ROOT, "decisions = 0"), "comments_decided"],
  ["a last decision that does not exist", comment(ROOT, "decisions = 2"), "comments_last_decision_exists"],
  ["a comment's reason nobody knows", comment(HELD, "reason = 'mood'"), "comments_reason_known"],
  ["an author without a key", comment(ROOT, "author_key = ''"), "comments_author_key_some"],
  ["a name as long as a novel", comment(ROOT, "author_name = repeat('x', 1001)"), "comments_author_lengths"],
  [
    "an author's address that is a script",
    comment(ROOT, "author_url = 'javascript:alert(1)'"),
    "comments_author_url_form",
  ],
  ["a whole IPv4 address", comment(ROOT, "network = '192.0.2.7'"), "comments_network_form"],
  ["a whole IPv4 address as a network", comment(ROOT, "network = '192.0.2.7/32'"), "comments_network_form"],
  ["a whole IPv6 address", comment(ROOT, "network = '2001:db8::7'"), "comments_network_form"],
  ["an IPv6 network of one house", comment(ROOT, "network = '2001:db8:1:2::/64'"), "comments_network_form"],
  ["a score above 1", comment(ROOT, "spam_score = 1.5"), "comments_spam_score_share"],
  [
    "fewer than no descendants",
    comment(ROOT, "public_descendants = -1"),
    "comments_public_descendants_not_negative",
  ],
];

export const OF_EVIDENCE: readonly Refusal[] = [
  ["a revision of no comment", newRevision(NOBODY, 1), "revisions_comment"],
  ["a revision under a policy that does not exist", revision("policy_version = 7"), "revisions_policy"],
  ["a revision numbered 0", revision("revision = 0"), "revisions_revision_positive"],
  ["a revision of a status nobody knows", revision("status = 'published'"), "revisions_status_known"],
  ["a revision without text", revision("text = ''"), "revisions_text_some"],
  ["a text as long as a novel", revision("text = repeat('x', 100001)"), "revisions_text_length"],
  ["steps of no revision", judgement("revision = 2"), "judgements_revision"],
  ["a judgement without steps", judgement("steps = '[]'"), "judgements_steps_some"],
  ["a decision about no revision", decision({ revision: "2" }), "decisions_revision"],
  ["a decision under a policy that does not exist", decision({ policy_version: "7" }), "decisions_policy"],
  [
    "a decision that says something was public that never was",
    decision({ public_before: "2" }),
    "decisions_public_before",
  ],
  [
    "undoing a decision that does not exist",
    decision({ number: "3", action: "'restore'", undoes: "2" }),
    "decisions_undoes",
  ],
  ["undoing what comes later", decision({ action: "'restore'", undoes: "2" }), "decisions_undo_looks_back"],
  [
    "a restore that undoes nothing",
    decision({ action: "'restore'" }),
    "decisions_restore_names_what_it_undoes",
  ],
  ["an approval that undoes something", decision({ undoes: "1" }), "decisions_restore_names_what_it_undoes"],
  ["a decision numbered 0", decision({ number: "0" }), "decisions_number_positive"],
  [
    "a second decision that comes after none",
    decision({ status_before: "null" }),
    "decisions_first_has_no_before",
  ],
  ["a decision by somebody else", decision({ actor_kind: "'reader'" }), "decisions_actor_known"],
  ["an action nobody knows", decision({ action: "'publish'" }), "decisions_action_known"],
  [
    "a decision that leads to a status nobody knows",
    decision({ action: "'veil'", status_before: "'published'", status_after: "'published'" }),
    "decisions_status_known",
  ],
  [
    "a veil that changes the status",
    decision({ action: "'veil'", status_after: "'held'" }),
    "decisions_veil_keeps_status",
  ],
  [
    "a lifted veil that changes the status",
    decision({ action: "'unveil'", status_after: "'held'" }),
    "decisions_veil_keeps_status",
  ],
  ["an approval that rejects", decision({ status_after: "'rejected'" }), "decisions_action_leads_to_status"],
  ["a decision's reason nobody knows", decision({ reason: "'mood'" }), "decisions_reason_known"],
  ["a change of no comment", change(`comment_id = '${NOBODY}'`), "changes_comment"],
  ["two changes of one number", change("seq = 2"), "changes_seq_unique"],
  ["a change numbered 0", change("seq = 0"), "changes_seq_positive"],
  ["a change nobody knows", change("kind = 'moved'"), "changes_kind_known"],
];
