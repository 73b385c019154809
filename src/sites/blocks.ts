// What moderators do with a site's lists: look through them, block and trust, and take it back. In force for the
// next comment that is judged; what was decided before stays decided.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Block, BlockAsked, BlockPage, WriterBlockAsked } from "../contract/blocks.ts";
import { AppError, invalidField } from "../errors.ts";
import { hostOf } from "../moderation/host-name.ts";
import type { Principal } from "../moderators/principal.ts";
import { readCursor, signCursor } from "../secrets/cursor.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { unseal } from "../secrets/seal.ts";
import { deleteBlock, findWriter, loadBlocks, upsertBlock } from "../store/blocks.ts";
import type { Writer } from "../store/blocks.ts";
import type { Queryable } from "../store/database.ts";
import { readBlockValue } from "./block-value.ts";
import type { BlockValue } from "./block-value.ts";
import { ownSite } from "../moderators/own-site.ts";

export interface BlockDeps {
  readonly db: Queryable;
  readonly keyring: Keyring;
}

/** A page of a site's entries, newest first. Throws `unknown` for a site not the caller's, and `cursor`. */
export async function listBlocks(
  { db, keyring }: BlockDeps,
  principal: Principal,
  asked: { readonly site: string; readonly limit: number; readonly after: string | null },
): Promise<BlockPage> {
  const siteId = await ownSite(db, principal, asked.site);
  const scope = `blocks ${asked.site}`;
  const [at, id] = asked.after === null ? [] : readCursor(keyring, scope, asked.after);
  const after = at === undefined || id === undefined ? null : { at: String(at), id: String(id) };
  const found = await loadBlocks(db, siteId, { after, limit: asked.limit + 1 });
  const items = found.slice(0, asked.limit);
  const last = found.length > items.length ? items.at(-1) : undefined;
  return { items, next: last ? signCursor(keyring, scope, [last.at, last.id]) : null };
}

/**
 * Puts something on a site's lists. What is there already stays one entry, blocked or trusted as was said last.
 * Throws `invalid` for a value that could never fit a comment.
 */
export async function addBlock(
  deps: BlockDeps,
  principal: Principal,
  { site, ...asked }: BlockAsked & { readonly site: string },
): Promise<Block> {
  const siteId = await ownSite(deps.db, principal, site);
  const value = readBlockValue(deps.keyring, site, asked);
  return store(deps, principal, { siteId, kind: asked.kind, trust: asked.trust, ...value });
}

/** Takes an entry off the lists. Throws `unknown` when it is not on this site's. */
export async function removeBlock(
  { db }: Pick<BlockDeps, "db">,
  principal: Principal,
  { site, id }: { readonly site: string; readonly id: string },
): Promise<void> {
  const siteId = await ownSite(db, principal, site);
  if (!(await deleteBlock(db, siteId, id))) throw new AppError("unknown", "There is no such entry.");
}

/**
 * Blocks or trusts whoever wrote a comment, by what is known of them. Throws `unknown` for a comment not on a site
 * of the caller's, and `invalid`, naming `by`, when the comment says nothing of that kind.
 */
export async function listWriter(
  deps: BlockDeps,
  principal: Principal,
  asked: WriterBlockAsked & { readonly site: string; readonly commentId: string; readonly trust: boolean },
): Promise<Block> {
  const { site, by, trust } = asked;
  const siteId = await ownSite(deps.db, principal, site);
  const writer = await findWriter(deps.db, siteId, asked.commentId);
  if (!writer) throw new AppError("unknown", "There is no such comment.");
  const read = (value: string) => readBlockValue(deps.keyring, site, { kind: by, value });
  const value = read(valueOf(deps.keyring, writer, by));
  const label = by === "author" ? (writer.author_name ?? value.label) : value.label;
  return store(deps, principal, { siteId, kind: by, trust, ...value, label });
}

const sealedEmail = z.object({ email: z.string().nullable() });

function valueOf(keyring: Keyring, writer: Writer, by: WriterBlockAsked["by"]): string {
  switch (by) {
    case "author":
      return writer.author_key;
    case "email": {
      const sealed = writer.email_sealed;
      const email = sealed === null ? null : sealedEmail.parse(unseal(keyring, sealed)).email;
      return email ?? missing("came without an e-mail address");
    }
    case "network":
      return writer.network ?? missing("came from a network that is not known, or not any more");
    case "host":
      return onlyHost(writer);
  }
}

/** Which of several hosts was meant, nobody can say but the moderator. */
function onlyHost({ hrefs, author_url: own }: Writer): string {
  const linked = [...hrefs, ...(own === null ? [] : [own])].map(hostOf).filter((host) => host !== null);
  const [host, ...others] = new Set(linked);
  if (host === undefined) return missing("links to no host");
  if (others.length > 0) return missing(`links to several hosts, name one: ${[host, ...others].join(", ")}`);
  return host;
}

function missing(what: string): never {
  throw invalidField("by", `cannot be used: the comment ${what}`);
}

function store(
  { db }: BlockDeps,
  principal: Principal,
  { siteId, ...entry }: BlockValue & Pick<Block, "kind" | "trust"> & { readonly siteId: number },
): Promise<Block> {
  return upsertBlock(db, siteId, { ...entry, id: randomUUID(), by: principal.id });
}
