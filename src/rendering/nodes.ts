// From the parser's flat tokens to the tree of the contract. Whatever the tree cannot say becomes what it can: headings
// a strong paragraph, images links, rules text.
import type { Token } from "markdown-it";
import type { Node } from "../contract/node.ts";
import { isEmptyText } from "../moderation/text.ts";
import { reveal } from "./guard.ts";

/** Levels of emphasis, links and covers in one paragraph; deeper ones are left out and their words stay. */
const DEEPEST_INLINE = 12;

/** Begun and not yet ended. */
interface Frame {
  readonly opening: Token | null;
  readonly children: Node[];
  readonly insideLink: boolean;
}

/** The tree of a text's tokens, every guarded character revealed. It is at most some thirty levels deep. */
export function toNodes(tokens: readonly Token[]): Node[] {
  const frames: Frame[] = [];
  let frame: Frame = { opening: null, children: [], insideLink: false };
  for (const token of tokens) {
    if (token.nesting > 0) {
      frames.push(frame);
      const insideLink = frame.insideLink || frame.opening?.type === "link_open";
      frame = { opening: token, children: [], insideLink };
    } else if (token.nesting < 0) {
      const ended = frame;
      frame = frames.pop() ?? frame;
      const tooDeep = frames.length >= DEEPEST_INLINE && !token.block;
      frame.children.push(...(tooDeep ? ended.children : wrap(ended)));
    } else frame.children.push(...leaf(token, frame));
  }
  return frame.children;
}

/** What stands between an opening and a closing token, as one node; without one if the tree has none for it. */
function wrap({ opening, children, insideLink }: Frame): readonly Node[] {
  switch (opening?.type) {
    case "paragraph_open":
      return opening.hidden ? children : [{ type: "paragraph", children }];
    case "heading_open":
      return [heading(opening.markup, children)];
    case "blockquote_open":
      return [{ type: "quote", children }];
    case "bullet_list_open":
      return [{ type: "list", ordered: false, start: 1, children }];
    case "ordered_list_open":
      return [{ type: "list", ordered: true, start: Number(opening.attrGet("start") ?? 1), children }];
    case "list_item_open":
      return [{ type: "item", children }];
    case "em_open":
      return [{ type: "em", children }];
    case "strong_open":
      return [{ type: "strong", children }];
    case "s_open":
      return [{ type: "strike", children }];
    case "spoiler_open":
      return [{ type: "spoiler", children }];
    case "link_open":
      return insideLink ? children : link(opening.attrGet("href"), children, "[");
    default:
      return children;
  }
}

function leaf(token: Token, { opening, insideLink }: Frame): readonly Node[] {
  switch (token.type) {
    case "inline":
      return toNodes(token.children ?? []);
    case "softbreak":
    case "hardbreak":
      return [{ type: "break" }];
    case "code_inline":
      return [{ type: "code", text: reveal(token.content) }];
    case "fence":
      return [fence(token)];
    case "hr":
      return [{ type: "paragraph", children: [{ type: "text", text: token.markup }] }];
    case "image": {
      const children = toNodes(token.children ?? []);
      return insideLink || opening?.type === "link_open"
        ? children
        : link(token.attrGet("src"), children, "![");
    }
    default:
      return token.content === "" ? [] : [{ type: "text", text: reveal(token.content) }];
  }
}

/** A heading without words shows its marks. */
function heading(marks: string, children: readonly Node[]): Node {
  if (children.length === 0) return { type: "paragraph", children: [{ type: "text", text: marks }] };
  return { type: "paragraph", children: [{ type: "strong", children }] };
}

/** Code between the paragraphs of a spoiler is covered like them; a cover holds text, so its lines run on. */
function fence({ content, meta }: Token): Node {
  const text = reveal(content.replace(/\n$/, ""));
  return meta?.["covered"] === true
    ? { type: "paragraph", children: [{ type: "spoiler", children: [{ type: "code", text }] }] }
    : { type: "pre", text };
}

/** A link that nothing can be seen of shows its address; one without an address is text, marks and all. */
function link(address: unknown, children: readonly Node[], mark: "[" | "!["): readonly Node[] {
  const href = String(address);
  if (href === "") return [{ type: "text", text: mark }, ...children, { type: "text", text: "]()" }];
  return [
    {
      type: "link",
      href,
      children: isEmptyText(textOf(children)) ? [{ type: "text", text: href }] : children,
    },
  ];
}

/** All the text of a tree, as it is read. */
export function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if ("text" in node) return node.text;
      return "children" in node ? textOf(node.children) : "\n";
    })
    .join("");
}
