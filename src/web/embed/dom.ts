// Makes elements, one call for each, and nothing out of text: no markup is ever parsed, so that it works under any
// policy of the page and no comment can become an element.

type Value = string | number | boolean | ((event: Event) => void);
export type Child = Node | string | false | null;

/** An element. `on…` takes a listener; `true` is an empty attribute, `false` none. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}
