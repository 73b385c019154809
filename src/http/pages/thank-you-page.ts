// What a reader without script sees when their comment was accepted and the blog did not ask to have them back. The
// receipt stands in a hidden field, never in an address, where it would be kept and passed on.
import { toDocument } from "./document.ts";
import { hidden } from "./form-fields.ts";
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";

export interface ThankYou {
  /** `/embed/{site}/{thread}`, which shows what became of the comment. */
  readonly action: string;
  readonly receipt: string;
  readonly threadTitle: string | null;
  readonly returnUrl: string | null;
}

/** The page as HTML. */
export function thankYouPage({ action, receipt, threadTitle, returnUrl }: ThankYou): string {
  return toDocument({
    title: "Thank you",
    linksLeaveFrame: true,
    body: markup`<h1>Thank you</h1>
<p>Your comment${threadTitle !== null && markup` on <cite>${threadTitle}</cite>`} has arrived and is waiting for moderation. Most comments take a moment; some wait until a person has read them.</p>
${askAgain(action, receipt)}
${backLink(returnUrl)}`,
  });
}

/** The button that asks what became of a comment. */
export function askAgain(action: string, receipt: string): Markup {
  return markup`<form method="post" action="${action}" target="_self">${hidden("receipt", receipt)}<p><button>How is it now?</button></p></form>`;
}

/** The way back to the blog, if it is a web page at all. */
export function backLink(url: string | null): Markup | false {
  return url !== null && /^https?:\/\//i.test(url) && markup`<p><a href="${url}">Back to the page</a></p>`;
}
