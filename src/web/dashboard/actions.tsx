// The buttons of one comment: which there are depends on where it stands.
import type { JSX } from "preact";
import type { Desk } from "./desk.ts";
import { whoWrote } from "./decide.ts";
import { elementOf } from "./state.ts";
import type { Act, Row } from "./state.ts";
import { PEOPLES_REASONS } from "./suggest.ts";
import { texts } from "./texts.ts";

interface Props {
  readonly row: Row;
  readonly desk: Desk;
}

/** A second click of a double click falls on the comment that moved up: it must not decide that one. */
const once = (act: () => void) => (event: MouseEvent) => {
  if (event.detail < 2) act();
};

export function Actions({ row, desk }: Props): JSX.Element {
  const { status } = row.comment;
  return (
    <div class="acts">
      {status === "held" || status === "rejected" ? <ActButton row={row} desk={desk} act="approve" /> : null}
      {status === "held" || status === "approved" ? (
        <>
          <ActButton row={row} desk={desk} act="reject" />
          <ReasonChoice row={row} desk={desk} />
        </>
      ) : null}
      {status === "deleted" ? <ActButton row={row} desk={desk} act="restore" /> : null}
      {row.unsent === null ? null : <SendAgain row={row} desk={desk} act={row.unsent} />}
    </div>
  );
}

function ActButton({ row, desk, act }: Props & { readonly act: Act }): JSX.Element {
  return (
    <button
      type="button"
      class={act}
      aria-describedby={`${elementOf(row.key)}.by`}
      onClick={once(() => void desk.act(row.key, act))}
    >
      {texts.act[act]}
    </button>
  );
}

const SendAgain = ({ row, desk, act }: Props & { readonly act: Act }): JSX.Element => (
  <button type="button" class="again" onClick={once(() => void desk.act(row.key, act))}>
    {texts.trouble.sendAgain}: {texts.act[act]}
  </button>
);

function ReasonChoice({ row, desk }: Props): JSX.Element {
  return (
    <label class="reason">
      {texts.act.reason}
      <select
        value={row.reason}
        onChange={({ currentTarget }) => {
          const chosen = PEOPLES_REASONS.find((reason) => reason === currentTarget.value);
          if (chosen) desk.setReason(row.key, chosen);
        }}
      >
        {PEOPLES_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {texts.act.reasons[reason]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is left of a decided comment. */
export function UndoLine({ row, desk }: Props): JSX.Element | null {
  const { work, note, unsent } = row;
  if (work.kind === "open" || work.act === "restore") return null;
  return (
    <>
      <h2 id={`${elementOf(row.key)}.by`}>
        <span class={`status ${row.comment.status}`}>{texts.act.done[work.act]}</span>{" "}
        <bdi>{whoWrote(row)}</bdi>
        {work.kind === "sending" ? <span class="quiet"> {texts.act.saving}</span> : null}
      </h2>
      <p class="excerpt quiet" dir="auto">
        {row.comment.text.slice(0, 160)}
      </p>
      <button
        type="button"
        aria-describedby={`${elementOf(row.key)}.by`}
        onClick={once(() => void desk.act(row.key, "restore"))}
      >
        {unsent === "restore" ? texts.trouble.sendAgain : texts.act.undo}
      </button>
      {note === null ? null : <p class="note">{note}</p>}
    </>
  );
}
