// Why a comment stands where it does: one sentence for each finding, numbered like its marks in the text, and
// the spam score.
import type { JSX } from "preact";
import type { Moderated } from "../../contract/moderation.ts";
import { texts } from "./texts.ts";

export function Findings({ comment }: { readonly comment: Moderated }): JSX.Element {
  const { findings, spam } = comment;
  return (
    <div class="why">
      <h3>{texts.row.heldWhy}</h3>
      {findings.length === 0 ? <p class="quiet">{texts.row.nothingFound}</p> : null}
      <ol>
        {findings.map((finding, at) => (
          <li key={at} class={finding.reason === comment.reason ? "deciding" : undefined}>
            <span class={`number ${finding.severity}`}>{at + 1}</span> {finding.sentence}
          </li>
        ))}
      </ol>
      <p class="score">
        {texts.row.spam} {spam.score === null ? <b>{texts.row.unscored}</b> : <Score value={spam.score} />}
      </p>
    </div>
  );
}

/** The bar repeats the figure for the eye; the figure is the truth. */
const Score = ({ value }: { readonly value: number }): JSX.Element => (
  <>
    <b>{(Math.floor(value * 100) / 100).toFixed(2)}</b>
    <progress aria-hidden="true" max={1} value={value} />
  </>
);
