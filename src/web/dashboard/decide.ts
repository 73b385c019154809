// Approve, reject, take back: shown at once, then set right by what the server says. Never overwrites a state
// the moderator has not seen: each decision names the revision and the last decision that were on the screen.
import type { DecisionResult, Moderated } from "../../contract/moderation.ts";
import type { Api, Answer } from "./api.ts";
import { wordsFor } from "./problems.ts";
import type { Counts } from "./queues.ts";
import { askToSignIn } from "./session.ts";
import { elementOf, HEADING, isFolded, rowOf } from "./state.ts";
import type { Act, Row, Store } from "./state.ts";
import { texts } from "./texts.ts";

export interface DecideFlow {
  act(key: string, act: Act): Promise<void>;
  /** Takes back the latest decision of this page. */
  undo(): Promise<void>;
}

/** The rest of the queue, as this flow needs it. */
interface Queue {
  more(): Promise<void>;
  recount(): Promise<void>;
}

const AFTER = { approve: "approved", reject: "rejected" } as const;

export function createDecideFlow(store: Store, api: Api, queue: Queue): DecideFlow {
  /** One decision per comment is on its way at a time; taking it back waits for it. */
  const underway = new Map<string, Promise<void>>();

  const send = async (row: Row, act: Act): Promise<void> => {
    const { site, id, revision, seen } = row.comment;
    const reason = act === "reject" ? { reason: row.reason } : {};
    const answer = await api.decide({ site, commentId: id, revision, seen, action: act, ...reason });
    settle(store, { row, act, answer });
    if (!answer.ok || answer.value.status !== 200) await queue.recount();
  };

  const act = async (key: string, wanted: Act): Promise<void> => {
    await underway.get(key);
    const row = store.row(key);
    if (!row || (isFolded(row) && wanted !== "restore")) return;
    showAtOnce(store, row, wanted);
    const sending = send(row, wanted);
    underway.set(key, sending);
    if (wanted === "restore") store.focus(elementOf(key));
    else await goOn(store, queue, key);
    await sending;
    underway.delete(key);
  };

  const undo = async (): Promise<void> => {
    const key = store.get().decided.at(-1);
    if (key === undefined) store.say(texts.act.nothingToUndo);
    else await act(key, "restore");
  };
  return { act, undo };
}

/** To the next comment that waits for a decision, on this page or the one after it. */
async function goOn(store: Store, queue: Queue, key: string): Promise<void> {
  const { rows, next } = store.get();
  const at = rows.findIndex((row) => row.key === key);
  const following = rows.slice(at + 1).find((row) => !isFolded(row));
  if (following) store.focus(elementOf(following.key));
  else if (next !== null) await queue.more();
  else store.focus(HEADING);
  if (store.get().rows.every(isFolded)) store.say(texts.allDone);
}

function showAtOnce(store: Store, row: Row, act: Act): void {
  const { decided, counts } = store.get();
  const others = decided.filter((key) => key !== row.key);
  const before = row.comment.status;
  const after = act === "restore" ? statusToReturnTo(row) : AFTER[act];
  store.set({
    decided: act === "restore" ? others : [...others, row.key],
    counts: moved(counts, before, after),
  });
  store.setRow(row.key, {
    comment: { ...row.comment, status: after },
    work: { kind: "sending", act, was: row },
    note: null,
    unsent: null,
  });
  if (act !== "restore") store.say(texts.act.doneTo(texts.act.done[act], whoWrote(row)));
}

const statusToReturnTo = ({ work, comment }: Row): Moderated["status"] =>
  work.kind === "done" ? work.was.comment.status : comment.status;

export const whoWrote = ({ comment }: Row): string => comment.author.name ?? texts.row.nobody;

interface Settled {
  readonly row: Row;
  readonly act: Act;
  readonly answer: Answer<DecisionResult>;
}

/** Replaces what was shown at once by what is true. */
function settle(store: Store, { row, act, answer }: Settled): void {
  if (!answer.ok) {
    const { code } = answer.problem;
    if (code === "credentials") {
      putBack(store, row, { note: texts.trouble.signedOut });
      askToSignIn(store, texts.signIn.ended);
    } else if (code === "unreachable") putBack(store, row, { note: texts.trouble.unreachable, unsent: act });
    else putBack(store, row, { note: wordsFor(answer.problem), unsent: act });
    return;
  }
  const { status, code, seen, revision, after, comment } = answer.value;
  if (status === 200) {
    const now = { ...row.comment, status: after, seen, revision };
    if (act === "restore") {
      store.setRow(row.key, { comment: now, work: { kind: "open" } });
      store.say(texts.act.undone(after));
    } else store.setRow(row.key, { comment: now, work: { kind: "done", act, was: row } });
  } else if (comment) {
    const fresh = { ...rowOf(comment), reason: row.reason };
    putBack(store, fresh, { note: texts.trouble.stale(comment.status) });
  } else putBack(store, row, { note: refusal(code, status) });
}

/** The row as it was (or as it is now), with a note that is also said aloud. */
function putBack(store: Store, row: Row, change: { note: string; unsent?: Act }): void {
  const { decided, counts } = store.get();
  const others = decided.filter((key) => key !== row.key);
  const shown = store.row(row.key)?.comment.status ?? row.comment.status;
  store.set({
    decided: row.work.kind === "done" ? [...others, row.key] : others,
    // Counted back here, because a network that is away gives no figures either.
    counts: moved(counts, shown, row.comment.status),
  });
  store.setRow(row.key, { ...row, unsent: null, ...change });
  store.say(texts.act.noteOn(whoWrote(row), change.note));
}

function refusal(code: string | null, status: number): string {
  if (code === "withdrawn" || code === "nothing-to-restore") return texts.trouble[code];
  return status === 404 ? texts.trouble.gone : texts.trouble.unknown;
}

function moved(counts: Counts | null, from: keyof Counts, to: keyof Counts): Counts | null {
  if (!counts || from === to) return counts;
  return { ...counts, [from]: counts[from] - 1, [to]: counts[to] + 1 };
}
