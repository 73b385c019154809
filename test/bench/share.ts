// A share of something counted, with how sure the count makes us of it.

export interface Share {
  readonly hits: number;
  readonly total: number;
}

/** Counts the rows for which `test` holds. */
export function shareOf<Row>(rows: readonly Row[], test: (row: Row) => boolean): Share {
  return { hits: rows.filter(test).length, total: rows.length };
}

/** In percent; NaN of nothing. */
export const percent = ({ hits, total }: Share): number => (100 * hits) / total;

/** z of a two-sided 95 % interval. */
const Z = 1.96;

/** The 95 % interval in percent (Wilson 1927), which holds near 0 and 100 too. */
export function interval({ hits, total }: Share): readonly [number, number] {
  if (total === 0) return [NaN, NaN];
  const p = hits / total;
  const centre = p + (Z * Z) / (2 * total);
  const reach = Z * Math.sqrt((p * (1 - p)) / total + (Z * Z) / (4 * total * total));
  const scale = 1 + (Z * Z) / total;
  return [(100 * (centre - reach)) / scale, (100 * (centre + reach)) / scale];
}

/** `97.3 % (96.1–98.2, 430 of 442)`. */
export function shown(share: Share): string {
  const [low, high] = interval(share);
  return `${percent(share).toFixed(1)} % (${low.toFixed(1)}–${high.toFixed(1)}, ${String(share.hits)} of ${String(share.total)})`;
}
