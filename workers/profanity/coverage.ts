// Does one of many spans contain this one? Sorted once, each question costs a binary search.

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Answers whether some span of the list contains the span it is asked about. */
export function coverage(spans: readonly Span[]): (asked: Span) => boolean {
  if (spans.length === 0) return () => false;
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? 0));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (furthest[low - 1] ?? -1) >= end;
  };
}
