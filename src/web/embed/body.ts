// Builds what a comment says out of its nodes. Anything unknown is left out rather than guessed at: the API may be
// newer than a script still in somebody's browser.
import type { Node as BodyNode } from "../../contract/node.ts";
import { make } from "./dom.ts";
import type { Child } from "./dom.ts";
import { texts } from "./texts.ts";

const TAGS = new Map([
  ["paragraph", "p"],
  ["quote", "blockquote"],
  ["item", "li"],
  ["em", "em"],
  ["strong", "strong"],
  ["strike", "s"],
] as const);

/** The elements of a comment's body. */
export function toElements(nodes: readonly BodyNode[]): Child[] {
  return nodes.map(toElement);
}

function toElement(node: BodyNode): Child {
  const inside = "children" in node ? toElements(node.children) : [];
  switch (node.type) {
    case "text":
      return node.text;
    case "break":
      return make("br");
    case "code":
      return make("code", {}, node.text);
    case "pre":
      return make("pre", { tabIndex: 0 }, node.text);
    case "link":
      // Only addresses that a click may safely follow, whatever the API said.
      return /^(https?|mailto):/i.test(node.href)
        ? make("a", { href: node.href, rel: "nofollow ugc noopener" }, ...inside)
        : make("span", {}, ...inside);
    case "list":
      return node.ordered ? make("ol", { start: node.start }, ...inside) : make("ul", {}, ...inside);
    case "spoiler":
      return covered(texts.spoiler, make("span", {}, ...inside));
    default: {
      const tag = TAGS.get(node.type);
      return tag && make(tag, {}, ...inside);
    }
  }
}

/** What stands behind a cover until it is pressed; until then nothing of it is read out either. */
export function covered(label: string, hidden: HTMLElement): HTMLElement {
  const onclick = () => {
    hidden.tabIndex = -1;
    cover.replaceWith(hidden);
    hidden.focus();
  };
  const cover = make("button", { className: "cover", onclick }, label);
  return cover;
}
