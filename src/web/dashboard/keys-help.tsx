// The list of keys, in a dialog that the browser keeps the focus in, and the switch to turn them off.
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { View } from "./desk.ts";
import { texts } from "./texts.ts";

export function KeysHelp({ state, desk }: View): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-heading"
      onClose={() => {
        desk.showKeys(false);
      }}
    >
      <h2 id="keys-heading">{texts.keys.heading}</h2>
      <dl>
        {texts.keys.list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="switch">
        <input
          type="checkbox"
          checked={state.keysOn}
          onChange={({ currentTarget }) => {
            desk.switchKeys(currentTarget.checked);
          }}
        />
        {texts.keys.on}
      </label>
      <button type="button" class="primary" onClick={() => dialog.current?.close()}>
        {texts.keys.close}
      </button>
    </dialog>
  );
}
