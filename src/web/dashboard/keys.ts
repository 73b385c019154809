// What single keys do. They stay silent while somebody types, chooses, or holds a modifier, and can be
// switched off.
import type { Desk } from "./desk.ts";
import type { Act, Store } from "./state.ts";
import { texts } from "./texts.ts";

export function listenToKeys(store: Store, desk: Desk): void {
  document.addEventListener("keydown", (event) => {
    const { session, keysOn, keysShown } = store.get();
    if (session.kind !== "in" || keysShown || isTyping(event)) return;
    if (event.key !== "?" && !keysOn) return;
    const doing = actionOf(event.key, store, desk);
    if (!doing) return;
    event.preventDefault();
    void doing();
  });
}

function isTyping({ target, ctrlKey, metaKey, altKey, isComposing, repeat, key }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return true;
  if (repeat && key !== "j" && key !== "k") return true;
  return target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");
}

function actionOf(key: string, store: Store, desk: Desk): (() => unknown) | undefined {
  const act = (wanted: Act) => () => {
    const { current } = store.get();
    if (current !== null) return desk.act(current, wanted);
    store.say(texts.act.chooseFirst);
    return desk.move(1);
  };
  switch (key) {
    case "j":
      return () => desk.move(1);
    case "k":
      return () => desk.move(-1);
    case "a":
      return act("approve");
    case "r":
      return act("reject");
    case "z":
      return () => desk.undo();
    case "?":
      return () => {
        desk.showKeys(true);
      };
    default:
      return undefined;
  }
}
