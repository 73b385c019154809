// Serves the moderators' console: one page for all its addresses, its script and its style. The page runs no
// other script than its own and stands in nobody's frame.
import { Router } from "express";
import type { RequestHandler } from "express";
import { refuseOtherMethods } from "../methods.ts";

export interface ConsoleRouteDeps {
  /** Absolute path of the folder with `dashboard.js` and `dashboard.css`. */
  readonly assets: string;
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Momo: moderation</title>
<link rel="stylesheet" href="/moderate/dashboard.css">
<script type="module" src="/moderate/dashboard.js"></script>
</head>
<body>
<div id="app"></div>
<noscript><p>This page works with JavaScript only. The comments on the blogs do without.</p></noscript>
</body>
</html>
`;

/** `trusted-types 'none'`: not even the console itself can turn text into markup. */
const HEADERS = {
  "Cache-Control": "no-cache",
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/** Routes below `/moderate`. */
export function createConsoleRouter({ assets }: ConsoleRouteDeps): Router {
  const router = Router();
  const secure: RequestHandler = (_request, response, next) => {
    response.set(HEADERS);
    next();
  };
  for (const file of ["dashboard.js", "dashboard.css"])
    router.get(`/${file}`, secure, (_request, response) => {
      response.sendFile(file, { root: assets });
    });
  router.get("/{*path}", secure, (_request, response) => {
    response.type("html").send(PAGE);
  });
  router.use(refuseOtherMethods({ "/{*path}": ["GET"] }));
  return router;
}
