// Builds what a comment says out of its nodes. Anything unknown is left out rather than guessed at: the API may be
// newer than a script still in somebody's browser.
import type { Node as BodyNode } from "../../contract/node.ts";
import { make } from "./dom.ts";
import { texts } from "./texts.ts";

const TAGS = {
  paragraph: "p",
  quote: "blockquote",
  item: "li",
  em: "em",
  strong: "strong",
  strike: "s",
} as const;

/** The elements of a comment's body. */
export function toElements(nodes: readonly BodyNode[]): Node[] {
  return nodes.flatMap((node) => toElement(node) ?? []);
}

function toElement(node: BodyNode): Node | null {
  switch (node.type) {
    case "text":
      return document.createTextNode(node.text);
    case "break":
      return make("br");
    case "code":
      return make("code", {}, node.text);
    case "pre":
      return make("pre", { tabindex: 0 }, make("code", {}, node.text));
    case "link":
      return link(node.href, toElements(node.children));
    case "list":
      return node.ordered
        ? make("ol", { start: node.start }, ...toElements(node.children))
        : make("ul", {}, ...toElements(node.children));
    case "spoiler":
      return covered(texts.spoiler, make("span", {}, ...toElements(node.children)));
    default:
      return Object.hasOwn(TAGS, node.type) ? make(TAGS[node.type], {}, ...toElements(node.children)) : null;
  }
}

/** Only addresses that a click may safely follow, whatever the API said. */
function link(href: string, children: readonly Node[]): Node {
  const safe = /^(https?:|mailto:)/i.test(href);
  return make(safe ? "a" : "span", safe ? { href, rel: "nofollow ugc noopener" } : {}, ...children);
}

/** What stands behind a cover until it is pressed; until then nothing of it is read out either. */
export function covered(label: string, hidden: HTMLElement): HTMLElement {
  const cover = make("button", { type: "button", class: "cover", title: texts.show }, label);
  const place = make(hidden.localName === "div" ? "div" : "span", { class: "covered" }, cover);
  cover.addEventListener("click", () => {
    hidden.tabIndex = -1;
    place.replaceChildren(hidden);
    hidden.focus();
  });
  return place;
}
