// Words for what went wrong. The server's own sentence is used where the catalogue has none.
import type { Problem } from "./api.ts";
import { texts } from "./texts.ts";

export function wordsFor({ code, detail, retryAfter }: Problem): string {
  switch (code) {
    case "unreachable":
    case "busy":
    case "internal":
      return texts.trouble.away;
    case "rate":
      return texts.trouble.rate(retryAfter);
    default:
      return detail ?? texts.trouble.unknown;
  }
}
