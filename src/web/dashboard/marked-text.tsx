// A reader's text, shown as text and nothing else, with what was found in it marked. Every character of it
// ends in a text node; never build markup from it.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { cutText, headOf } from "./segments.ts";
import type { Piece, Span } from "./segments.ts";
import { texts } from "./texts.ts";

interface Props {
  readonly text: string;
  readonly spans: readonly Span[];
}

export function MarkedText({ text, spans }: Props): JSX.Element {
  const [whole, setWhole] = useState(false);
  const shown = whole ? text : headOf(text);
  const pieces = useMemo(() => cutText(shown, spans), [shown, spans]);
  return (
    <>
      <p class="text" dir="auto">
        {pieces.map((piece) => (
          <Shown key={piece.start} piece={piece} />
        ))}
      </p>
      {shown.length < text.length ? (
        <button
          type="button"
          class="plain"
          onClick={() => {
            setWhole(true);
          }}
        >
          {texts.row.rest(text.length - shown.length)}
        </button>
      ) : null}
    </>
  );
}

function Shown({ piece }: { readonly piece: Piece }): JSX.Element | string {
  const { text, severity, unseen, covered, ending } = piece;
  const inside = unseen ? <Unseen text={text} /> : text;
  if (covered.length === 0) return <>{inside}</>;
  return (
    <mark class={severity ?? "mild"} data-notes={ending.length === 0 ? undefined : ending.join(" ")}>
      {inside}
    </mark>
  );
}

/** Kept in the text for whoever copies it, isolated so that it turns nothing around, and made visible. */
function Unseen({ text }: { readonly text: string }): JSX.Element {
  const code = `U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const words = texts.row.unseen(code, text.length);
  return (
    <span class="unseen" role="img" aria-label={words} title={words} data-code={code}>
      {text}
    </span>
  );
}
