// The form: for a comment of its own, or in place for a reply. Keeps what is typed at every stroke, and sends until
// there is an answer, always under the key the draft got when it was first sent.
import type { Submitted } from "../../contract/submit.ts";
import type { Trouble } from "./client.ts";
import type { Context } from "./context.ts";
import { make } from "./dom.ts";
import type { Kept } from "./memory.ts";
import { texts } from "./texts.ts";

/** A comment that has arrived. */
export interface Sent {
  readonly submitted: Submitted;
  readonly text: string;
  readonly name: string;
  /** Whether its author was still at the form. */
  readonly focused: boolean;
}

export interface FormOptions {
  /** The comment a reply answers; null for one of its own. */
  readonly parent: string | null;
  /** What the field for the text is called. */
  readonly label: string;
  readonly onSent: (sent: Sent) => void;
  /** Closes the form; absent where it stays open. */
  readonly onCancel?: () => void;
}

interface Form extends FormOptions {
  readonly context: Context;
  readonly element: HTMLFormElement;
  readonly inputs: ReturnType<typeof makeInputs>;
  readonly status: HTMLElement;
  readonly shownAt: number;
  key: string | null;
  /** Sent in a row without an answer. */
  tries: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  sending: boolean;
}

/** The name a draft is kept under. */
export const draftName = (thread: string, parent: string | null) => `${thread} ${parent ?? ""}`;

/** The form with what was typed before. A draft that was being sent goes on being sent. */
export function commentForm(context: Context, options: FormOptions): HTMLFormElement {
  const { person, drafts } = context.memory.read();
  const draft = drafts[draftName(context.thread, options.parent)];
  const inputs = makeInputs(person, draft);
  const status = make("p", { className: "notice", role: "status" });
  const form: Form = {
    ...options,
    context,
    inputs,
    status,
    element: make("form", { noValidate: true }),
    shownAt: performance.now(),
    key: draft?.key ?? null,
    tries: 0,
    timer: undefined,
    sending: false,
  };
  fill(form);
  if (draft?.pending) void send(form);
  return form.element;
}

function makeInputs({ name, email }: Kept["person"], draft: Kept["drafts"][string] | undefined) {
  return {
    text: make("textarea", { value: draft?.text ?? "" }),
    name: make("input", { autocomplete: "name", value: name }),
    email: make("input", { autocomplete: "email", inputMode: "email", value: email }),
    spoiler: make("input", { type: "checkbox", checked: !!draft?.spoiler }),
    website: make("input", { name: "website", tabIndex: -1, autocomplete: "off" }),
  };
}

function fill(form: Form): void {
  const { element, inputs, status, label, onCancel } = form;
  element.oninput = () => {
    change(form);
  };
  element.onsubmit = (event) => {
    event.preventDefault();
    void send(form);
  };
  const cancel = () => {
    change(form);
    onCancel?.();
  };
  element.append(
    field(label, inputs.text, texts.hint),
    make(
      "div",
      { className: "pair" },
      field(texts.name, inputs.name),
      field(texts.email, inputs.email, texts.optional),
    ),
    make("label", { className: "box" }, inputs.spoiler, texts.spoilers),
    make("label", { className: "trap", ariaHidden: "true" }, texts.trap, inputs.website),
    status,
    make("button", { className: "send" }, texts.send),
  );
  if (onCancel)
    element.append(
      make("button", { type: "button", className: "link cancel", onclick: cancel }, texts.cancel),
    );
}

function field(label: string, input: HTMLElement, hint?: string): HTMLElement {
  return make("label", {}, make("span", {}, label, hint && make("small", {}, hint)), input);
}

/** Another text is another comment: it needs a key of its own, and is sent only when its author says so. */
function change(form: Form): void {
  const { context, inputs, status } = form;
  status.textContent = form.timer ? texts.kept : "";
  halt(form);
  form.key = null;
  keep(form, false);
  context.memory.keep({ person: { name: inputs.name.value, email: inputs.email.value } });
}

function keep({ context, inputs, key, parent }: Form, pending: boolean): void {
  const text = inputs.text.value;
  const draft = text ? { text, spoiler: inputs.spoiler.checked, key, pending } : null;
  context.memory.keepDraft(draftName(context.thread, parent), draft);
}

function halt(form: Form): void {
  clearTimeout(form.timer);
  form.timer = undefined;
}

async function send(form: Form): Promise<void> {
  const { context, element, inputs, status } = form;
  if (form.sending) return;
  halt(form);
  form.sending = true;
  const key = (form.key ??= newKey());
  keep(form, true);
  showErrors(form, []);
  status.textContent = texts.sending;
  const body = bodyOf(form);
  const receipt = context.memory.read().mine.at(-1)?.receipt;
  const { answer, trouble } = await context.client.submit(body, { key, receipt });
  form.sending = false;
  if (trouble) {
    refuse(form, trouble, key);
    return;
  }
  const focused = element.matches(":focus-within");
  finish(form, key);
  form.onSent({ submitted: answer, text: body.text, name: inputs.name.value, focused });
}

function bodyOf({ inputs, parent, context, shownAt }: Form) {
  return {
    text: inputs.text.value,
    author: { name: inputs.name.value, email: inputs.email.value },
    parent,
    spoiler: inputs.spoiler.checked,
    website: inputs.website.value,
    filledIn: Math.round(performance.now() - shownAt),
    ...context.page,
  };
}

/** Empties the form, unless its author wrote on while it was being sent. */
function finish(form: Form, key: string): void {
  const { inputs, status } = form;
  form.tries = 0;
  status.textContent = "";
  if (form.key !== key) return;
  form.key = null;
  inputs.text.value = "";
  inputs.spoiler.checked = false;
  keep(form, false);
}

function refuse(form: Form, { retryAfter, code, errors = [], detail }: Trouble, key: string): void {
  const { status, element } = form;
  if (retryAfter === null || form.key !== key) {
    if (code === "reused") form.key = null;
    keep(form, false);
    status.textContent = (errors.length ? texts.invalid : detail) ?? texts.kept;
    showErrors(form, errors);
    return;
  }
  const seconds = retryAfter || Math.min(60, 3 * 2 ** form.tries++);
  status.textContent = texts.later(seconds);
  form.timer = setTimeout(() => {
    if (element.isConnected) void send(form);
  }, seconds * 1000);
}

/** Each error stands with its field, as part of the label; what has no field here is said in the status line. */
function showErrors({ element, inputs, status, label }: Form, errors: NonNullable<Trouble["errors"]>): void {
  for (const note of element.querySelectorAll(".error")) note.remove();
  for (const input of element.querySelectorAll("[aria-invalid]")) input.ariaInvalid = null;
  for (const { path, message } of errors) {
    const name = path.replace("author.", "");
    if (name === "text" || name === "name" || name === "email") {
      const sentence = `${name === "text" ? label : texts[name]} ${message}.`;
      inputs[name].ariaInvalid = "true";
      inputs[name].after(make("small", { className: "error" }, sentence));
    } else status.textContent = message;
  }
  element.querySelector<HTMLElement>("[aria-invalid]")?.focus();
}

/** 128 random bits; `crypto.randomUUID` is missing on pages without https. */
function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
