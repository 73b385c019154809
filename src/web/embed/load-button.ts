// A button that loads more and then makes way for it.
import { Trouble } from "./client.ts";
import type { Context } from "./context.ts";
import { make } from "./dom.ts";
import { texts } from "./texts.ts";

/** `load` puts what it loads into the page and answers the first of it, which gets the focus. */
export function loadButton(
  { say }: Context,
  label: string,
  load: () => Promise<HTMLElement | null>,
): HTMLButtonElement {
  const button = make("button", { type: "button", class: "more" }, label);
  button.addEventListener("click", () => {
    button.disabled = true;
    load().then(
      (first) => {
        button.remove();
        first?.focus();
      },
      (error: unknown) => {
        if (!(error instanceof Trouble)) throw error;
        button.disabled = false;
        button.textContent = `${texts.unloaded} ${texts.retry}`;
        say(texts.unloaded);
      },
    );
  });
  return button;
}
