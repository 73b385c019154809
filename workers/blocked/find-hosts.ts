// Which hosts does a text name, in links or without? It takes everything that could be one: only names that a site
// lists are looked for among them. One pass, linear on any input.
import { hostName } from "../../src/moderation/host-name.ts";

export interface NamedHost {
  readonly host: string;
  /** Half-open, in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

/** A run of what browsers take for a name: international dots, invisible characters and `%65` included. */
const RUN = /[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}%_.\u3002\uFF0E\uFF61-]+/gu;
const AROUND = new Set(".\u3002\uFF0E\uFF61-");
/** A name has a dot or hides one; digits with a dot are most often a rating. */
const MAY_BE_NAME = /[.\u3002\uFF0E\uFF61]|%2e|%e3%80%82/i;

/** Every host named in the text, in order, as often as it stands there. */
export function findHosts(text: string): NamedHost[] {
  const found: NamedHost[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    // By hand: a regular expression for an end of many dots would try from each of them.
    let [start, end] = [0, run.length];
    while (start < end && AROUND.has(run.charAt(start))) start++;
    while (end > start && AROUND.has(run.charAt(end - 1))) end--;
    const written = run.slice(start, end);
    const host = MAY_BE_NAME.test(written) ? hostName(written) : null;
    if (host !== null) found.push({ host, start: index + start, end: index + end });
  }
  return found;
}
