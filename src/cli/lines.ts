// Reads and writes lines as JSON Lines means them: only LF ends a line. (node:readline also splits at U+2028,
// which JSON text may hold as it is.) Holds one chunk and one unfinished line, never the whole input.
import { once } from "node:events";
import type { Writable } from "node:stream";

/** The lines of `source` without their LF, numbered from 1; a last line without LF counts too. */
export async function* readLines(
  source: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<{ number: number; line: string }> {
  // The decoder drops a byte order mark and keeps a character that two chunks share.
  const decoder = new TextDecoder();
  let number = 0;
  // The pieces are joined once, at the line's end: joining at every chunk would be quadratic on a long line.
  let pieces: string[] = [];
  for await (const chunk of source) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      pieces.push(text.slice(start, end));
      yield { number: ++number, line: pieces.join("") };
      pieces = [];
      start = end + 1;
    }
    pieces.push(text.slice(start));
  }
  const last = pieces.join("") + decoder.decode();
  if (last !== "") yield { number: ++number, line: last };
}

/**
 * Writes lines no faster than they are taken: the answer comes when there is room for the next one. `false`:
 * the reader has left (`| head`), which is no error but the end of the work. Other failures are thrown.
 */
export function createLineWriter(target: Writable): (line: string) => Promise<boolean> {
  let failure: NodeJS.ErrnoException | undefined;
  target.on("error", (error) => (failure = error));
  return async (line) => {
    if (!failure && !target.write(`${line}\n`))
      await once(target, "drain").catch((error: unknown) => (failure ??= error as Error));
    if (!failure) return true;
    if (failure.code === "EPIPE" || failure.code === "ERR_STREAM_DESTROYED") return false;
    throw failure;
  };
}
