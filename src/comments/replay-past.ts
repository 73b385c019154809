// Walks a site's past comments under a changed policy, page by page, so that memory does not grow with their
// number. Used by the worker for calls and by the command; writes nothing.
import { z } from "zod";
import type { Policy } from "../moderation/policy.ts";
import { createReplay } from "../moderation/replay.ts";
import type { PastComment, ReplayReport, TextJudge } from "../moderation/replay.ts";
import { isEmptyText } from "../moderation/text.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { unseal } from "../secrets/seal.ts";
import type { Queryable } from "../store/database.ts";
import { loadPastComments } from "../store/past-comments.ts";
import type { PastPlace, PastRow } from "../store/past-comments.ts";

export interface ReplayPastDeps {
  readonly db: Queryable;
  readonly keyring: Keyring;
  readonly judge: TextJudge;
}

export interface PastAsked {
  readonly site: string;
  readonly siteId: number;
  readonly asked: Policy;
  readonly inForce: Policy;
  /** The newest comments, so many at most. */
  readonly last: number;
}

/** Comments read at once: enough that asking costs little, few enough that they are nothing to hold. */
const PAGE = 500;

/**
 * Replays the last comments of a site, newest first, and answers how many there were and what came of it. Left out
 * are those without their text (erased, blanked), withdrawn ones, those that were never judged (a moderator's own
 * reply), and those whose sealed e-mail address cannot be opened: they would not be judged as they were.
 */
export async function replayPast(
  deps: ReplayPastDeps,
  past: PastAsked,
  onProgress: (done: number) => void | Promise<void>,
): Promise<{ done: number; report: ReplayReport }> {
  const replay = createReplay(deps.judge, past);
  let done = 0;
  for await (const rows of readPages(deps.db, past)) {
    for (const row of rows) {
      const comment = toPast(deps.keyring, past.site, row);
      if (comment) await replay.add(comment);
      else replay.leaveOut();
    }
    done += rows.length;
    await onProgress(done);
  }
  return { done, report: replay.report() };
}

/** Page after page; the next one is on its way while one is judged. */
async function* readPages(db: Queryable, { siteId, last }: PastAsked): AsyncGenerator<PastRow[]> {
  const load = (after: PastPlace | null, left: number) => {
    const page = loadPastComments(db, siteId, { after, limit: Math.min(PAGE, left) });
    page.catch(() => undefined); // it is awaited below, or nobody wants it any more
    return page;
  };
  let left = last;
  for (let page = load(null, left); ;) {
    const rows = await page;
    left -= rows.length;
    const place = rows.at(-1);
    const more = place !== undefined && left > 0 && rows.length === PAGE;
    if (more) page = load(place, left);
    yield rows;
    if (!more) return;
  }
}

function toPast(keyring: Keyring, site: string, row: PastRow): PastComment | null {
  if (!row.judged || row.withdrawn || isEmptyText(row.text)) return null;
  const email = openEmail(keyring, row.email_sealed);
  if (email === undefined) return null;
  return {
    site,
    thread: row.thread_key,
    id: row.comment_id,
    revision: row.revision,
    text: row.text,
    author: { name: row.author_name, email, url: row.author_url, sub: row.author_sub },
    steps: row.steps,
    person: row.person === null ? null : row.person === "approve" ? "approve" : "remove",
  };
}

const sealedEmail = z.object({ email: z.string().nullable() });

/** Undefined when it cannot be opened. */
function openEmail(keyring: Keyring, sealed: string | null): string | null | undefined {
  if (sealed === null) return null;
  try {
    return sealedEmail.parse(unseal(keyring, sealed)).email;
  } catch {
    return undefined; // counted as left out
  }
}
