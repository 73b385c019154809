// Where the `type` of every problem document leads: what each code means.
import { PROBLEMS } from "../problem.ts";
import { toDocument } from "./document.ts";
import { markup } from "./html.ts";

/** The page as HTML; each code has an anchor of its own. */
export function problemsPage(): string {
  return toDocument({
    title: "Problems",
    body: markup`<h1>What can go wrong</h1>
<p>Every error is an RFC 9457 problem document; its <code>code</code> is one of these.</p>
<dl>${Object.entries(PROBLEMS).map(
      ([code, [status, title]]) =>
        markup`<dt id="${code}"><code>${code}</code> (${status})</dt><dd>${title}.</dd>`,
    )}</dl>`,
  });
}
