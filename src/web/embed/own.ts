// The reader's own comments until everybody can see them: shown at once, still there after a reload, asked about ever
// more seldom, and only while somebody looks at the page.
import type { Comment } from "../../contract/comment.ts";
import type { AuthorView } from "../../contract/submit.ts";
import type { Context } from "./context.ts";
import { make } from "./dom.ts";
import { entry } from "./item.ts";
import type { Mine } from "./memory.ts";
import { texts } from "./texts.ts";

/** Milliseconds before asking, first and at most. */
const ASK_MS = { first: 400, most: 60_000 };

/** One's own comment as an item of the list. `onPublic` takes over when everybody can see it. */
export function ownItem(context: Context, mine: Mine, onPublic: (comment: Comment) => void): HTMLLIElement {
  const settle = () => {
    context.memory.keepMine({ ...mine, done: true });
    element.remove();
  };
  const state = make("small", {}, texts.queued);
  const hide = make("button", { className: "link", onclick: settle }, texts.hide);
  const element = entry(mine, [make("p", {}, mine.text), state, hide]);
  element.className = "own";
  void follow(context, mine, ({ status, public: shown }) => {
    if (status === "held" || status === "rejected") state.textContent = texts[status];
    if (status === "approved" && shown) {
      context.say(texts.approved);
      onPublic(shown);
      settle();
    }
    if (status === "deleted") settle();
    return element.isConnected;
  });
  return element;
}

/** Asks as long as `onView` answers true and the receipt is good for something. */
async function follow(
  { client }: Context,
  { id, receipt }: Mine,
  onView: (view: AuthorView) => boolean,
): Promise<void> {
  for (let wait = ASK_MS.first, on = true; on;) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (document.hidden) continue;
    wait = Math.min(wait * 1.6, ASK_MS.most);
    const { answer, trouble } = await client.mine(id, receipt);
    on = answer ? onView(answer) : trouble.retryAfter !== null;
  }
}
