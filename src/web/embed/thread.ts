// The thread as it stands on the page: heading, form, comments, and what comes in after them.
import type { Comment, Removed, RepliesPage, Reply, Root } from "../../contract/comment.ts";
import { Trouble } from "./client.ts";
import type { Context } from "./context.ts";
import { make } from "./dom.ts";
import { commentForm } from "./form.ts";
import type { Sent } from "./form.ts";
import { commentItem } from "./item.ts";
import type { Item } from "./item.ts";
import type { Mine } from "./memory.ts";
import { loadButton } from "./load-button.ts";
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
  const thread: Thread = {
    context,
    heading: make("h2", {}, texts.heading(0)),
    formPlace: make("div"),
    list: make("ol", { class: "list" }),
    foot: make("div", { class: "foot" }, make("slot")),
    items: new Map(),
    count: 0,
    open: true,
  };
  const onSent = (sent: Sent) => {
    welcome(thread, null, sent);
  };
  thread.formPlace.append(
    commentForm(context, { parent: null, heading: texts.form.write, onCancel: null, onSent }),
  );
  const { heading, formPlace, list, foot } = thread;
  void begin(thread);
  return make("section", { "aria-label": texts.heading(0) }, heading, formPlace, list, foot);
}

/** The first page; again from here when it cannot be loaded. */
async function begin(thread: Thread): Promise<void> {
  const { context, foot, items } = thread;
  try {
    await loadPage(thread, null);
    for (const id of context.memory.pendingReplies()) {
      const item = items.get(id);
      if (item?.replyButton) toggleReply(thread, id, item);
    }
    context.tell("loaded", { count: thread.count });
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const again = make("button", { type: "button", class: "more" }, texts.retry);
    again.addEventListener("click", () => {
      notice.remove();
      void begin(thread);
    });
    const notice = make("p", { class: "notice", role: "status" }, texts.unloaded, " ", again);
    foot.prepend(notice);
  }
  for (const mine of context.memory.mine()) showOwn(thread, mine);
}

async function loadPage(thread: Thread, after: string | null): Promise<HTMLElement | null> {
  const { list, foot } = thread;
  const page = await thread.context.client.thread(after);
  thread.open = page.thread.open;
  count(thread, page.thread.count);
  if (!thread.open) thread.formPlace.replaceChildren(make("p", { class: "notice" }, texts.closed));
  const first = place(thread, page.items, list);
  const { next } = page;
  foot.replaceChildren(
    next === null
      ? make("p", { class: "soft none" }, texts.none)
      : loadButton(thread.context, texts.more, () => loadPage(thread, next)),
  );
  return first;
}

/** Puts comments at the end of a list, with their replies. Answers the first of them. */
function place(
  thread: Thread,
  entries: readonly (Root | Reply)[],
  list: HTMLOListElement,
): HTMLElement | null {
  let first: HTMLElement | null = null;
  for (const entry of entries) {
    const item = add(thread, entry);
    if (!item) continue;
    list.append(item.element);
    first ??= item.element;
    place(thread, entry.replies, item.replies);
    if ("more" in entry && entry.more !== null)
      offerReplies(thread, { root: item, id: entry.id, after: entry.more });
  }
  return first;
}

/** An item for a comment that has none yet. */
function add(thread: Thread, comment: Comment | Removed): Item | null {
  if (thread.items.has(comment.id)) return null;
  const item = commentItem(comment, thread.open);
  thread.items.set(comment.id, item);
  item.replyButton?.addEventListener("click", () => {
    toggleReply(thread, comment.id, item);
  });
  return item;
}

function offerReplies(thread: Thread, { root, id, after }: { root: Item; id: string; after: string }): void {
  const load = async () => {
    const page = await thread.context.client.replies(id, after);
    if (page.next !== null) offerReplies(thread, { root, id, after: page.next });
    return placeReplies(thread, root, page);
  };
  root.replies.after(loadButton(thread.context, texts.moreReplies, load));
}

function placeReplies(thread: Thread, root: Item, { items }: RepliesPage): HTMLElement | null {
  let first: HTMLElement | null = null;
  for (const reply of items) {
    const { replies } = (reply.parent !== null && thread.items.get(reply.parent)) || root;
    const placed = place(thread, [{ ...reply, replies: [] }], replies);
    first ??= placed;
  }
  return first;
}

function toggleReply(thread: Thread, id: string, { formPlace, replyButton, name }: Item): void {
  const open = formPlace.firstElementChild === null;
  replyButton?.setAttribute("aria-expanded", String(open));
  const close = () => {
    formPlace.replaceChildren();
    replyButton?.setAttribute("aria-expanded", "false");
    replyButton?.focus();
  };
  if (!open) {
    formPlace.querySelector<HTMLElement>(".cancel")?.click();
    return;
  }
  const onSent = (sent: Sent) => {
    close();
    welcome(thread, id, sent);
  };
  formPlace.append(
    commentForm(thread.context, { parent: id, heading: texts.replyTo(name), onCancel: close, onSent }),
  );
  formPlace.querySelector("textarea")?.focus();
}

/** What was just sent, at its place at once. */
function welcome(thread: Thread, parent: string | null, { submitted, text, name }: Sent): void {
  const { memory, say, tell } = thread.context;
  const { id, receipt } = submitted;
  const mine = {
    id,
    receipt,
    parent,
    text,
    name,
    thread: thread.context.thread,
    createdAt: new Date().toISOString(),
  };
  memory.keepMine(mine);
  showOwn(thread, mine)?.focus();
  say(texts.mine.thanks);
  tell("submitted", { id });
}

function showOwn(thread: Thread, mine: Mine): HTMLElement | null {
  const { list, items, context } = thread;
  if (items.has(mine.id)) context.memory.keepMine({ ...mine, done: true });
  if (list.querySelector(`[data-id="${CSS.escape(mine.id)}"]`)) return null;
  const own = ownItem(context, mine, (comment) => {
    publish(thread, comment, own);
  });
  const parent = mine.parent === null ? undefined : items.get(mine.parent);
  if (parent) parent.replies.append(own);
  else list.prepend(own);
  return own;
}

/** Everybody can see it now: it takes the place of what only its author saw. */
function publish(thread: Thread, comment: Comment, own: HTMLElement): void {
  const focused = own.matches(":focus-within");
  const item = add(thread, comment);
  if (item) {
    own.replaceWith(item.element);
    count(thread, thread.count + 1);
    if (focused) item.element.focus();
  } else own.remove();
}

function count(thread: Thread, number: number): void {
  thread.count = number;
  thread.heading.textContent = texts.heading(number);
}
