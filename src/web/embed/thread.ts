// The thread as it stands on the page: heading, form, comments, and what comes in after them.
import type { Comment, Removed, Reply, Root } from "../../contract/comment.ts";
import type { Context } from "./context.ts";
import { make } from "./dom.ts";
import { commentForm, draftName } from "./form.ts";
import type { Sent } from "./form.ts";
import { commentItem } from "./item.ts";
import type { Item, MakeForm } from "./item.ts";
import { loadButton } from "./load-button.ts";
import type { Mine } from "./memory.ts";
import { ownItem } from "./own.ts";
import { texts } from "./texts.ts";

interface Thread {
  readonly context: Context;
  readonly heading: HTMLElement;
  readonly formPlace: HTMLElement;
  readonly list: HTMLOListElement;
  /** Below the list: what the blog put into the element, then whatever there is to say or to press. */
  readonly foot: HTMLElement;
  /** Everybody's comments on the page, by id. */
  readonly items: Map<string, Item>;
  count: number;
  open: boolean;
}

/** Shows the thread and loads it. What the blog put into the element stays until there is something better. */
export function showThread(context: Context): HTMLElement {
  const heading = make("h2", {}, texts.comments);
  const list = make("ol", { className: "list" });
  const formPlace = make("div");
  const foot = make("div");
  const thread: Thread = { context, heading, formPlace, list, foot, items: new Map(), count: 0, open: true };
  const onSent = (sent: Sent) => {
    welcome(thread, null, sent);
  };
  formPlace.append(commentForm(context, { parent: null, label: texts.text, onSent }));
  const load = loadButton(context, texts.loading, () => loadPage(thread, null));
  foot.append(load, make("slot"));
  load.click();
  return make("section", { ariaLabel: texts.comments }, heading, formPlace, list, foot);
}

/** Adds a page of comments; one after the first gets the focus. */
async function loadPage(thread: Thread, after: string | null): Promise<boolean> {
  const { context, list, foot, formPlace } = thread;
  const { answer } = await context.client.thread(after);
  if (answer) {
    const { thread: head, items, next } = answer;
    thread.open = head.open;
    count(thread, head.count);
    if (!head.open) formPlace.replaceChildren(make("p", { className: "notice" }, texts.closed));
    place(thread, items, list);
    foot.replaceChildren(
      next
        ? loadButton(context, texts.more, () => loadPage(thread, next))
        : make("p", { className: "none" }, texts.none),
    );
    if (after) focusFirst(thread, items);
  }
  for (const mine of context.memory.read().mine)
    if (mine.thread === context.thread && !mine.done) showOwn(thread, mine);
  return !!answer;
}

/** Puts comments at the end of a list, with their replies. */
function place(thread: Thread, entries: readonly (Root | Reply)[], list: HTMLElement): void {
  for (const entry of entries) {
    const item = add(thread, entry);
    if (!item) continue;
    list.append(item.element);
    place(thread, entry.replies, item.replies);
    if ("more" in entry && entry.more) offerReplies(thread, item, { id: entry.id, after: entry.more });
  }
}

/** An item for a comment that has none yet. A reply to it that was being sent goes on being sent. */
function add(thread: Thread, comment: Comment | Removed): Item | null {
  const { context, items, open } = thread;
  const parent = comment.id;
  if (items.has(parent)) return null;
  const makeForm: MakeForm = (name, close) => {
    const onSent = (sent: Sent) => {
      close();
      welcome(thread, parent, sent);
    };
    return commentForm(context, { parent, label: texts.replyTo(name), onSent, onCancel: close });
  };
  const item = commentItem(comment, open ? makeForm : null);
  items.set(parent, item);
  if (context.memory.read().drafts[draftName(context.thread, parent)]?.pending) item.reply?.();
  return item;
}

function offerReplies(thread: Thread, root: Item, { id, after }: { id: string; after: string }): void {
  const { context, items } = thread;
  const load = async () => {
    const { answer } = await context.client.replies(id, after);
    if (!answer) return false;
    if (answer.next) offerReplies(thread, root, { id, after: answer.next });
    for (const reply of answer.items)
      place(thread, [{ ...reply, replies: [] }], (items.get(reply.parent ?? "") ?? root).replies);
    focusFirst(thread, answer.items);
    return true;
  };
  root.replies.after(loadButton(context, texts.moreReplies, load));
}

function focusFirst({ items }: Thread, [first]: readonly { id: string }[]): void {
  if (first) items.get(first.id)?.element.focus();
}

/** What was just sent, at its place at once. */
function welcome(thread: Thread, parent: string | null, { submitted, text, name, focused }: Sent): void {
  const { memory, say, thread: key } = thread.context;
  const { id, receipt } = submitted;
  const mine = { id, receipt, parent, text, name, thread: key, createdAt: new Date().toISOString() };
  memory.keepMine(mine);
  const own = showOwn(thread, mine);
  if (focused) own?.focus();
  say(texts.thanks);
}

function showOwn(thread: Thread, mine: Mine): HTMLElement | null {
  const { list, items, context } = thread;
  if (items.has(mine.id)) context.memory.keepMine({ ...mine, done: true });
  if (list.querySelector(`#momo-${mine.id}`)) return null;
  const own = ownItem(context, mine, (comment) => {
    publish(thread, comment, own);
  });
  const parent = items.get(mine.parent ?? "");
  if (parent) parent.replies.append(own);
  else list.prepend(own);
  return own;
}

/** Everybody can see it now: it stands beside what only its author saw, which goes. */
function publish(thread: Thread, comment: Comment, own: HTMLElement): void {
  const item = add(thread, comment);
  if (!item) return;
  own.after(item.element);
  if (own.matches(":focus-within")) item.element.focus();
  count(thread, thread.count + 1);
}

function count(thread: Thread, number: number): void {
  thread.count = number;
  thread.heading.textContent = number ? texts.count(number) : texts.comments;
}
