// Reads a form as a browser sends it without any script, and gives its fields the shape of a JSON submit.
import { AppError } from "../errors.ts";
import type { FieldError } from "../errors.ts";

export interface Form {
  /** The first value of each field. */
  readonly fields: ReadonlyMap<string, string>;
  /** All values of each field that came more than once. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
}

/** What a submit form may hold; other fields are the blog's own business. */
export const SUBMIT_FIELDS = [
  "text",
  "name",
  "email",
  "author_url",
  "website",
  "url",
  "title",
  "parent",
  "spoiler",
  "token",
  "key",
  "receipt",
  "notify",
  "return",
] as const;
type SubmitField = (typeof SUBMIT_FIELDS)[number];

/** Fields that one form may hold; browsers send every control, so this is far above any real one. */
const FIELDS_MOST = 200;

/** Throws `malformed` for an encoding no browser makes, percent signs that decode to no UTF-8 included. */
export function parseForm(text: string): Form {
  const pairs = text.split("&", FIELDS_MOST + 1).filter((pair) => pair !== "");
  if (pairs.length > FIELDS_MOST) throw new AppError("malformed", "The form has too many fields.");
  const fields = new Map<string, string>();
  const repeated = new Map<string, readonly string[]>();
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const value = equals === -1 ? "" : decode(pair.slice(equals + 1));
    const first = fields.get(name);
    if (first === undefined) fields.set(name, value);
    else repeated.set(name, [...(repeated.get(name) ?? [first]), value]);
  }
  return { fields, repeated };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new AppError("malformed", "The form is not encoded as a browser would.");
  }
}

/** A field of the form; null when it is missing or empty. */
export function fieldOf(form: Form, name: SubmitField): string | null {
  return form.fields.get(name) || null;
}

/** Everything typed, by the name of the field, for showing it again; what came twice stands one below the other. */
export function typedFields(form: Form): Record<string, string> {
  const all = Array.from(form.repeated, ([name, values]) => [name, values.join("\n\n")] as const);
  return Object.fromEntries([...form.fields, ...all]);
}

/** The fields as the body of a JSON submit. Throws `invalid` naming each field that came more than once. */
export function toSubmission(form: Form): unknown {
  const known: readonly string[] = SUBMIT_FIELDS;
  const errors = [...form.repeated.keys()]
    .filter((name) => known.includes(name))
    .map((path) => ({ path, message: "is given more than once" }));
  if (errors.length > 0) throw new AppError("invalid", "A field is given more than once.", { errors });
  return {
    text: form.fields.get("text"),
    author: { name: fieldOf(form, "name"), email: fieldOf(form, "email"), url: fieldOf(form, "author_url") },
    parent: fieldOf(form, "parent"),
    url: fieldOf(form, "url"),
    title: fieldOf(form, "title"),
    spoiler: isTicked(fieldOf(form, "spoiler")),
    website: fieldOf(form, "website"),
    token: fieldOf(form, "token"),
    notify: isTicked(fieldOf(form, "notify")),
  };
}

function isTicked(value: string | null): boolean {
  return value !== null && !["false", "0", "off", "no"].includes(value.toLowerCase());
}

/** Where a form shows what is wrong with a field of the JSON body. */
const FORM_NAMES: Readonly<Record<string, SubmitField>> = {
  "author.name": "name",
  "author.email": "email",
  "author.url": "author_url",
};

/** Errors with the names the fields have in the form. */
export function toFormErrors(errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ path, message }) => ({ path: FORM_NAMES[path] ?? path, message }));
}
