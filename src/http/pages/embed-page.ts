// A thread and its form as one page, for browsers without script and for frames. Replies are links to the same page
// with the form set to the comment they answer.
import type { Comment, RepliesPage, ThreadTree } from "../../contract/comment.ts";
import { commentList, nameOf } from "./comment-list.ts";
import type { ListLinks } from "./comment-list.ts";
import { toDocument } from "./document.ts";
import { everydayFields, hidden } from "./form-fields.ts";
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";

export interface EmbedPage {
  /** The address of this page, without query. */
  readonly address: string;
  /** Where the form goes. */
  readonly action: string;
  /** A new one for each view of the page: the form sent twice is then one comment. */
  readonly key: string;
  /** The blog's page as the link to this one names it. */
  readonly page: { readonly url: string | null; readonly title: string | null };
  readonly thread: ThreadTree["thread"];
  readonly shown: ShownComments;
  /** The comment a reply is being written to. */
  readonly replyTo: Comment | null;
}

/** A page of the thread, or the further replies to one of its comments. */
export type ShownComments =
  | { readonly kind: "thread"; readonly page: Pick<ThreadTree, "items" | "next"> }
  | { readonly kind: "replies"; readonly rootId: string; readonly page: RepliesPage };

/** The page as HTML. */
export function embedPage(data: EmbedPage): string {
  const { thread, page } = data;
  const title = thread.title ?? page.title;
  const heading = thread.count === 1 ? "1 comment" : `${String(thread.count)} comments`;
  return toDocument({
    title: title === null ? "Comments" : `Comments on ${title}`,
    linksLeaveFrame: true,
    body: markup`<h1>${heading}${title !== null && markup` on <cite>${title}</cite>`}</h1>
${thread.open ? form(data) : markup`<p class="notice">Comments are closed here.</p>`}
${list(data)}`,
  });
}

function form(data: EmbedPage): Markup {
  const { replyTo, page, thread } = data;
  const others = [
    ["key", data.key],
    ["parent", replyTo?.id ?? null],
    ["url", page.url ?? thread.url],
    ["title", page.title ?? thread.title],
  ] as const;
  return markup`<form id="momo-form" method="post" action="${data.action}" target="_self">
<h2>${replyTo ? `Reply to ${nameOf(replyTo)}` : "Write a comment"}</h2>
${
  replyTo &&
  markup`<p><a href="${linkTo(data, {})}" target="_self">Write a comment of its own instead</a></p>`
}
${everydayFields({ fields: {}, errors: [] })}
${others.map(([name, value]) => value !== null && hidden(name, value))}
<p><button>Send</button></p>
</form>`;
}

function list(data: EmbedPage): Markup {
  const { shown, thread } = data;
  const links: ListLinks = {
    replyTo: thread.open ? (id) => linkTo(data, { reply: id }) : null,
    moreReplies: (root, after) => linkTo(data, { root, after }),
  };
  const next = shown.page.next;
  const onward = shown.kind === "replies" ? { root: shown.rootId } : {};
  return markup`${shown.kind === "replies" && markup`<p><a href="${linkTo(data, {})}" target="_self">Back to all comments</a></p>`}
${commentList(shown.page.items, links)}
${
  next !== null &&
  markup`<p><a href="${linkTo(data, { ...onward, after: next })}" target="_self">${shown.kind === "replies" ? "More replies" : "Older comments"}</a></p>`
}`;
}

/** This page with another query. The form stands on top, so a link to a reply jumps nowhere else. */
function linkTo({ address, page }: EmbedPage, query: Readonly<Record<string, string>>): string {
  const all = new URLSearchParams(query);
  if (page.url !== null) all.set("url", page.url);
  if (page.title !== null) all.set("title", page.title);
  const text = all.toString();
  return `${address}${text === "" ? "" : `?${text}`}${"reply" in query ? "#momo-form" : ""}`;
}
