// Lays rows out for a terminal: columns as wide as their widest cell, two spaces between them.
import { countCodePoints } from "../moderation/text.ts";

/** One line a row, without blanks at its end. Width is counted in code points. */
export function alignRows(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, countCodePoints(cell));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - countCodePoints(cell)))
      .join("  ")
      .trimEnd(),
  );
}
