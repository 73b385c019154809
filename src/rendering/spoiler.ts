// Covers: `>!hidden!<` on one line, over several, and over several paragraphs. A cover binds tighter than emphasis and
// links, because what was meant to be hidden must not show for a stray asterisk; only code binds tighter.
import type { MarkdownIt, StateCore, StateInline } from "markdown-it";
import { COVER, guard, UNCOVER } from "./guard.ts";

/** Escapes, code, addresses in angle brackets, and the marks themselves, as written and as `guardOpenings` leaves them. */
const GUARDED_OPENING = guard(">!");
const MARKS = new RegExp(`\\\\[^]|\`+|!<|>!|${GUARDED_OPENING}|<[^\\s<>]+>`, "g");

interface Mark {
  readonly at: number;
  readonly opens: boolean;
}

/**
 * Keeps `>!` from beginning a quotation: it is guarded wherever one could begin. Elsewhere it stays, because the `>`
 * may be the end of an address in angle brackets.
 */
export function guardOpenings(text: string): string {
  return text.replace(/(?<![^\s>])>!/g, GUARDED_OPENING);
}

/** Adds covers to the parser: pairs of marks are found once blocks are known, and read with the other inlines. */
export function spoilers(md: MarkdownIt): void {
  md.core.ruler.before("inline", "pair_spoilers", pairSpoilers);
  md.inline.ruler.before("escape", "spoiler", readSpoiler);
}

/**
 * Makes marks of what opens and closes. Where a cover goes on over several blocks, each of them gets one of its own.
 * An opening that nothing closes stays as written, and so does one that is followed by another in a later block.
 */
function pairSpoilers(state: StateCore): void {
  if (!state.src.includes("!<")) return;
  const blocks = state.tokens.filter((token) => token.type === "inline" || token.type === "fence");
  const marks = blocks.map((block) => (block.type === "inline" ? marksOf(block.content) : []));
  const goesOn = closesLater(marks);
  let open = false;
  for (const [index, block] of blocks.entries()) {
    if (block.type === "fence") block.meta = { covered: open };
    else
      ({ content: block.content, open } = withCovers(block.content, marks[index] ?? [], {
        open,
        goesOn: goesOn[index] ?? false,
      }));
  }
}

/** For each block: is the next mark in any block after it a closing one? */
function closesLater(marks: readonly (readonly Mark[])[]): boolean[] {
  let closes = false;
  return marks
    .toReversed()
    .map(([first]) => {
      const later = closes;
      if (first) closes = !first.opens;
      return later;
    })
    .reverse();
}

/** The content of one block with its covers put in, and whether the last one goes on behind it. */
function withCovers(
  content: string,
  marks: readonly Mark[],
  around: { open: boolean; goesOn: boolean },
): { content: string; open: boolean } {
  const lastClosing = marks.findLastIndex((mark) => !mark.opens);
  let { open } = around;
  let covered = open ? COVER : "";
  let at = 0;
  for (const [index, mark] of marks.entries()) {
    if (mark.opens === open || (mark.opens && index > lastClosing && !around.goesOn)) continue;
    covered += content.slice(at, mark.at) + (mark.opens ? COVER : UNCOVER);
    at = mark.at + 2;
    open = mark.opens;
  }
  return { content: covered + content.slice(at) + (open ? UNCOVER : ""), open };
}

function marksOf(content: string): Mark[] {
  const marks: Mark[] = [];
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(content); match; match = MARKS.exec(content)) {
    const [found] = match;
    if (found.startsWith("`")) MARKS.lastIndex = endOfCode(content, MARKS.lastIndex, found.length);
    else if (found === "!<") marks.push({ at: match.index, opens: false });
    else if (found === ">!" || found === GUARDED_OPENING) marks.push({ at: match.index, opens: true });
  }
  return marks;
}

/** Where the code that begins with this many backticks ends; right there, when nothing ends it. */
function endOfCode(content: string, start: number, ticks: number): number {
  for (let from = content.indexOf("`", start); from !== -1;) {
    let end = from;
    while (content.charAt(end) === "`") end++;
    if (end - from === ticks) return end;
    from = content.indexOf("`", end);
  }
  return start;
}

function readSpoiler(state: StateInline, silent: boolean): boolean {
  const start = state.pos + 1;
  if (state.src.charAt(state.pos) !== COVER) return false;
  const end = state.src.indexOf(UNCOVER, start);
  const { posMax } = state;
  if (end <= start || end >= posMax) return false;
  if (!silent) {
    state.push("spoiler_open", "span", 1);
    state.pos = start;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push("spoiler_close", "span", -1);
  }
  state.pos = end + 1;
  return true;
}
