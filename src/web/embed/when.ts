// When something was written, in the reader's own time zone.
import { make } from "./dom.ts";
import { texts } from "./texts.ts";

/** `<time>` with date and time of day. */
export function when(iso: string): HTMLElement {
  const date = new Date(iso);
  return make(
    "time",
    { dateTime: iso },
    date.toLocaleString(texts.language, { dateStyle: "medium", timeStyle: "short" }),
  );
}
