// Part of the facts query: which entries of the site's lists, blocked and trusted, fit this comment.
import { z } from "zod";
import { LISTED_KINDS } from "../moderation/phase.ts";
import type { ListedKind } from "../moderation/phase.ts";

/** Something a comment may be listed by: an entry with this value says something about this name. */
export interface ListedName {
  readonly kind: ListedKind;
  readonly name: string;
  readonly value: string;
}

/** An entry that fits, the nearest one for its name; all keys of an author are one name. */
const listed = z.object({
  kind: z.enum(LISTED_KINDS),
  name: z.string(),
  label: z.string(),
  trust: z.boolean(),
});
export type ListedFound = z.infer<typeof listed>;

export const listedRow = { listed: z.array(listed) };

/**
 * Column `listed`, from `asked.names`, `asked.address` and `author.returning_key`. The limit on an entry that is
 * unique anyway keeps Postgres from reading a whole list at once, whatever it believes about its length.
 */
export const LISTED = `
    coalesce((
      select json_agg(json_build_object(
        'kind', nearest.kind, 'name', nearest.name, 'label', nearest.label, 'trust', nearest.trust))
      from (
        select distinct on (fits.kind, fits.name) fits.*
        from (
          select b.kind, mine.name, b.label, b.trust, length(b.value) as nearness
          from (
            select m.kind, m.name, m.value
            from jsonb_to_recordset(asked.names) as m (kind text, name text, value text)
            union all select 'author', '', author.returning_key) mine
          cross join lateral (
            select entry.* from blocks entry
            where entry.site_id = asked.site_id and entry.kind = mine.kind and entry.value = mine.value
            limit 1) b
          union all
          select b.kind, '', b.label, b.trust, masklen(b.network)
          from blocks b where b.site_id = asked.site_id and b.network >>= asked.address) fits
        order by fits.kind, fits.name, fits.nearness desc, fits.trust) nearest), '[]'::json) as listed`;
