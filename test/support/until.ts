// Waits for something to become true. Tests use this and never a duration: a slow machine then waits longer,
// and a fast one does not wait at all.
import { setTimeout as pause } from "node:timers/promises";

interface UntilOptions {
  /** Milliseconds after which waiting is given up; by then something is broken, not slow. */
  readonly withinMs?: number;
}

/**
 * Asks `condition` again and again until it answers something truthy, and answers that. Throws when it never
 * does: the message is `sentence` ("the comment is public") with the last answer or error beside it.
 */
export async function until<T>(
  sentence: string,
  condition: () => T | Promise<T>,
  { withinMs = 45_000 }: UntilOptions = {},
): Promise<Exclude<T, false | null | undefined | 0 | "">> {
  const end = performance.now() + withinMs;
  let last: unknown;
  for (let wait = 5; ; wait = Math.min(wait * 1.5, 200)) {
    try {
      const answer = await condition();
      if (answer) return answer as Exclude<T, false | null | undefined | 0 | "">;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) break;
    await pause(wait);
  }
  const cause = last instanceof Error ? last.message : JSON.stringify(last);
  throw new Error(`Waited in vain until ${sentence}. Last seen: ${cause}`, { cause: last });
}
