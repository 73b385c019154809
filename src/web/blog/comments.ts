// The thread and its form as the blog itself renders them: what readers get before Momo's script is there, and all that
// readers without script ever need. The element around it is the script's to take over.
import type { Comment, Removed, Reply, Root, ThreadTree } from "../../contract/comment.ts";
import { Markup, markup } from "./markup.ts";

export interface CommentsAsked {
  /** Where Momo is. */
  readonly api: string;
  readonly site: string;
  readonly thread: string;
  readonly title: string;
  /** The address of this page. */
  readonly url: string;
  /** A new one for each view of the page: the form sent twice is then one comment. */
  readonly key: string;
  /** Null when Momo did not answer in time. */
  readonly page: ThreadTree | null;
  /** The comment whose "Reply" was followed. */
  readonly replyTo: string | null;
}

/** The comments of one review, with everything that works without script. */
export function commentsSection(asked: CommentsAsked): Markup {
  const { site, thread, page } = asked;
  const open = page?.thread.open ?? true;
  return markup`<section id="comments" class="comments">
<p id="momo-thanks" class="thanks">Thank you! Your comment is waiting for moderation and appears here soon.</p>
<momo-comments site="${site}" thread="${thread}" page-url="${asked.url}" page-title="${asked.title}">
<div slot="form"><h2>${heading(page)}</h2>${open ? form(asked) : markup`<p>Comments are closed here.</p>`}</div>
${page ? list(page.items) : markup`<p class="away">The comments cannot be shown right now. They are safe, and will be back.</p>`}
${page && page.next !== null && markup`<p><a href="${asked.api}/embed/${site}/${thread}">Older comments</a></p>`}
</momo-comments>
</section>`;
}

function heading(page: ThreadTree | null): string {
  const count = page?.thread.count ?? 0;
  if (count === 0) return "Comments";
  return count === 1 ? "1 comment" : `${String(count)} comments`;
}

function form(asked: CommentsAsked): Markup {
  const replyTo = asked.replyTo === null ? null : find(asked.page?.items ?? [], asked.replyTo);
  const hidden = { key: asked.key, return: asked.url, url: asked.url, title: asked.title };
  return markup`<form id="momo-form" method="post" action="${asked.api}/v1/sites/${asked.site}/threads/${asked.thread}/comments">
${
  replyTo &&
  markup`<p class="answering">Your reply to ${nameOf(replyTo)} · <a href="?">not a reply</a></p><input type="hidden" name="parent" value="${replyTo.id}">`
}
${Object.entries(hidden).map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
<p><label for="text">Your comment</label><textarea id="text" name="text" rows="5" required></textarea></p>
<div class="pair"><p><label for="name">Name</label><input id="name" name="name" autocomplete="name"></p>
<p><label for="email">E-mail <small>optional, never shown</small></label><input id="email" name="email" autocomplete="email" inputmode="email"></p></div>
<p class="box"><input id="spoiler" type="checkbox" name="spoiler" value="true"> <label for="spoiler">This tells what happens in the film</label></p>
<p class="trap" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></p>
<p><button>Send</button></p>
</form>`;
}

/** A comment the form may answer: one that is on the page. */
function find(items: readonly (Root | Reply)[], id: string): Comment | null {
  for (const item of items) {
    if (item.id === id) return "removed" in item ? null : item;
    const below = find(item.replies, id);
    if (below) return below;
  }
  return null;
}

const nameOf = (comment: Comment | Removed) =>
  "removed" in comment ? "somebody" : (comment.author.name ?? "Anonymous");

function list(items: readonly (Root | Reply)[]): Markup | false {
  return items.length > 0 && markup`<ol class="list">${items.map(item)}</ol>`;
}

function item(comment: Root | Reply): Markup {
  return markup`<li>${
    "removed" in comment ? markup`<p class="removed">This comment was removed.</p>` : article(comment)
  }${list(comment.replies)}</li>`;
}

function article(comment: Comment): Markup {
  // Momo's own renderer made it, out of allow-listed elements and masked text.
  const said = markup`<div class="said">${new Markup(comment.html ?? "")}</div>`;
  return markup`<article>
<p class="who"><b>${nameOf(comment)}</b> ${comment.author.staff && markup`<span class="badge">Staff</span>`} ${time(comment.createdAt)}</p>
${comment.spoiler ? markup`<details><summary>Tells what happens in the film</summary>${said}</details>` : uncoverable(said)}
<p class="do"><a href="?reply=${comment.id}#momo-form" aria-label="Reply to ${nameOf(comment)}">Reply</a></p>
</article>`;
}

/** Words behind a cover open with a box, which needs no script. */
function uncoverable(said: Markup): Markup {
  if (!said.html.includes('class="momo-spoiler"')) return said;
  return markup`<p class="uncover"><label><input type="checkbox"> Show what is covered</label></p>${said}`;
}

const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const time = (iso: string) => markup`<time datetime="${iso}">${format.format(new Date(iso))} UTC</time>`;
