// The whole screen for a state: who sees what. Also moves the focus where the state asks for it.
import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { View } from "./desk.ts";
import { Header } from "./header.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { wordsFor } from "./problems.ts";
import { QueueView } from "./queue-view.tsx";
import { SignIn } from "./sign-in.tsx";
import { texts } from "./texts.ts";

export function App({ state, desk }: View): JSX.Element {
  const { session, focus, said } = state;
  useLayoutEffect(() => {
    if (focus) document.getElementById(focus.id)?.focus();
  }, [focus]);
  return (
    <>
      <Screen state={state} desk={desk} />
      <div class="said" role="status">
        {session.kind === "in" && said.text !== "" ? <Said key={said} text={said.text} /> : null}
      </div>
    </>
  );
}

/** A new element each time, so that the same sentence twice is also said twice. */
const Said = ({ text }: { readonly text: string }): JSX.Element => <p>{text}</p>;

function Screen({ state, desk }: View): JSX.Element {
  const { session } = state;
  switch (session.kind) {
    case "opening":
      return <p class="lone">{texts.opening}</p>;
    case "away":
      return (
        <main class="lone">
          <h1>{texts.product}</h1>
          <p role="alert">{wordsFor(session.problem)}</p>
          <button type="button" class="primary" onClick={() => void desk.start()}>
            {texts.tryAgain}
          </button>
        </main>
      );
    case "out":
      return <SignIn session={session} onSignIn={(email, password) => void desk.signIn(email, password)} />;
    case "in":
      return (
        <>
          <Header state={state} desk={desk} user={session.user} />
          <QueueView state={state} desk={desk} />
          {state.keysShown ? <KeysHelp state={state} desk={desk} /> : null}
        </>
      );
  }
}
