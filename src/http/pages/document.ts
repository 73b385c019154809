// A complete page around its content, and the headers it must be sent with. No page has a script: what it shows works
// in any browser, in a frame of the blog, and with everything switched off.
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";

export interface DocumentParts {
  /** What the browser's tab says. */
  readonly title: string;
  readonly body: Markup;
  /** Links of the page leave a frame the page may stand in; its own forms stay inside it. */
  readonly linksLeaveFrame?: boolean;
}

/** Where the style sheet of all pages is served; `STYLE` of style.ts is its content. */
export const STYLE_PATH = "/momo.css";

/** The whole document as text. */
export function toDocument({ title, body, linksLeaveFrame = false }: DocumentParts): string {
  const { html } = markup`
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${linksLeaveFrame && markup`<base target="_top">`}
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<main>${body}</main>
</body>
</html>
`;
  return `<!doctype html>${html}`;
}

/**
 * Headers every one of these pages is sent with. `origins`: the site's own; they may frame the page, and a form
 * that goes back to the blog ends there, which browsers count as an address of the form. `X-Frame-Options` knows
 * no list of origins, so whoever sends these removes it.
 */
export function pageHeaders(origins: readonly string[]): Readonly<Record<string, string>> {
  const blogs = origins.join(" ");
  return {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": [
      "default-src 'none'",
      "style-src 'self'",
      `form-action 'self' ${blogs}`.trim(),
      `frame-ancestors ${blogs === "" ? "'none'" : `'self' ${blogs}`}`,
      "base-uri 'none'",
    ].join("; "),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
  };
}
