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
  /** Where the form of a reply stands. */
  readonly formPlace: HTMLElement;
  /** Opens it; null where nobody can reply. */
  readonly replyButton: HTMLButtonElement | null;
  readonly name: string;
}

/** A comment as everybody sees it, or the place of a removed one. */
export function commentItem(comment: Comment | Removed, open: boolean): Item {
  const replies = make("ol", { class: "list" });
  const formPlace = make("div");
  if ("removed" in comment) {
    const gone = make("p", { class: "soft" }, texts.removed);
    const element = make("li", {}, gone, formPlace, replies);
    return { element, replies, formPlace, replyButton: null, name: texts.anonymous };
  }
  const { author, editedAt } = comment;
  const name = author.name ?? texts.anonymous;
  const label = {
    class: "link",
    type: "button",
    "aria-label": texts.replyTo(name),
    "aria-expanded": "false",
  };
  const replyButton = open ? make("button", label, texts.reply) : null;
  const element = entry({ ...comment, name, class: "" }, [
    author.staff && make("span", { class: "badge" }, texts.staff),
    editedAt !== null && make("small", {}, texts.edited),
    body(comment),
    replyButton,
  ]);
  element.append(formPlace, replies);
  return { element, replies, formPlace, replyButton, name };
}

/** The frame of a comment: who, when, and what comes after. */
export function entry(
  of: { id: string; name: string; createdAt: string; class: string },
  children: readonly Child[],
): HTMLLIElement {
  const name = of.name || texts.anonymous;
  return make(
    "li",
    { "data-id": of.id, tabindex: -1, class: of.class },
    make("article", { "aria-label": name }, make("b", {}, name), when(of.createdAt), ...children),
  );
}

function body(comment: Comment): HTMLElement {
  const said = make("div", { class: "body" }, ...toElements(comment.nodes ?? []));
  return comment.spoiler ? covered(texts.spoilers, said) : said;
}
