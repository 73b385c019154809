// Makes HTML out of data, and is the only way to make it here: whatever is put into the template is escaped unless it
// came out of the template itself. Never hand a reader's words to `trusted`.

/** HTML that is safe to put into other HTML. Only `markup` and `trusted` make it. */
export interface Markup {
  readonly html: string;
}

/** What may stand in a gap of the template: `null`, `undefined` and `false` leave nothing behind. */
type Gap = Markup | string | number | null | undefined | false | readonly Gap[];

const made = new WeakSet<Markup>();

/** The template: markup`<p>${text}</p>`. Attributes must be quoted; a gap between quotes is escaped for them too. */
export function markup(parts: TemplateStringsArray, ...gaps: readonly Gap[]): Markup {
  return keep(parts.reduce((before, part, index) => before + toHtml(gaps[index - 1]) + part));
}

/** Takes over what Momo's own renderer made: a comment's `html`, which holds allow-listed elements only. */
export function trusted(html: string): Markup {
  return keep(html);
}

function keep(html: string): Markup {
  const safe = Object.freeze({ html });
  made.add(safe);
  return safe;
}

function toHtml(gap: Gap): string {
  if (gap === null || gap === undefined || gap === false) return "";
  if (typeof gap !== "object") return escapeHtml(String(gap));
  if (isList(gap)) return gap.map(toHtml).join("");
  if (!made.has(gap)) throw new TypeError("something that only looks like markup was put into a page");
  return gap.html;
}

const isList = (gap: Markup | readonly Gap[]): gap is readonly Gap[] => Array.isArray(gap);

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for between tags and for between quotes. NUL, which no page may hold, becomes U+FFFD. */
function escapeHtml(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
