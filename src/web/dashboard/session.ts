// Signing in and out, and what happens to the page when a session ends: the place is kept for its owner.
import type { SessionUser } from "../../contract/moderation.ts";
import type { Api, Problem } from "./api.ts";
import { wordsFor } from "./problems.ts";
import { elementOf, HEADING } from "./state.ts";
import type { Store } from "./state.ts";
import { texts } from "./texts.ts";

/** What may follow a sign-in. */
interface Queue {
  /** Loads the queue shown, from its start. */
  open(): Promise<void>;
  recount(): Promise<void>;
}

export interface SessionFlow {
  /** Finds out whether somebody is signed in already. */
  start(): Promise<void>;
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
}

export function createSession(store: Store, api: Api, queue: Queue): SessionFlow {
  const enter = (user: SessionUser) => letIn(store, queue, user);
  return {
    async start() {
      store.set({ session: { kind: "opening" } });
      const answer = await api.session();
      if (answer.ok) await enter(answer.value);
      else if (answer.problem.code === "credentials") askToSignIn(store, null);
      else store.set({ session: { kind: "away", problem: answer.problem } });
    },

    async signIn(email, password) {
      if (email.trim() === "" || password === "") {
        refuse(store, texts.signIn.missing);
        return;
      }
      store.set({ session: { kind: "out", notice: null, alarming: false, busy: true } });
      const answer = await api.signIn(email.trim(), password);
      if (answer.ok) await enter(answer.value);
      else refuse(store, wordsForSignIn(answer.problem));
    },

    async signOut() {
      const answer = await api.signOut();
      if (!answer.ok && answer.problem.code !== "credentials") {
        store.say(wordsFor(answer.problem));
        return;
      }
      store.set({ rows: [], next: null, counts: null, current: null, decided: [], owner: null });
      askToSignIn(store, texts.signIn.done);
    },
  };
}

/** The same person goes on where they were; anybody else begins with a fresh list. */
async function letIn(store: Store, queue: Queue, user: SessionUser): Promise<void> {
  const { owner, current, list } = store.get();
  store.set({ session: { kind: "in", user }, owner: user.id, said: { text: "" } });
  if (owner === user.id && list === "ready") {
    store.focus(current === null ? HEADING : elementOf(current));
    await queue.recount();
  } else {
    store.focus(HEADING);
    await queue.open();
  }
}

/** Shows the sign-in form over a page that is kept as it is. */
export function askToSignIn(store: Store, notice: string | null): void {
  store.set({ session: { kind: "out", notice, alarming: false, busy: false }, keysShown: false });
}

function refuse(store: Store, notice: string): void {
  store.set({ session: { kind: "out", notice, alarming: true, busy: false } });
}

/** Alike for an unknown account, a wrong password and an address that is none. */
function wordsForSignIn(problem: Problem): string {
  return problem.code === "credentials" || problem.code === "invalid"
    ? texts.signIn.wrong
    : wordsFor(problem);
}
