// Passes over a check for authors whom the site trusts. A trusted host is no trusted author: anybody may link to it.
import { BECAUSE_TRUSTED } from "../src/moderation/phase.ts";
import type { Phase } from "../src/moderation/phase.ts";

/** The same phase, asked only of authors who are not trusted by key, e-mail address, its domain or network. */
export function unlessTrusted(phase: Phase): Phase {
  return {
    ...phase,
    judge(subject) {
      const trusted = subject.facts?.listed.some(({ kind, trust }) => trust && kind !== "host") ?? false;
      return trusted ? { kind: "skipped", because: BECAUSE_TRUSTED } : phase.judge(subject);
    },
  };
}
