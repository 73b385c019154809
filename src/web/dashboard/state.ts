// Everything the screen depends on, in one value, and the one way to change it. No calls, no elements.
import type { Moderated, SessionUser } from "../../contract/moderation.ts";
import type { PeoplesReason } from "../../contract/reason.ts";
import type { Problem } from "./api.ts";
import type { Counts, QueueName } from "./queues.ts";
import { suggestedReason } from "./suggest.ts";

export type Session =
  | { readonly kind: "opening" }
  | { readonly kind: "away"; readonly problem: Problem }
  | {
      readonly kind: "out";
      readonly notice: string | null;
      readonly alarming: boolean;
      readonly busy: boolean;
    }
  | { readonly kind: "in"; readonly user: SessionUser };

/** What a moderator does to a comment on this page. */
export type Act = "approve" | "reject" | "restore";

export type Work =
  | { readonly kind: "open" }
  /** Shown as done, not yet confirmed. `was`: how it stood, to go back to. */
  | { readonly kind: "sending"; readonly act: Act; readonly was: Row }
  | { readonly kind: "done"; readonly act: "approve" | "reject"; readonly was: Row };

export interface Row {
  readonly key: string;
  readonly comment: Moderated;
  /** What a rejection will say. */
  readonly reason: PeoplesReason;
  readonly work: Work;
  readonly note: string | null;
  /** An act no answer came for; sending it again is safe. */
  readonly unsent: Act | null;
}

export interface State {
  readonly session: Session;
  readonly queue: QueueName;
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly list: "loading" | "ready" | Problem;
  readonly counts: Counts | null;
  /** The row that single keys act on. */
  readonly current: string | null;
  /** Rows decided on this page, the latest last, for undo. */
  readonly decided: readonly string[];
  /** Whose rows these are: after a session ended, the same person goes on with them. */
  readonly owner: string | null;
  /** The element (by id) that should get the focus; a new object asks again. */
  readonly focus: { readonly id: string } | null;
  /** For the live region; a new object is said again. */
  readonly said: { readonly text: string };
  readonly keysOn: boolean;
  readonly keysShown: boolean;
}

export function initialState(queue: QueueName, keysOn: boolean): State {
  return {
    session: { kind: "opening" },
    queue,
    rows: [],
    next: null,
    list: "loading",
    counts: null,
    current: null,
    decided: [],
    owner: null,
    focus: null,
    said: { text: "" },
    keysOn,
    keysShown: false,
  };
}

export interface Store {
  get(): State;
  set(change: Partial<State>): void;
  row(key: string): Row | undefined;
  setRow(key: string, change: Partial<Row>): void;
  say(text: string): void;
  focus(id: string): void;
}

/** Keeps the state; `changed` hears of every change, after it. */
export function createStore(initial: State, changed: (state: State) => void): Store {
  let state = initial;
  const set = (change: Partial<State>) => {
    state = { ...state, ...change };
    changed(state);
  };
  return {
    get: () => state,
    set,
    row: (key) => state.rows.find((row) => row.key === key),
    setRow(key, change) {
      set({ rows: state.rows.map((row) => (row.key === key ? { ...row, ...change } : row)) });
    },
    say(text) {
      set({ said: { text } });
    },
    focus(id) {
      set({ focus: { id } });
    },
  };
}

/** A row nothing has been done to. */
export function rowOf(comment: Moderated): Row {
  return {
    key: `${comment.site}.${comment.id}`,
    comment,
    reason: suggestedReason(comment),
    work: { kind: "open" },
    note: null,
    unsent: null,
  };
}

/** Folded to one line: decided here, or about to be. */
export const isFolded = ({ work }: Row): boolean =>
  work.kind === "done" || (work.kind === "sending" && work.act !== "restore");

export const elementOf = (key: string): string => `comment.${key}`;
export const HEADING = "queue-heading";
