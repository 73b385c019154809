// A moment, as a moderator thinks of it ("3 hours ago"), with the exact time for machines and on hovering.
import type { JSX } from "preact";

const STEPS = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
/** Older than this, a date says more than a number of days. */
const LONG_AGO_SECONDS = 14 * 86_400;

export function When({ time }: { readonly time: string }): JSX.Element {
  const date = new Date(time);
  return (
    <time class="quiet" dateTime={time} title={exact.format(date)}>
      {ago(date)}
    </time>
  );
}

function ago(date: Date): string {
  const seconds = (Date.now() - date.getTime()) / 1_000;
  if (seconds > LONG_AGO_SECONDS) return day.format(date);
  const step = STEPS.find((candidate) => seconds >= candidate.seconds);
  return step
    ? relative.format(-Math.floor(seconds / step.seconds), step.unit)
    : relative.format(0, "minute");
}
