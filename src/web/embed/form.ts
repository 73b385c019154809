// The form: for a comment of its own, or in place for a reply. Keeps what is typed at every stroke, and sends until
// there is an answer, always under the key the draft got when it was first sent.
import type { Submitted } from "../../contract/submit.ts";
import { Trouble } from "./client.ts";
import type { Context } from "./context.ts";
import { make } from "./dom.ts";
import { texts } from "./texts.ts";

/** A comment that has arrived. */
export interface Sent {
  readonly submitted: Submitted;
  readonly text: string;
  readonly name: string;
}

export interface FormOptions {
  /** The comment a reply answers; null for one of its own. */
  readonly parent: string | null;
  readonly heading: string;
  readonly onSent: (sent: Sent) => void;
  /** Closes the form; null where it stays open. */
  readonly onCancel: (() => void) | null;
}

interface Form extends FormOptions {
  readonly context: Context;
  readonly element: HTMLFormElement;
  readonly inputs: Inputs;
  readonly status: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly shownAt: number;
  key: string | null;
  /** Sent in a row without an answer. */
  tries: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  sending: boolean;
}

type Inputs = ReturnType<typeof makeInputs>;

/** The form with what was typed before. A draft that was being sent goes on being sent. */
export function commentForm(context: Context, options: FormOptions): HTMLFormElement {
  const inputs = makeInputs();
  const status = make("p", { class: "status", role: "status" });
  const button = make("button", { class: "send" }, texts.form.send);
  const element = make(
    "form",
    { novalidate: true, "aria-label": options.heading, class: "form" },
    field(texts.form.text, inputs.text, texts.form.hint),
    make(
      "div",
      { class: "pair" },
      field(texts.form.name, inputs.name),
      field(texts.form.email, inputs.email, texts.form.optional),
    ),
    make("label", { class: "box" }, inputs.spoiler, texts.form.spoiler),
    make("div", { class: "trap", "aria-hidden": "true" }, make("label", {}, texts.form.trap, inputs.website)),
    status,
    make(
      "div",
      { class: "buttons" },
      button,
      options.onCancel && make("button", { type: "button", class: "link cancel" }, texts.form.cancel),
    ),
  );
  const started = { key: null, tries: 0, timer: undefined, sending: false, shownAt: performance.now() };
  start({ ...options, ...started, context, element, inputs, status, button });
  return element;
}

function makeInputs() {
  return {
    text: make("textarea", { name: "text", rows: 4 }),
    name: make("input", { name: "name", autocomplete: "name" }),
    email: make("input", { name: "email", autocomplete: "email", inputmode: "email" }),
    spoiler: make("input", { name: "spoiler", type: "checkbox" }),
    website: make("input", { name: "website", tabindex: -1, autocomplete: "off" }),
  };
}

function field(label: string, input: HTMLElement, hint?: string): HTMLElement {
  const words = make("span", {}, label, hint !== undefined && make("small", {}, hint));
  return make("div", { class: "field" }, make("label", {}, words, input));
}

function start(form: Form): void {
  const { context, element, inputs, parent } = form;
  const draft = context.memory.draft(parent);
  const person = context.memory.person();
  inputs.name.value = person.name;
  inputs.email.value = person.email;
  if (draft) {
    inputs.text.value = draft.text;
    inputs.spoiler.checked = draft.spoiler;
    form.key = draft.key;
  }
  element.addEventListener("input", () => {
    change(form);
  });
  element.querySelector(".cancel")?.addEventListener("click", () => {
    change(form);
    form.onCancel?.();
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form);
  });
  context.signal.addEventListener("abort", () => {
    clearTimeout(form.timer);
  });
  if (draft?.pending === true) void send(form);
}

/** Another text is another comment: it needs a key of its own, and is sent only when its author says so. */
function change(form: Form): void {
  const { context, inputs } = form;
  if (form.timer !== undefined) form.status.textContent = texts.form.kept;
  clearTimeout(form.timer);
  form.timer = undefined;
  form.key = null;
  keep(form, false);
  context.memory.keepPerson({ name: inputs.name.value, email: inputs.email.value });
}

function keep({ context, inputs, parent, key }: Form, pending: boolean): void {
  const text = inputs.text.value;
  const draft = { text, spoiler: inputs.spoiler.checked, key, pending };
  context.memory.keepDraft(parent, text === "" ? null : draft);
}

async function send(form: Form): Promise<void> {
  const { context, button } = form;
  if (form.sending) return;
  clearTimeout(form.timer);
  form.timer = undefined;
  form.sending = true;
  form.key ??= newKey();
  keep(form, true);
  showErrors(form, []);
  form.status.textContent = "";
  button.textContent = texts.form.sending;
  const body = bodyOf(form);
  const key = form.key;
  try {
    const submitted = await context.client.submit(body, { key, receipt: context.memory.receipt() });
    finish(form, key);
    form.onSent({ submitted, text: body.text, name: body.author.name });
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    refuse(form, error, key);
  } finally {
    form.sending = false;
    button.textContent = texts.form.send;
  }
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
  form.tries = 0;
  if (form.key !== key) return;
  form.key = null;
  form.inputs.text.value = "";
  form.inputs.spoiler.checked = false;
  keep(form, false);
}

function refuse(form: Form, trouble: Trouble, key: string): void {
  const { status, context } = form;
  if (trouble.retryAfter === null || form.key !== key) {
    if (trouble.code === "reused") form.key = null;
    keep(form, false);
    showErrors(form, trouble.errors);
    if (status.textContent === "")
      status.textContent =
        trouble.errors.length > 0 ? texts.form.invalid : trouble.message || texts.form.kept;
    return;
  }
  const seconds = trouble.retryAfter || Math.min(60, 3 * 2 ** form.tries);
  form.tries += 1;
  status.textContent = texts.form.later(seconds);
  if (context.signal.aborted) return;
  form.timer = setTimeout(() => void send(form), seconds * 1000);
}

const PATHS: Readonly<Record<string, "text" | "name" | "email">> = {
  text: "text",
  "author.name": "name",
  "author.email": "email",
};

/** Each error stands beside its field; what has no field here is said in the status line. */
function showErrors(form: Form, errors: Trouble["errors"]): void {
  for (const note of form.element.querySelectorAll(".error")) note.remove();
  for (const input of Object.values(form.inputs)) input.removeAttribute("aria-invalid");
  for (const { path, message } of errors) {
    const name = Object.hasOwn(PATHS, path) ? PATHS[path] : undefined;
    if (name === undefined) form.status.textContent = message;
    else mark(form.inputs[name], `${path}-${form.parent ?? ""}`, `${texts.form[name]} ${message}.`);
  }
  form.element.querySelector<HTMLElement>("[aria-invalid]")?.focus();
}

function mark(input: HTMLElement, id: string, sentence: string): void {
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
  input.closest(".field, .box")?.append(make("span", { class: "error", id }, sentence));
}

/** 128 random bits; `crypto.randomUUID` is missing on pages without https. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
