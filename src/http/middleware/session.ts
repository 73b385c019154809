// The session's cookie: its name, its attributes, and how it is read. Nothing else of Momo uses cookies.
import type { CookieOptions, Request, Response } from "express";

export interface SessionCookie {
  read(request: Request): string | null;
  set(response: Response, value: string): void;
  clear(response: Response): void;
}

/**
 * On https the name begins with `__Host-`, which makes browsers see to it that the cookie is of this very host.
 * `hours`: how long a browser keeps it; the server decides by itself when a session is over.
 */
export function createSessionCookie(publicUrl: string, hours: number): SessionCookie {
  const secure = new URL(publicUrl).protocol === "https:";
  const name = secure ? "__Host-momo_session" : "momo_session";
  const attributes: CookieOptions = { httpOnly: true, sameSite: "lax", path: "/", secure };
  return {
    read: (request) => readCookie(request.headers.cookie ?? "", name),
    set(response, value) {
      response.cookie(name, value, { ...attributes, maxAge: hours * 3_600_000 });
    },
    clear(response) {
      response.clearCookie(name, attributes);
    },
  };
}

/** RFC 6265, 5.4: pairs with `; ` between; the first of a name counts. */
function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
