// What a reader without script sees when their form was refused: everything they typed, what is wrong beside it, and
// one button to send again. Nothing of the form may be lost here, not even fields Momo does not know.
import type { FieldError } from "../../errors.ts";
import { toDocument } from "./document.ts";
import { box, everydayFields, hidden, inputId, LABELS, line, toSentence } from "./form-fields.ts";
import type { Filled } from "./form-fields.ts";
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";

export interface RefusedForm extends Filled {
  /** Where the form goes again. */
  readonly action: string;
  /** What went wrong, as a sentence. */
  readonly message: string;
  readonly errors: readonly FieldError[];
}

/** Shown by `everydayFields`. */
const EVERYDAY = ["text", "name", "email", "spoiler", "website"];

/** The page as HTML. */
export function refusedFormPage(refused: RefusedForm): string {
  const others = Object.entries(refused.fields).filter(([name]) => !EVERYDAY.includes(name));
  return toDocument({
    title: "Not sent yet",
    linksLeaveFrame: true,
    body: markup`<h1>Your comment is not sent yet</h1>
${summary(refused)}
<form method="post" action="${refused.action}" target="_self">
${everydayFields(refused)}
${others.map(([name, value]) => further(refused, name, value))}
<p><button>Send again</button></p>
</form>`,
  });
}

function summary({ message, errors }: RefusedForm): Markup {
  const list = errors.map((error) => markup`<li>${reference(error)}</li>`);
  return markup`<div class="notice" role="alert"><p>${message} Nothing you typed is lost.</p>
${list.length > 0 && markup`<ul>${list}</ul>`}</div>`;
}

function reference(error: FieldError): Markup {
  const sentence = toSentence(error);
  return error.path in LABELS
    ? markup`<a href="#${inputId(error.path)}" target="_self">${sentence}</a>`
    : markup`${sentence}`;
}

/** What a reader never typed stays hidden, unless it is what was refused: then they can see and mend it. */
function further(refused: RefusedForm, name: string, value: string): Markup {
  const refusedForThis = refused.errors.some((error) => error.path === name);
  if (name === "parent" && refusedForThis) return box(refused, name, value);
  if (name === "notify") return box(refused, name, value === "" ? "true" : value);
  if (name === "author_url" || (refusedForThis && name in LABELS))
    return line(refused, name, { type: "url" });
  return hidden(name, value);
}
