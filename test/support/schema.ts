// Describes a database as SQL from Postgres' own catalogue: tables, columns, constraints, indexes. The embedded
// binaries bring no pg_dump, and a picture to read needs no more than this.
import { z } from "zod";
import type { Queryable } from "../../src/store/database.ts";

const tableRow = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  constraints: z.array(z.string()).nullable(),
  indexes: z.array(z.string()).nullable(),
  comments: z.array(z.string()).nullable(),
  triggers: z.array(z.string()).nullable(),
});

const TEXT = `
  select c.relname as name,
    (select json_agg(
        format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
          case a.attidentity when 'a' then ' generated always as identity' else '' end,
          case when d.adbin is null then '' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end,
          case when a.attnotnull then ' not null' else '' end)
        order by a.attnum)
      from pg_attribute a
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select json_agg(format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
        order by position(k.contype::text in 'pufc'), k.conname)
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')) as constraints,
    (select json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text)
      from pg_index i
      where i.indrelid = c.oid
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)
    ) as indexes,
    (select json_agg(format('comment on %s is %L', target.of, d.description) order by d.objsubid)
      from pg_description d
      left join pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid and d.objsubid > 0
      cross join lateral (select case when d.objsubid = 0 then 'table ' || c.relname
        else format('column %I.%I', c.relname, a.attname) end as of) target
      where d.objoid = c.oid and d.classoid = 'pg_class'::regclass) as comments,
    (select json_agg(pg_get_triggerdef(t.oid) order by t.tgname)
      from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname`;

const functionRow = z.object({ definition: z.string() });
const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as definition
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname`;

/** The whole schema as SQL text, the same for the same schema. */
export async function describeSchema(on: Queryable): Promise<string> {
  const tables = await on.query({ name: "", text: TEXT, values: [] }, tableRow);
  const functions = await on.query({ name: "", text: FUNCTIONS, values: [] }, functionRow);
  const parts = tables.map((table) => {
    const inside = [...table.columns, ...(table.constraints ?? [])].map((line) => `  ${line}`).join(",\n");
    const after = [...(table.indexes ?? []), ...(table.triggers ?? []), ...(table.comments ?? [])];
    return [`create table ${table.name} (\n${inside}\n);`, ...after.map((line) => `${line};`)].join("\n");
  });
  const head = "-- Generated from the database after all migrations; `npm test -- -u` writes it anew.";
  return [head, ...functions.map((one) => `${one.definition};`), ...parts].join("\n\n") + "\n";
}
