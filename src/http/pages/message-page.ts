// A page that says one thing: what went wrong, or that something is done.
import { toDocument } from "./document.ts";
import { markup } from "./html.ts";

export interface MessagePage {
  readonly heading: string;
  /** One or more sentences. */
  readonly message: string;
  /** Where to go from here. */
  readonly back?: { readonly url: string; readonly label: string } | null;
}

/** The page as HTML. */
export function messagePage({ heading, message, back = null }: MessagePage): string {
  return toDocument({
    title: heading,
    linksLeaveFrame: true,
    body: markup`<h1>${heading}</h1>
<p>${message}</p>
${back && markup`<p><a href="${back.url}">${back.label}</a></p>`}`,
  });
}
