// Derives one key per purpose from the secrets in the settings, so that no key serves two purposes.
import { hkdfSync } from "node:crypto";

export interface Keyring {
  /** The key new things are signed and sealed with; 32 bytes. */
  readonly current: (label: string) => Buffer;
  /** The keys existing things may have been made with: today's first, then the one before. */
  readonly all: (label: string) => readonly Buffer[];
}

/** `secretOld` keeps everything good that was made before the secret was changed. */
export function createKeyring(secrets: { secret: string; secretOld: string | null }): Keyring {
  const roots = [secrets.secret, ...(secrets.secretOld === null ? [] : [secrets.secretOld])];
  const derived = new Map<string, readonly [Buffer, ...Buffer[]]>();

  function all(label: string): readonly [Buffer, ...Buffer[]] {
    const known = derived.get(label);
    if (known) return known;
    const [first, ...others] = roots.map((root) =>
      Buffer.from(hkdfSync("sha256", root, "", `momo ${label}`, 32)),
    );
    if (!first) throw new Error("a keyring needs a secret");
    derived.set(label, [first, ...others]);
    return [first, ...others];
  }

  return { current: (label) => all(label)[0], all };
}
