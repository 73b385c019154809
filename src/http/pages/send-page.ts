// Sends a page with the headers it needs to stand in a frame of the blog and to send its form there.
import type { Response } from "express";
import { pageHeaders } from "./document.ts";

export interface Page {
  readonly html: string;
  /** 200 unless said otherwise. */
  readonly status?: number;
  /** The site's origins; none where no site is known. */
  readonly origins: readonly string[];
}

/** Answers with a page. */
export function sendPage(response: Response, { html, status = response.statusCode, origins }: Page): void {
  response.removeHeader("X-Frame-Options");
  response.status(status).set(pageHeaders(origins)).send(html);
}
