// What a blog embeds: one script, which defines `<momo-comments>` and, when the script's own tag names a thread, puts
// that element where the tag is. Leaves no name behind in the page.
import { defineElement } from "./element.ts";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const api = new URL(script.src).origin;
  defineElement(api);
  const { site, thread } = script.dataset;
  if (site && thread) {
    const element = document.createElement("momo-comments");
    for (const [name, value] of Object.entries({ api, site, thread })) element.setAttribute(name, value);
    script.after(element);
  }
}
