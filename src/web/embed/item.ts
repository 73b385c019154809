// One comment in the list, with room for the replies to it and for the form of a reply.
import type { Comment, Removed } from "../../contract/comment.ts";
import { covered, toElements } from "./body.ts";
import { make } from "./dom.ts";
import type { Child } from "./dom.ts";
import { texts } from "./texts.ts";
import { when } from "./when.ts";

export interface Item {
  readonly element: HTMLLIElement;
  readonly replies: HTMLOListElement;
  /** Opens the form of a reply; absent where nobody can reply. */
  readonly reply?: () => void;
}

/** Makes the form of a reply to somebody; `close` takes it away when it is done with. */
export type MakeForm = (name: string, close: () => void) => HTMLFormElement;

/** A comment as everybody sees it, or the place of a removed one. */
export function commentItem(comment: Comment | Removed, makeForm: MakeForm | null): Item {
  const replies = make("ol", { className: "list" });
  if ("removed" in comment)
    return { replies, element: make("li", {}, make("p", {}, make("small", {}, texts.removed)), replies) };
  const { author, editedAt, nodes = [], spoiler } = comment;
  const name = author.name ?? texts.anonymous;
  const said = make("div", {}, ...toElements(nodes));
  const element = entry({ ...comment, name }, [
    author.staff && make("small", { className: "badge" }, texts.staff),
    editedAt && make("small", {}, texts.edited),
    spoiler ? make("div", {}, covered(texts.covered, said)) : said,
  ]);
  const reply = makeForm ? offerReply(element, name, makeForm) : undefined;
  element.append(replies);
  return { element, replies, ...(reply && { reply }) };
}

/** Adds the button that opens the form in place and closes it again; answers what opens it. */
function offerReply(element: HTMLElement, name: string, makeForm: MakeForm): () => void {
  const place = make("div");
  const show = (...form: HTMLFormElement[]) => {
    const focused = place.matches(":focus-within");
    place.replaceChildren(...form);
    button.ariaExpanded = String(form.length > 0);
    if (focused) button.focus();
  };
  const reply = () => {
    show(makeForm(name, show));
  };
  const onclick = () => {
    const cancel = place.querySelector<HTMLElement>(".cancel");
    if (cancel) {
      cancel.click();
      return;
    }
    reply();
    place.querySelector("textarea")?.focus();
  };
  const button = make(
    "button",
    { className: "link", ariaLabel: texts.replyTo(name), ariaExpanded: "false", onclick },
    texts.reply,
  );
  element.firstElementChild?.append(button);
  element.append(place);
  return reply;
}

/** The frame of a comment: who, when, and what comes after. */
export function entry(
  of: { id: string; name: string; createdAt: string },
  children: readonly Child[],
): HTMLLIElement {
  const name = of.name || texts.anonymous;
  return make(
    "li",
    { id: `momo-${of.id}`, tabIndex: -1 },
    make("article", { ariaLabel: name }, make("b", {}, name), when(of.createdAt), ...children),
  );
}
