// How many swear words are found, and how many innocent texts are flagged: Momo beside other filters, on the same
// rows in the same run.
import { readRows } from "./data.ts";
import type { LabelledRow } from "./data.ts";
import { createProfanityFilters } from "./profanity-filters.ts";
import type { ProfanityFilter } from "./profanity-filters.ts";
import { percent, shareOf, shown } from "./share.ts";
import type { Share } from "./share.ts";

/** What is asked of one filter: which rows, and what counts. */
interface Question {
  readonly name: string;
  readonly rows: readonly LabelledRow[];
  /** `found`: strong words it should find. `flagged`: texts it should leave alone, whatever the degree. */
  readonly kind: "found" | "flagged";
  /** Percent Momo is held against; at least for `found`, at most for `flagged`. */
  readonly goal: number | null;
}

export interface AccuracyReport {
  readonly figures: Record<string, number>;
  readonly goals: Record<string, number>;
  readonly met: boolean;
  readonly lines: readonly string[];
}

/** Figures are percent, named `question, filter`; goals are for Momo alone. */
export function measureProfanity(folder: string): AccuracyReport {
  const filters = createProfanityFilters();
  const figures: Record<string, number> = {};
  const goals: Record<string, number> = {};
  const lines: string[] = [];
  let met = true;
  for (const question of questions(folder)) {
    lines.push(`${question.name}${question.goal === null ? "" : ` (goal ${goalOf(question)})`}`);
    for (const filter of filters) {
      const share = ask(question, filter);
      const figure = `${question.name}, ${filter.name}`;
      figures[figure] = percent(share);
      lines.push(`  ${filter.name.padEnd(18)}${shown(share)}`);
      if (filter.name !== "momo" || question.goal === null) continue;
      goals[figure] = question.goal;
      met &&= question.kind === "found" ? percent(share) >= question.goal : percent(share) <= question.goal;
    }
  }
  return { figures, goals, met, lines };
}

const goalOf = ({ kind, goal }: Question): string => `${kind === "found" ? "≥" : "≤"} ${String(goal)} %`;

function ask({ rows, kind }: Question, filter: ProfanityFilter): Share {
  return shareOf(rows, ({ text }) => (kind === "found" ? filter.flagsStrong(text) : filter.flags(text)));
}

function questions(folder: string): Question[] {
  const gold = readRows(folder, "profanity-gold.dev.jsonl");
  const comments = gold.filter(({ source }) => source === "youtube");
  const disguises = readRows(folder, "obfuscation.dev.jsonl");
  const rustrict = readRows(folder, "rustrict.dev.jsonl");
  const film = readRows(folder, "ham-film.dev.jsonl").filter(({ source }) => source !== "nsmc");
  const labelled = (rows: LabelledRow[], label: string) => rows.filter((row) => row.label === label);
  const group = (start: string) => disguises.filter((row) => row.group.startsWith(start));
  return [
    { name: "strong words found", kind: "found", rows: labelled(gold, "strong"), goal: 97 },
    { name: "clean texts flagged", kind: "flagged", rows: labelled(gold, "clean"), goal: 0.2 },
    {
      name: "video comments: strong words found",
      kind: "found",
      rows: labelled(comments, "strong"),
      goal: 97,
    },
    {
      name: "video comments: clean ones flagged",
      kind: "flagged",
      rows: labelled(comments, "clean"),
      goal: 0.4,
    },
    { name: "disguises found", kind: "found", rows: labelled(disguises, "profane"), goal: 98 },
    { name: "Scunthorpe words flagged", kind: "flagged", rows: group("scunthorpe"), goal: 0 },
    { name: "film titles and names flagged", kind: "flagged", rows: group("title"), goal: 10 },
    { name: "innocent words in disguise flagged", kind: "flagged", rows: group("benign"), goal: null },
    { name: "rustrict: profane found", kind: "found", rows: labelled(rustrict, "profane"), goal: null },
    { name: "rustrict: clean flagged", kind: "flagged", rows: labelled(rustrict, "clean"), goal: null },
    { name: "film reviews flagged (some do swear)", kind: "flagged", rows: film, goal: null },
  ];
}
