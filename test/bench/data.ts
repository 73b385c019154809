// The labelled rows of a data folder (`--data DIR`), as its README describes them. They are never part of the project.
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const row = z.object({
  id: z.string(),
  text: z.string(),
  label: z.string(),
  source: z.string(),
  group: z.string(),
});
export type LabelledRow = z.infer<typeof row>;

/** All rows of one file, such as `spam.dev.jsonl`. Throws, naming the line, when one is not as promised. */
export function readRows(folder: string, file: string): LabelledRow[] {
  const lines = readFileSync(path.join(folder, file), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    if (line === "") return [];
    const parsed = row.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}, line ${String(index + 1)}: ${parsed.error.message}`);
    return [parsed.data];
  });
}
