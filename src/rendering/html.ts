// The one way from a tree of nodes to HTML. It can write the elements of the contract and nothing else.
import type { Node } from "../contract/node.ts";

/** HTML of an allow-listed tree. Text is escaped, so it is safe wherever elements may stand. */
export function toHtml(nodes: readonly Node[]): string {
  return nodes.map(toElement).join("");
}

function toElement(node: Node): string {
  switch (node.type) {
    case "text":
      return escapeText(node.text);
    case "break":
      return "<br />";
    case "code":
      return `<code>${escapeText(node.text)}</code>`;
    case "pre":
      return `<pre><code>${escapeText(node.text)}</code></pre>`;
    case "link":
      return `<a href="${escapeAttribute(node.href)}" rel="nofollow ugc noopener">${toHtml(node.children)}</a>`;
    case "spoiler":
      return `<span class="momo-spoiler">${toHtml(node.children)}</span>`;
    case "list":
      return list(node.ordered, node.start, toHtml(node.children));
    default:
      return `<${TAGS[node.type]}>${toHtml(node.children)}</${TAGS[node.type]}>`;
  }
}

const TAGS = {
  paragraph: "p",
  quote: "blockquote",
  item: "li",
  em: "em",
  strong: "strong",
  strike: "s",
} as const;

function list(ordered: boolean, start: number, items: string): string {
  if (!ordered) return `<ul>${items}</ul>`;
  return start === 1 ? `<ol>${items}</ol>` : `<ol start="${String(start)}">${items}</ol>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;");
}
