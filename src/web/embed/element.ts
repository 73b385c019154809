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

    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      show(this, root, api);
    }

    attributeChangedCallback(): void {
      if (this.shadowRoot && this.isConnected) this.connectedCallback();
    }
  }
  customElements.define("momo-comments", MomoComments);
}

/** Parts of what stood there before stop by themselves once they are no longer on the page. */
function show(element: HTMLElement, root: ShadowRoot, defaultApi: string): void {
  const attribute = (name: string, otherwise = "") => element.getAttribute(name) ?? otherwise;
  const place = {
    api: attribute("api", defaultApi).replace(/\/$/, ""),
    site: attribute("site"),
    thread: attribute("thread"),
  };
  const live = make("p", { className: "trap", role: "status" });
  const thread = showThread({
    thread: place.thread,
    client: createClient(place),
    memory: openMemory(`momo ${place.api} ${place.site}`),
    page: {
      url: attribute("page-url", location.href.replace(location.hash, "")),
      title: attribute("page-title", document.title),
    },
    say: (sentence) => {
      live.textContent = sentence;
    },
  });
  root.replaceChildren(thread, live);
}
