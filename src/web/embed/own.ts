// The reader's own comments until everybody can see them: shown at once, still there after a reload, asked about ever
// more seldom, and only while somebody looks at the page.
import type { Comment } from "../../contract/comment.ts";
import type { AuthorView } from "../../contract/submit.ts";
import { Trouble } from "./client.ts";
import type { Context } from "./context.ts";
import { make } from "./dom.ts";
import { entry } from "./item.ts";
import type { Mine } from "./memory.ts";
import { texts } from "./texts.ts";

/** Milliseconds before asking, first and at most. */
const ASK_MS = { first: 400, most: 60_000 };

/** One's own comment as an item of the list. `onPublic` takes over when everybody can see it. */
export function ownItem(context: Context, mine: Mine, onPublic: (comment: Comment) => void): HTMLLIElement {
  const state = make("p", { class: "state" }, texts.mine.queued);
  const hide = make("button", { type: "button", class: "link", hidden: true }, texts.mine.hide);
  const element = entry({ ...mine, class: "own" }, [
    make("div", { class: "body plain" }, mine.text),
    state,
    hide,
  ]);
  hide.addEventListener("click", () => {
    context.memory.keepMine({ ...mine, done: true });
    element.remove();
  });
  void follow(context, mine, ({ status, public: shown, reasons }) => {
    if (status === "held" || status === "rejected") {
      state.textContent = texts.mine[status];
      hide.hidden = false;
    } else if (status === "approved" && shown) {
      context.memory.keepMine({ ...mine, done: true });
      context.say(reasons.length > 0 ? texts.mine.masked : texts.mine.approved);
      onPublic(shown);
    } else if (status === "deleted") hide.click();
    return !element.isConnected;
  }).then(() => {
    hide.hidden = false;
  });
  return element;
}

/** Asks until `onView` answers true, the page is left, or the receipt is no longer good for anything. */
async function follow(
  { client, signal }: Context,
  { id, receipt }: Mine,
  onView: (view: AuthorView) => boolean,
): Promise<void> {
  for (let wait = ASK_MS.first; ;) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (signal.aborted) return;
    if (document.hidden) continue;
    wait = Math.min(wait * 1.6, ASK_MS.most);
    try {
      if (onView(await client.mine(id, receipt))) return;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      if (error.retryAfter === null) return;
    }
  }
}
