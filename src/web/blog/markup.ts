// Makes HTML out of data for the demo blog. A blog is somebody else's program, so this one borrows nothing of Momo's
// own code but the shape of its answers.

/** HTML that may be put into other HTML as it is. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Gap = Markup | string | number | null | undefined | false | readonly Gap[];

/** The template: markup`<p>${text}</p>`. Everything that is not `Markup` is escaped; attributes must be quoted. */
export function markup(parts: TemplateStringsArray, ...gaps: readonly Gap[]): Markup {
  return new Markup(parts.reduce((before, part, index) => before + toHtml(gaps[index - 1]) + part));
}

function toHtml(gap: Gap): string {
  if (gap === null || gap === undefined || gap === false) return "";
  if (gap instanceof Markup) return gap.html;
  if (typeof gap === "object") return gap.map(toHtml).join("");
  return String(gap).replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
