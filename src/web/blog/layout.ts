// What every page of the demo blog has around its content, and the policy it is served with.
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";

/** A whole page as text. `api` is where Momo is; only pages with comments load its script. */
export function toPage({ title, body, api }: { title: string; body: Markup; api: string | null }): string {
  const page = markup`
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/poster.svg">
<link rel="stylesheet" href="/blog.css">
${api !== null && markup`<script async src="${api}/embed.js"></script>`}
</head>
<body>
<header class="masthead"><a href="/">Second Reel</a> <span>Short reviews, written on the way home</span></header>
<main>${body}</main>
<footer class="colophon"><p>Second Reel is a demonstration. Its films are made up; its comments are real, and moderated by Momo.</p></footer>
</body>
</html>
`;
  return `<!doctype html>${page.html}`;
}

/** As strict as a policy can be: one script, from Momo, which may call Momo, and forms that go there. */
export function contentPolicy(api: string): string {
  return [
    "default-src 'none'",
    `script-src ${api}`,
    `connect-src ${api}`,
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${api}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}
