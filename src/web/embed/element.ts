// The element `<momo-comments site thread>`: reads its attributes and shows the thread in a shadow root, away from the
// page's own styles. What stands inside it is what readers get while there is no script or no answer.
import { createClient } from "./client.ts";
import { make } from "./dom.ts";
import { openMemory } from "./memory.ts";
import { STYLE } from "./style.ts";
import { showThread } from "./thread.ts";

/** Defines the element, once for each page; `api` is where Momo is unless an element says otherwise. */
export function defineElement(api: string): void {
  if (customElements.get("momo-comments")) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  class MomoComments extends HTMLElement {
    static readonly observedAttributes = ["site", "thread", "api"];
    #shown = new AbortController();

    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      this.#shown.abort();
      this.#shown = new AbortController();
      show(this, root, { api, signal: this.#shown.signal });
    }

    disconnectedCallback(): void {
      this.#shown.abort();
    }

    attributeChangedCallback(): void {
      if (this.shadowRoot && this.isConnected) this.connectedCallback();
    }
  }
  customElements.define("momo-comments", MomoComments);
}

function show(element: HTMLElement, root: ShadowRoot, given: { api: string; signal: AbortSignal }): void {
  const attribute = (name: string, otherwise: string) => element.getAttribute(name) ?? otherwise;
  const place = {
    api: attribute("api", given.api).replace(/\/+$/, ""),
    site: attribute("site", ""),
    thread: attribute("thread", ""),
  };
  const live = make("p", { class: "trap", role: "status" });
  const thread = showThread({
    thread: place.thread,
    client: createClient(place),
    memory: openMemory(place),
    page: {
      url: attribute("page-url", location.origin + location.pathname + location.search),
      title: attribute("page-title", document.title),
    },
    say: (sentence) => {
      live.textContent = sentence;
    },
    tell: (event, detail) => {
      element.dispatchEvent(new CustomEvent(`momo:${event}`, { detail, bubbles: true }));
    },
    signal: given.signal,
  });
  root.replaceChildren(thread, live);
}
