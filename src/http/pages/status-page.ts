// What became of a comment, as a page for whoever holds its receipt.
import type { AuthorView } from "../../contract/submit.ts";
import { toDocument } from "./document.ts";
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";
import { reasonSentences, statusWords } from "./status-words.ts";
import { askAgain, backLink } from "./thank-you-page.ts";

export interface StatusPage {
  readonly view: AuthorView;
  /** `/embed/{site}/{thread}`, which is asked again. */
  readonly action: string;
  readonly receipt: string;
  /** The page the thread belongs to, if it is known. */
  readonly returnUrl: string | null;
}

/** The page as HTML. */
export function statusPage({ view, action, receipt, returnUrl }: StatusPage): string {
  const { heading, sentence } = statusWords(view);
  const settled = view.status === "approved" || view.status === "deleted";
  return toDocument({
    title: heading,
    linksLeaveFrame: true,
    body: markup`<h1>${heading}</h1>
<p>${sentence}</p>
${reasonList(view)}
${view.message !== null && markup`<p>A moderator writes: <q>${view.message}</q></p>`}
${view.text !== "" && markup`<h2>What you wrote</h2><blockquote class="own">${marked(view)}</blockquote>`}
${!settled && askAgain(action, receipt)}
${backLink(returnUrl)}`,
  });
}

function reasonList(view: AuthorView): Markup | false {
  const sentences = reasonSentences(view);
  return (
    sentences.length > 0 && markup`<ul>${sentences.map((sentence) => markup`<li>${sentence}</li>`)}</ul>`
  );
}

/** The text with the places of its reasons marked; where spans overlap, one mark covers all of them. */
function marked({ text, reasons }: AuthorView): Markup[] {
  const spans = reasons.flatMap((reason) => reason.spans).sort((a, b) => a.start - b.start);
  const pieces: Markup[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    pieces.push(markup`${text.slice(at, from)}<mark>${text.slice(from, end)}</mark>`);
    at = end;
  }
  return [...pieces, markup`${text.slice(at)}`];
}
