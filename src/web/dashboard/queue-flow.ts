// Loading a queue, its further pages and the counts, and moving from comment to comment. Decides nothing.
import type { Api } from "./api.ts";
import { addressOf, type QueueName } from "./queues.ts";
import { askToSignIn } from "./session.ts";
import { elementOf, rowOf } from "./state.ts";
import type { Row, State, Store } from "./state.ts";
import { texts } from "./texts.ts";

export interface QueueFlow {
  /** Loads the queue shown, from its start. */
  open(): Promise<void>;
  /** Shows another queue; `remember` adds it to the browser's history. */
  show(queue: QueueName, remember: boolean): Promise<void>;
  more(): Promise<void>;
  recount(): Promise<void>;
  choose(key: string): void;
  /** Puts the focus on the comment `by` places further; past the end it asks for more. */
  move(by: 1 | -1): Promise<void>;
}

export function createQueueFlow(store: Store, api: Api): QueueFlow {
  const load = createLoader(store, api);
  const recount = () => loadCounts(store, api);

  const open = async (): Promise<void> => {
    store.set({ rows: [], next: null, current: null, decided: [] });
    const [count] = await Promise.all([load(null), recount()]);
    if (count !== null) store.say(texts.queues.loaded(texts.queues.names[store.get().queue], count));
  };

  const more = async (): Promise<void> => {
    const { next, list, rows } = store.get();
    if (next === null || list === "loading") return;
    const count = await load(next);
    if (count === null) return;
    const first = store.get().rows[rows.length];
    if (first) store.focus(elementOf(first.key));
    store.say(texts.queues.moreLoaded(count));
  };

  return {
    open,
    more,
    recount,
    async show(queue, remember) {
      if (remember && queue !== store.get().queue) history.pushState(null, "", addressOf(queue));
      store.set({ queue });
      document.title = texts.page(texts.queues.names[queue]);
      if (store.get().session.kind === "in") await open();
    },
    choose(key) {
      if (store.get().current !== key) store.set({ current: key });
    },
    async move(by) {
      const target = neighbour(store.get(), by);
      if (target) store.focus(elementOf(target.key));
      else if (by === 1) await more();
    },
  };
}

/** The row `by` places from the current one; the first while none is chosen. */
function neighbour({ rows, current }: State, by: 1 | -1): Row | undefined {
  const at = rows.findIndex(({ key }) => key === current);
  return rows[at === -1 ? 0 : at + by];
}

/** Loads a page behind the rows known so far and answers how many came; `null` when it failed or came too late. */
function createLoader(store: Store, api: Api): (after: string | null) => Promise<number | null> {
  let latest = 0;
  return async (after) => {
    const turn = (latest += 1);
    store.set({ list: "loading" });
    const answer = await api.comments(store.get().queue, after);
    if (turn !== latest) return null;
    if (!answer.ok) {
      store.set({ list: answer.problem });
      if (answer.problem.code === "credentials") askToSignIn(store, texts.signIn.ended);
      return null;
    }
    const known = after === null ? [] : store.get().rows;
    const keys = new Set(known.map(({ key }) => key));
    const added = answer.value.items.map(rowOf).filter(({ key }) => !keys.has(key));
    store.set({ rows: [...known, ...added], next: answer.value.next, list: "ready" });
    return added.length;
  };
}

/** Counts that did not come leave the old ones standing: the list itself says when Momo is away. */
async function loadCounts(store: Store, api: Api): Promise<void> {
  const answer = await api.counts();
  if (answer.ok) store.set({ counts: answer.value });
  else if (answer.problem.code === "credentials") askToSignIn(store, texts.signIn.ended);
}
