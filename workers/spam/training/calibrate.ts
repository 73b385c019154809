// Makes scores mean what they say: of the comments scored 0.9, nine in ten are spam. Platt's method, on rows the
// model has not seen.
import { probability } from "../model.ts";

export interface Outcome {
  readonly logOdds: number;
  readonly spam: boolean;
  /** How many rows this one stands for. */
  readonly weight: number;
}

const ROUNDS = 100;

/** Slope and offset under which the outcomes are likeliest, by Newton's method. */
export function calibrate(outcomes: readonly Outcome[]): { slope: number; offset: number } {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // A little pull towards doing nothing keeps the steps finite when the outcomes part cleanly.
    let [gs, go, hss, hso, hoo] = [slope - 1, offset, 1, 0, 1];
    for (const { logOdds, spam, weight } of outcomes) {
      const p = probability(slope * logOdds + offset);
      const error = weight * (p - (spam ? 1 : 0));
      const curve = weight * p * (1 - p);
      gs += error * logOdds;
      go += error;
      hss += curve * logOdds * logOdds;
      hso += curve * logOdds;
      hoo += curve;
    }
    const determinant = hss * hoo - hso * hso;
    slope -= (gs * hoo - go * hso) / determinant;
    offset -= (go * hss - gs * hso) / determinant;
  }
  return { slope: round4(slope), offset: round4(offset) };
}

function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
