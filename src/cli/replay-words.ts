// A replay's result for people: how many, how well that agrees with what people decided, and some examples.
import type { Agreement, Example, ReplayReport } from "../moderation/replay.ts";
import { alignRows } from "./table.ts";

const EXAMPLES_SHOWN = 5;
/** Code points of an example's text. */
const TEXT_SHOWN = 80;

/** The lines for a terminal. */
export function inWords(done: number, report: ReplayReport): string[] {
  const lists = [
    { name: "newly held", ...report.held },
    { name: "newly freed", ...report.freed },
    { name: "newly rejected", ...report.rejected },
  ];
  return [
    `${many(done, "comment")} looked at, ${String(report.leftOut)} of them left out.`,
    ...alignRows(lists.map(({ name, count }) => [name, String(count)])),
    "",
    ...agreementInWords(report),
    ...lists.flatMap(({ name, examples }) => examplesInWords(name, examples)),
  ];
}

function agreementInWords({ before, reviewed, ...after }: ReplayReport): string[] {
  if (reviewed === 0) return ["No person decided about any of them, so nothing says which policy is right."];
  const row = (name: keyof Agreement) => [name, percent(before[name]), percent(after[name])];
  return [
    `As people decided about ${many(reviewed, "comment")}:`,
    ...alignRows([["", "before", "after"], row("precision"), row("recall")]),
  ];
}

function examplesInWords(name: string, examples: readonly Example[]): string[] {
  if (examples.length === 0) return [];
  const rows = examples
    .slice(0, EXAMPLES_SHOWN)
    .map(({ id, before, after, text }) => [`  ${id}`, `${before} → ${after}`, oneLine(text)]);
  return ["", `${name}, for example:`, ...alignRows(rows)];
}

/** A stranger's text must neither break the line nor speak to the terminal. */
function oneLine(text: string): string {
  const shown = Array.from(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim());
  return shown.length <= TEXT_SHOWN ? shown.join("") : `${shown.slice(0, TEXT_SHOWN - 1).join("")}…`;
}

const percent = (share: number | null) => (share === null ? "unknown" : `${(share * 100).toFixed(1)} %`);

function many(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? "" : "s"}`;
}
