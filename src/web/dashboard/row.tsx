// One comment in a queue: who said what where, why it is here, and what can be done. Decided ones fold to a line.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Actions, UndoLine } from "./actions.tsx";
import type { Desk } from "./desk.ts";
import { Findings } from "./findings.tsx";
import { MarkedText } from "./marked-text.tsx";
import { spansOf } from "./segments.ts";
import { elementOf, isFolded } from "./state.ts";
import type { Row as RowState } from "./state.ts";
import { texts } from "./texts.ts";
import { When } from "./when.tsx";

export interface RowProps {
  readonly row: RowState;
  readonly current: boolean;
  readonly desk: Desk;
  readonly sites: boolean;
}

export function Row({ row, current, desk, sites }: RowProps): JSX.Element {
  const id = elementOf(row.key);
  const folded = isFolded(row);
  return (
    <article
      id={id}
      tabIndex={-1}
      class={`row ${folded ? "folded" : ""} ${current ? "current" : ""}`}
      aria-labelledby={`${id}.by`}
      aria-busy={row.work.kind === "sending"}
      onFocusIn={() => {
        desk.choose(row.key);
      }}
      onPointerDown={() => {
        desk.choose(row.key);
      }}
    >
      {folded ? <UndoLine row={row} desk={desk} /> : <Open row={row} desk={desk} sites={sites} />}
    </article>
  );
}

function Open({ row, desk, sites }: Omit<RowProps, "current">): JSX.Element {
  const { comment, note } = row;
  const spans = useMemo(() => spansOf(comment.findings), [comment.findings]);
  const earlierPublic = comment.publicRevision !== null && comment.publicRevision !== comment.revision;
  return (
    <>
      <By row={row} sites={sites} />
      <div class="what">
        {comment.text === "" ? (
          <p class="quiet">{texts.row.textGone}</p>
        ) : (
          <MarkedText text={comment.text} spans={spans} />
        )}
        {comment.masked === comment.text ? null : (
          <div class="readers">
            <h3>{texts.row.readers}</h3>
            <MarkedText text={comment.masked} spans={[]} />
          </div>
        )}
        {earlierPublic ? <p class="quiet">{texts.row.earlier}</p> : null}
      </div>
      <Findings comment={comment} />
      {note === null ? null : <p class="note">{note}</p>}
      <Actions row={row} desk={desk} />
    </>
  );
}

function By({ row, sites }: Pick<RowProps, "row" | "sites">): JSX.Element {
  const { comment } = row;
  const { author, thread } = comment;
  const marks = [
    author.staff ? texts.row.staff : null,
    author.verified ? texts.row.verified : null,
    comment.parent === null ? null : texts.row.reply,
    comment.veiled || comment.spoiler ? texts.row.veiled : null,
  ].filter((mark) => mark !== null);
  return (
    <div class="by">
      <h2 id={`${elementOf(row.key)}.by`}>
        {author.name === null ? <i>{texts.row.nobody}</i> : <bdi>{author.name}</bdi>}{" "}
        <span class="quiet">
          {texts.row.on} <bdi>{thread.title ?? thread.key}</bdi>
        </span>
      </h2>
      <span class={`status ${comment.status}`}>{texts.status[comment.status]}</span>
      <When time={comment.createdAt} />
      {sites ? <span class="quiet">{comment.site}</span> : null}
      {marks.map((mark) => (
        <span key={mark} class="chip">
          {mark}
        </span>
      ))}
      {author.email === null ? null : <bdi class="quiet contact">{author.email}</bdi>}
      {author.url === null ? null : <bdi class="quiet contact">{author.url}</bdi>}
    </div>
  );
}
