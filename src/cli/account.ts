// How the commands about people answer: who it is, and the password just made, which is shown this once.
import type { SessionUser } from "../contract/moderation.ts";
import type { Account } from "../moderators/accounts.ts";
import type { Run } from "./run.ts";

/** Answers `{ user, password }`; `sentence` says to people what was done. */
export function answerAccount(run: Run, { user, password }: Account, sentence: string): void {
  const { id, name, email, role, sites } = user;
  const shown: SessionUser = { id, name, email, role, sites: [...sites] };
  run.answer({ user: shown, password }, [sentence, `Password (shown only now): ${password}`]);
}
