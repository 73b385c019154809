// A button that loads something and then makes way for it, or offers to try again.
import type { Context } from "./context.ts";
import { make } from "./dom.ts";
import { texts } from "./texts.ts";

/** `load` puts what it loads into the page; false when nothing came. */
export function loadButton({ say }: Context, label: string, load: () => Promise<boolean>): HTMLButtonElement {
  const button = make("button", { className: "more" }, label);
  button.onclick = async () => {
    button.disabled = true;
    if (await load()) {
      button.remove();
      return;
    }
    button.disabled = false;
    button.textContent = `${texts.unloaded} ${texts.retry}`;
    say(texts.unloaded);
  };
  return button;
}
