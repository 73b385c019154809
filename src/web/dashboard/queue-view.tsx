// One queue: its heading, its comments, the way to more of them, and kind words when there are none.
import type { JSX } from "preact";
import type { View } from "./desk.ts";
import { orderOf } from "./queues.ts";
import { wordsFor } from "./problems.ts";
import { Row } from "./row.tsx";
import { HEADING, isFolded } from "./state.ts";
import { texts } from "./texts.ts";

export function QueueView({ state, desk }: View): JSX.Element {
  const { queue, rows, list } = state;
  const name = texts.queues.names[queue];
  return (
    <main class="queue" aria-busy={list === "loading"}>
      <div class="head">
        <h1 id={HEADING} tabIndex={-1}>
          {name}
        </h1>
        <span class="quiet">{texts.queues.order[orderOf(queue)]}</span>
        <button type="button" class="plain" onClick={() => void desk.open()}>
          {texts.queues.refresh}
        </button>
      </div>
      <ol class="rows">
        {rows.map((row) => (
          <li key={row.key}>
            <Row row={row} current={row.key === state.current} desk={desk} sites={sitesOf(state)} />
          </li>
        ))}
      </ol>
      <End state={state} desk={desk} />
    </main>
  );
}

/** The site is worth a word only to somebody who sees several. */
const sitesOf = ({ session, rows }: View["state"]): boolean =>
  session.kind === "in" &&
  (session.user.sites.length > 1 || new Set(rows.map(({ comment }) => comment.site)).size > 1);

function End({ state, desk }: View): JSX.Element {
  const { list, rows, next, queue } = state;
  if (list === "loading") return <p class="end quiet">{texts.queues.loading}</p>;
  if (list !== "ready")
    return (
      <div class="end notice alarming" role="alert">
        <p>
          {texts.queues.failed} {wordsFor(list)}
        </p>
        <button type="button" onClick={() => void (rows.length === 0 ? desk.open() : desk.more())}>
          {texts.tryAgain}
        </button>
      </div>
    );
  if (rows.length === 0) {
    const [title, kindly] = texts.empty[queue];
    return (
      <div class="end empty">
        <p class="title">{title}</p>
        <p class="quiet">{kindly}</p>
      </div>
    );
  }
  if (next !== null)
    return (
      <p class="end">
        <button type="button" onClick={() => void desk.more()}>
          {texts.queues.more}
        </button>
      </p>
    );
  return <p class="end quiet">{rows.every(isFolded) ? texts.allDone : ""}</p>;
}
