// Reads and writes a site's lists: who is blocked and who is trusted. What fits a comment is looked up by facts.ts.
import { z } from "zod";
import { block as blockRow } from "../contract/blocks.ts";
import type { Block, BlockPage } from "../contract/blocks.ts";
import type { ListedKind } from "../moderation/phase.ts";
import type { Queryable } from "./database.ts";

/** An entry in its stored form: a network stands in `network`, everything else in `value`. */
export interface NewBlock {
  readonly id: string;
  readonly kind: ListedKind;
  readonly value: string | null;
  readonly network: string | null;
  readonly label: string;
  readonly trust: boolean;
  /** A user's id, or a token's. */
  readonly by: string;
}

/**
 * Adds an entry. One that is there already is the same entry: the last word about it counts, blocked or trusted,
 * and its id stays.
 */
export async function upsertBlock(on: Queryable, siteId: number, block: NewBlock): Promise<Block> {
  const target = block.network === null ? "value" : "network";
  const conflict = target === "value" ? "(site_id, kind, value)" : "(site_id, network)";
  const [stored] = await on.query(
    {
      name: `upsert-block-by-${target}`,
      text: `insert into blocks as b (site_id, block_id, kind, trust, value, network, label, made_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict ${conflict} do update set trust = excluded.trust, label = excluded.label,
          made_by = case when b.trust = excluded.trust then b.made_by else excluded.made_by end,
          created_at = case when b.trust = excluded.trust then b.created_at else excluded.created_at end
        returning block_id as id, kind, label, trust`,
      values: [siteId, block.id, block.kind, block.trust, block.value, block.network, block.label, block.by],
    },
    blockRow,
  );
  if (!stored) throw new Error("the entry just stored was not answered");
  return stored;
}

/** True when there was such an entry on this site. */
export async function deleteBlock(on: Queryable, siteId: number, id: string): Promise<boolean> {
  const gone = await on.run({
    name: "delete-block",
    text: "delete from blocks where site_id = $1 and block_id = $2",
    values: [siteId, id],
  });
  return gone > 0;
}

const entryRow = z.object({
  ...blockRow.shape,
  by_id: z.string(),
  by_name: z.string().nullable(),
  created_at: z.date(),
});

/** A page of a site's entries, newest first. `after` is the last entry of the page before. */
export async function loadBlocks(
  on: Queryable,
  siteId: number,
  page: { readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number },
): Promise<BlockPage["items"]> {
  const rows = await on.query(
    {
      name: "load-blocks",
      text: `select b.block_id as id, b.kind, b.label, b.trust, b.made_by as by_id,
          coalesce(u.name, u.email, k.name) as by_name, b.created_at
        from blocks b
        left join users u on u.user_id = b.made_by
        left join tokens k on k.token_id = b.made_by
        where b.site_id = $1 and ($2::timestamptz is null
          or (b.created_at, b.block_id) < ($2, $3::uuid))
        order by b.created_at desc, b.block_id desc
        limit $4`,
      values: [siteId, page.after?.at ?? null, page.after?.id ?? null, page.limit],
    },
    entryRow,
  );
  return rows.map(({ by_id, by_name, created_at, ...block }) => ({
    ...block,
    by: { kind: "moderator", id: by_id, name: by_name },
    at: created_at.toISOString(),
  }));
}

const writerRow = z.object({
  author_key: z.string(),
  author_name: z.string().nullable(),
  author_url: z.string().nullable(),
  email_sealed: z.string().nullable(),
  network: z.string().nullable(),
  hrefs: z.array(z.string()),
});
/** Who wrote a comment, as far as it can be listed, and where its newest revision links to. */
export type Writer = z.infer<typeof writerRow>;

/** Null when there is no such comment on this site. */
export async function findWriter(on: Queryable, siteId: number, commentId: string): Promise<Writer | null> {
  const [row] = await on.query(
    {
      name: "find-writer",
      text: `select c.author_key, c.author_name, c.author_url, c.email_sealed, c.network,
          coalesce((select json_agg(distinct href #>> '{}')
            from jsonb_path_query(r.nodes::jsonb, '$.**.href') as hrefs (href)), '[]'::json) as hrefs
        from comments c
        join revisions r on r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = c.revision
        where c.site_id = $1 and c.comment_id = $2`,
      values: [siteId, commentId],
    },
    writerRow,
  );
  return row ?? null;
}
