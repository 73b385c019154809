// Puts the flows together: what the screen and the keys may ask for.
import type { PeoplesReason } from "../../contract/reason.ts";
import type { Api } from "./api.ts";
import { createDecideFlow, type DecideFlow } from "./decide.ts";
import { createQueueFlow, type QueueFlow } from "./queue-flow.ts";
import { createSession, type SessionFlow } from "./session.ts";
import type { State, Store } from "./state.ts";

export interface Desk extends SessionFlow, QueueFlow, DecideFlow {
  setReason(key: string, reason: PeoplesReason): void;
  showKeys(shown: boolean): void;
  /** Single letters can get in the way of speech input: they can be switched off, and stay off. */
  switchKeys(on: boolean): void;
}

/** What every part of the screen is given: what to show, and what may be asked for. */
export interface View {
  readonly state: State;
  readonly desk: Desk;
}

const KEYS_SETTING = "momo-keys";

export function createDesk(store: Store, api: Api): Desk {
  const queue = createQueueFlow(store, api);
  return {
    ...queue,
    ...createSession(store, api, queue),
    ...createDecideFlow(store, api, queue),
    setReason: (key, reason) => {
      store.setRow(key, { reason });
    },
    showKeys: (keysShown) => {
      store.set({ keysShown });
    },
    switchKeys(keysOn) {
      store.set({ keysOn });
      remember(keysOn);
    },
  };
}

/** Whether single keys act; on until somebody switched them off. A browser without storage forgets. */
export function rememberedKeys(): boolean {
  try {
    return localStorage.getItem(KEYS_SETTING) !== "off";
  } catch {
    return true;
  }
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(KEYS_SETTING, on ? "on" : "off");
  } catch {
    // Storage is switched off: the setting holds for this page.
  }
}
