// Makes elements, one call for each, and nothing out of text: no markup is ever parsed, so that it works under any
// policy of the page and no comment can become an element.

export type Child = Node | string | false | null | undefined;

/** An element with properties, listeners as `on…` among them, and children; missing and empty ones are left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...(children.filter(Boolean) as (Node | string)[]));
  return element;
}
