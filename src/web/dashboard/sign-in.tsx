// The sign-in form. Its errors never say whether an account exists.
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Session } from "./state.ts";
import { texts } from "./texts.ts";

type SignedOut = Extract<Session, { kind: "out" }>;
interface Props {
  readonly session: SignedOut;
  readonly onSignIn: (email: string, password: string) => void;
}

const NOTICE = "sign-in-notice";

export function SignIn({ session, onSignIn }: Props): JSX.Element {
  const { notice, busy } = session;
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const next = email.current?.value === "" ? email.current : password.current;
    next?.focus();
  }, [notice]);

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy || !email.current || !password.current) return;
    onSignIn(email.current.value, password.current.value);
    password.current.value = "";
  };

  return (
    <main class="sign-in">
      <p class="mark">{texts.product}</p>
      <h1>{texts.signIn.heading}</h1>
      <Notice session={session} />
      <form onSubmit={submit} noValidate>
        <label>
          {texts.signIn.email}
          <input ref={email} type="email" autocomplete="username" aria-describedby={NOTICE} />
        </label>
        <label>
          {texts.signIn.password}
          <input ref={password} type="password" autocomplete="current-password" aria-describedby={NOTICE} />
        </label>
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? texts.signIn.busy : texts.signIn.button}
        </button>
      </form>
      <p class="quiet">{texts.signIn.help}</p>
    </main>
  );
}

function Notice({ session: { notice, alarming } }: { readonly session: SignedOut }): JSX.Element | null {
  if (notice === null) return null;
  return alarming ? (
    <p id={NOTICE} role="alert" class="notice alarming">
      {notice}
    </p>
  ) : (
    <p id={NOTICE} class="notice">
      {notice}
    </p>
  );
}
