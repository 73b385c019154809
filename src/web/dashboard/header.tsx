// The bar at the top: the queues with their counts, and the person who is signed in.
import type { JSX } from "preact";
import type { SessionUser } from "../../contract/moderation.ts";
import type { View } from "./desk.ts";
import { addressOf, countOf, QUEUES } from "./queues.ts";
import { HEADING } from "./state.ts";
import { texts } from "./texts.ts";

export function Header({ state, desk, user }: View & { readonly user: SessionUser }): JSX.Element {
  return (
    <header class="bar">
      <a class="skip" href={`#${HEADING}`}>
        {texts.queues.skip}
      </a>
      <p class="mark">{texts.product}</p>
      <Queues state={state} desk={desk} />
      <div class="person">
        <bdi class="quiet">{user.name ?? user.email}</bdi>
        <button
          type="button"
          class="plain"
          onClick={() => {
            desk.showKeys(true);
          }}
        >
          {texts.keys.button} <kbd aria-hidden="true">?</kbd>
        </button>
        <button type="button" class="plain" onClick={() => void desk.signOut()}>
          {texts.signIn.signOut}
        </button>
      </div>
    </header>
  );
}

/** Real links: opening one in a new tab works as everywhere. */
const Queues = ({ state, desk }: View): JSX.Element => (
  <nav aria-label={texts.queues.label}>
    {QUEUES.map((queue) => (
      <a
        key={queue}
        href={addressOf(queue)}
        aria-current={queue === state.queue ? "page" : undefined}
        onClick={(event) => {
          if (opensElsewhere(event)) return;
          event.preventDefault();
          void desk.show(queue, true);
        }}
      >
        {texts.queues.names[queue]}{" "}
        {state.counts ? <b class="count">{texts.queues.count(countOf(state.counts, queue))}</b> : null}
      </a>
    ))}
  </nav>
);

const opensElsewhere = ({ ctrlKey, metaKey, shiftKey, altKey, button }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey || button !== 0;
