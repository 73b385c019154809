// The Markdown that comments are written in: which rules there are, and how deep blocks may go. What is not named here
// (HTML, entities, tables, indented code, reference definitions) stays the text it is, so nothing a person
// wrote disappears.
import MarkdownIt from "markdown-it";
import type { StateBlock, StateInline, Token } from "markdown-it";
import { COVER } from "./guard.ts";
import { links } from "./links.ts";
import { guardOpenings, spoilers } from "./spoiler.ts";

/** Levels of blocks: a quotation is one, a list two. Deeper down there is only text. */
const DEEPEST_BLOCK = 12;

const BLOCKS = ["fence", "blockquote", "hr", "list", "heading", "lheading"];
const INLINES = ["newline", "escape", "backticks", "strikethrough", "emphasis", "link", "image", "autolink"];

const markdown = new MarkdownIt("zero", { html: false, linkify: true, maxNesting: 2 * DEEPEST_BLOCK })
  .enable([...BLOCKS, ...INLINES, "linkify"])
  .use(spoilers)
  .use(links);
markdown.block.ruler.before("table", "deepest", readDeepest);
markdown.inline.ruler.at("text", readText);

/** The tokens of a text whose masks are guarded already. Takes time in proportion to the text, whatever it holds. */
export function parseMarkdown(source: string): Token[] {
  return markdown.parse(guardOpenings(source), {});
}

/** At the deepest level everything up to the next blank line is one paragraph. The parser alone would leave it out. */
function readDeepest(state: StateBlock, startLine: number, endLine: number): boolean {
  if (state.level < DEEPEST_BLOCK) return false;
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line)) line++;
  state.line = line;
  state.push("paragraph_open", "p", 1);
  const inline = state.push("inline", "", 0);
  inline.content = state.getLines(startLine, line, state.blkIndent, false).trim();
  inline.children = [];
  state.push("paragraph_close", "p", -1);
  return true;
}

/** What no inline rule begins with; the parser's own list of signs, and the cover's. */
const PLAIN = new RegExp(`[^\\n!#$%&*+\\-:<=>@[\\]\\\\^_\`{}~${COVER}]+`, "y");

function readText(state: StateInline, silent: boolean): boolean {
  PLAIN.lastIndex = state.pos;
  const [plain] = PLAIN.exec(state.src) ?? [""];
  const found = plain.slice(0, state.posMax - state.pos);
  if (found === "") return false;
  if (!silent) state.pending += found;
  state.pos += found.length;
  return true;
}
