// Approved comments as a nested list in plain HTML. What stands behind a cover opens without any script: a whole
// comment by its summary, words inside one by a box above it.
import type { Comment, Removed, Reply } from "../../contract/comment.ts";
import { markup, trusted } from "./html.ts";
import type { Markup } from "./html.ts";

export interface ListLinks {
  /** Where the form for a reply to this comment is; null where the thread is closed. */
  readonly replyTo: ((id: string) => string) | null;
  /** Where the replies are that this page leaves out. */
  readonly moreReplies: (rootId: string, cursor: string) => string;
}

/** What a list can hold: replies may be there or not, and only roots have more than is shown. */
type Entry = (Comment | Removed) & Partial<{ replies: Reply[]; replyCount: number; more: string | null }>;

/** The name a comment stands under. */
export const nameOf = (comment: Comment | Removed): string =>
  "removed" in comment ? "somebody" : (comment.author.name ?? "Anonymous");

/** The list, or nothing when there are none. */
export function commentList(entries: readonly Entry[], links: ListLinks): Markup | false {
  return (
    entries.length > 0 && markup`<ol class="comments">${entries.map((entry) => item(entry, links))}</ol>`
  );
}

function item(entry: Entry, links: ListLinks): Markup {
  const more = entry.more ?? null;
  return markup`<li id="momo-${entry.id}">${
    "removed" in entry ? markup`<p class="removed">This comment was removed.</p>` : article(entry, links)
  }${commentList(entry.replies ?? [], links)}${
    more !== null &&
    markup`<p><a href="${links.moreReplies(entry.id, more)}" target="_self">More replies to ${nameOf(entry)}</a></p>`
  }</li>`;
}

function article(comment: Comment, { replyTo }: ListLinks): Markup {
  const name = nameOf(comment);
  return markup`<article>
<p class="by"><b>${name}</b>${comment.author.staff && markup` <span class="badge">Staff</span>`} ${time(comment)}</p>
${covered(comment)}
${replyTo && markup`<p class="do"><a href="${replyTo(comment.id)}" target="_self" aria-label="Reply to ${name}">Reply</a></p>`}
</article>`;
}

function covered(comment: Comment): Markup {
  const html = comment.html ?? "";
  const body = markup`<div class="text">${trusted(html)}</div>`;
  if (comment.spoiler)
    return markup`<details class="cover"><summary>Tells what happens in the film</summary>${body}</details>`;
  if (!html.includes('class="momo-spoiler"')) return body;
  return markup`<p class="uncover"><label><input type="checkbox"> Show what is covered</label></p>${body}`;
}

const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

function time({ createdAt, editedAt }: Comment): Markup {
  return markup`<time datetime="${createdAt}">${format.format(new Date(createdAt))} UTC</time>${
    editedAt !== null && markup` <span class="edited">edited</span>`
  }`;
}
