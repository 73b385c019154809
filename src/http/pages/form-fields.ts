// The inputs of a comment form, the same on every page: labels, what each is for, and what is wrong with it. Which
// names exist is the business of DESIGN §6; values and errors come in under those names.
import type { FieldError } from "../../errors.ts";
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";

export interface Filled {
  /** What was typed, by the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is wrong, by the name of the field. */
  readonly errors: readonly FieldError[];
}

/** How each field is called where people read of it. */
export const LABELS: Readonly<Record<string, string>> = {
  text: "Your comment",
  name: "Name",
  email: "E-mail",
  author_url: "Your web page",
  spoiler: "This comment tells what happens in the film",
  notify: "Tell me by e-mail when somebody replies",
  parent: "Send it as a reply to the comment you chose",
  url: "Address of the page",
  title: "Title of the page",
};

/** A field's error as a sentence. Messages are either sentences already, or say what the field "is". */
export function toSentence({ path, message }: FieldError): string {
  const label = LABELS[path] ?? path;
  const sentence = /^\p{Lu}/u.test(message) ? message : `${label} ${message}`;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** The id of the input of a field; the summary of errors links to it. */
export const inputId = (name: string) => `momo-${name.replaceAll(/[^a-z_]/gi, "-")}`;

const errorsOf = (filled: Filled, name: string) => filled.errors.filter((error) => error.path === name);
const valueOf = ({ fields }: Filled, name: string) => (Object.hasOwn(fields, name) ? fields[name] : "") ?? "";

function errorNote(filled: Filled, name: string): { attributes: Markup | false; note: Markup | false } {
  const errors = errorsOf(filled, name);
  if (errors.length === 0) return { attributes: false, note: false };
  const id = `${inputId(name)}-error`;
  return {
    attributes: markup` aria-invalid="true" aria-describedby="${id}"`,
    note: markup`<span class="error" id="${id}">${errors.map(toSentence).join(" ")}</span>`,
  };
}

/** The comment itself. The line break keeps a text that begins with one: parsers drop the first. */
export function textArea(filled: Filled): Markup {
  const { attributes, note } = errorNote(filled, "text");
  return markup`<p class="field"><label for="${inputId("text")}">${LABELS["text"]}</label>
<textarea id="${inputId("text")}" name="text" rows="7" required${attributes}>
${valueOf(filled, "text")}</textarea>${note}</p>`;
}

interface LineOptions {
  readonly type?: "text" | "email" | "url";
  readonly autocomplete?: string;
  /** A word beside the label. */
  readonly hint?: string;
}

/** A field of one line. An address is checked by Momo, not the browser, which would refuse some good ones. */
export function line(filled: Filled, name: string, options: LineOptions = {}): Markup {
  const { type = "text", autocomplete = "off", hint } = options;
  const { attributes, note } = errorNote(filled, name);
  return markup`<p class="field"><label for="${inputId(name)}">${LABELS[name] ?? name}${
    hint !== undefined && markup` <small>${hint}</small>`
  }</label>
<input id="${inputId(name)}" name="${name}" type="text" inputmode="${type}" autocomplete="${autocomplete}" value="${valueOf(filled, name)}"${attributes}>${note}</p>`;
}

/** A box to tick. */
export function box(filled: Filled, name: string, value = "true"): Markup {
  const { attributes, note } = errorNote(filled, name);
  const ticked = !["", "false", "0", "off", "no"].includes(valueOf(filled, name).toLowerCase());
  return markup`<p class="box"><input id="${inputId(name)}" name="${name}" type="checkbox" value="${value}"${
    ticked && markup` checked`
  }${attributes}> <label for="${inputId(name)}">${LABELS[name]}</label>${note}</p>`;
}

/** A field nobody sees. */
export function hidden(name: string, value: string): Markup {
  return markup`<input type="hidden" name="${name}" value="${value}">`;
}

/** The honeypot: people do not see it, and what fills it in is a program. */
export function honeypot(filled: Filled): Markup {
  return markup`<p class="trap" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off" value="${valueOf(filled, "website")}"></label></p>`;
}

/** The inputs for words and people that every form shows. */
export function everydayFields(filled: Filled): Markup {
  return markup`${textArea(filled)}
<div class="pair">${line(filled, "name", { autocomplete: "name" })}${line(filled, "email", {
    type: "email",
    autocomplete: "email",
    hint: "optional, never shown",
  })}</div>
${box(filled, "spoiler")}
${honeypot(filled)}`;
}
