// How good are scores? The usual figures, with counts and 95 % intervals.

export interface Judged {
  readonly score: number;
  readonly spam: boolean;
}

export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  /** Wilson's interval, 95 %. */
  readonly low: number;
  readonly high: number;
}

const Z = 1.96;

export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: NaN, low: 0, high: 1 };
  const p = hits / of;
  const middle = (p + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const reach = (Z * Math.sqrt((p * (1 - p)) / of + Z ** 2 / (4 * of ** 2))) / (1 + Z ** 2 / of);
  return { hits, of, share: p, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** The chance that a spam comment scores higher than a genuine one; ties count half. */
export function areaUnderCurve(judged: readonly Judged[]): number {
  const sorted = judged.toSorted((a, b) => a.score - b.score);
  let [spam, ham, won] = [0, 0, 0];
  for (let from = 0; from < sorted.length;) {
    let [spamHere, hamHere] = [0, 0];
    const score = sorted[from]?.score;
    for (; sorted[from]?.score === score && from < sorted.length; from++)
      if (sorted[from]?.spam) spamHere++;
      else hamHere++;
    won += spamHere * (ham + hamHere / 2);
    spam += spamHere;
    ham += hamHere;
  }
  return won / (spam * ham);
}

/** The score above which at most this share of the genuine comments lies. */
export function lineAt(falseAlarms: number, judged: readonly Judged[]): number {
  const ham = judged.filter(({ spam }) => !spam).map(({ score }) => score);
  ham.sort((a, b) => b - a);
  return ham[Math.floor(ham.length * falseAlarms)] ?? 0;
}

/** The share of spam above that line. */
export function recallAt(falseAlarms: number, judged: readonly Judged[]): Share {
  const line = lineAt(falseAlarms, judged);
  const spam = judged.filter((one) => one.spam);
  return shareOf(spam.filter(({ score }) => score > line).length, spam.length);
}
