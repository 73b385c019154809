// Times as people say them. The exact one stands in the element for whoever asks.
import { make } from "./dom.ts";
import { texts } from "./texts.ts";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** `<time>` with "3 hours ago", and a date for what is older than a month. */
export function when(iso: string): HTMLElement {
  const date = new Date(iso);
  const exact = date.toLocaleString(texts.language, { dateStyle: "long", timeStyle: "short" });
  return make("time", { datetime: iso, title: exact }, relative(date));
}

function relative(date: Date): string {
  const seconds = (Date.now() - date.getTime()) / 1000;
  if (seconds > 30 * 86_400) return date.toLocaleDateString(texts.language, { dateStyle: "medium" });
  const format = new Intl.RelativeTimeFormat(texts.language, { numeric: "auto" });
  for (const [unit, size] of UNITS)
    if (seconds >= size) return format.format(-Math.floor(seconds / size), unit);
  return texts.now;
}
