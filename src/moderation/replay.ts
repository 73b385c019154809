// Would a changed policy have decided otherwise? Judges comments of the past under two policies and counts where
// the verdicts differ, and how well each agrees with what people decided. Pure: comments are handed in one by one.
import type { Author, Verdict } from "./comment.ts";
import type { PhaseName, Step } from "./finding.ts";
import { BECAUSE_TRUSTED } from "./phase.ts";
import type { Subject } from "./phase.ts";
import { decide } from "./policy.ts";
import type { Policy } from "./policy.ts";

/**
 * The phases that need only the text and can be asked again, each with the one part of a policy it reads. What the
 * others said is replayed as stored.
 */
const READS = { links: "links", profanity: "words", spam: "spam" } as const satisfies Partial<
  Record<PhaseName, keyof Policy>
>;
export type TextPhase = keyof typeof READS;
export const TEXT_PHASES = Object.keys(READS) as readonly TextPhase[];

/** Asks these phases, and no others, about one comment. */
export type TextJudge = (subject: Subject, phases: readonly TextPhase[]) => Promise<readonly Step[]>;

/** A comment as it was decided once. */
export interface PastComment {
  readonly site: string;
  readonly thread: string;
  readonly id: string;
  readonly revision: number;
  readonly text: string;
  readonly author: Author;
  /** What the phases that need history said of it; text phases among them are passed over. */
  readonly steps: readonly Step[];
  /** The last decision of a person that still stands; rejecting and deleting both are `remove`. */
  readonly person: "approve" | "remove" | null;
}

export interface Example {
  readonly id: string;
  readonly text: string;
  readonly before: Verdict;
  readonly after: Verdict;
}

export interface Changed {
  readonly count: number;
  /** The first ones handed in, 20 at most. */
  readonly examples: readonly Example[];
}

/**
 * How well holding and rejecting agree with people. Positive is a comment a person rejected or deleted, negative
 * one a person approved; comments no person decided count nowhere. `precision`: of those comments the policy holds
 * or rejects, the share that is positive. `recall`: of the positive ones, the share the policy holds or rejects.
 * Null when there is nothing to divide by.
 */
export interface Agreement {
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface ReplayReport extends Agreement {
  /** What the policy asked about holds and the other one does not; `freed` and `rejected` likewise. */
  readonly held: Changed;
  readonly freed: Changed;
  readonly rejected: Changed;
  /** Of the policy in force, over the same comments. */
  readonly before: Agreement;
  /** Comments a person decided. */
  readonly reviewed: number;
  readonly leftOut: number;
}

export interface Replaying {
  add(past: PastComment): Promise<void>;
  /** Counts a comment that cannot be asked about any more. */
  leaveOut(): void;
  report(): ReplayReport;
}

const EXAMPLES_MOST = 20;

/**
 * Compares `asked` with `inForce`. Both verdicts are computed here, in the same way and with the phases of today,
 * so that nothing but the change of policy makes a difference: neither a phase that has learned since, nor what a
 * comment's verdict was when it came. A changed comment is counted once, under what it would become.
 */
export function createReplay(
  judge: TextJudge,
  { inForce, asked }: { readonly inForce: Policy; readonly asked: Policy },
): Replaying {
  const touched = TEXT_PHASES.filter((phase) => differ(inForce[READS[phase]], asked[READS[phase]]));
  const changes = { approve: createList(), hold: createList(), reject: createList() };
  const [agreedBefore, agreedAfter] = [createTally(), createTally()];
  let leftOut = 0;

  return {
    async add(past) {
      const said = await judge(subjectOf(past, inForce), TEXT_PHASES);
      const saidNow = touched.length === 0 ? [] : await judge(subjectOf(past, asked), touched);
      const before = verdictUnder(inForce, past, said);
      const after = verdictUnder(asked, past, [...saidNow, ...said.filter((step) => !among(touched, step))]);
      if (before !== after) changes[after].add({ id: past.id, text: past.text, before, after });
      agreedBefore.add(before, past.person);
      agreedAfter.add(after, past.person);
    },
    leaveOut() {
      leftOut++;
    },
    report: () => ({
      held: changes.hold.changed(),
      freed: changes.approve.changed(),
      rejected: changes.reject.changed(),
      ...agreedAfter.agreement(),
      before: agreedBefore.agreement(),
      reviewed: agreedAfter.reviewed(),
      leftOut,
    }),
  };
}

const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
const among = (phases: readonly PhaseName[], { phase }: Step) => phases.includes(phase);

/** Who was trusted then is passed over again. */
function verdictUnder(policy: Policy, past: PastComment, said: readonly Step[]): Verdict {
  const stored = past.steps.filter((step) => !among(TEXT_PHASES, step));
  const passedOver = past.steps.filter((step) => step.kind === "skipped" && step.because === BECAUSE_TRUSTED);
  const names = passedOver.map(({ phase }) => phase);
  return decide([...stored, ...said.filter((step) => !among(names, step))], policy).verdict;
}

/**
 * The field that catches programs, the time it took to write, and what an edit was measured against are not kept
 * at hand: text phases judge without.
 */
function subjectOf({ site, thread, id, revision, text, author }: PastComment, policy: Policy): Subject {
  const unknown = { honeypotFilled: false, filledInMs: null, facts: null, approved: null };
  return { site, thread, id, revision, text, author, policy, ...unknown };
}

function createList(): { add(example: Example): void; changed(): Changed } {
  const examples: Example[] = [];
  let count = 0;
  return {
    add(example) {
      count++;
      if (examples.length < EXAMPLES_MOST) examples.push(example);
    },
    changed: () => ({ count, examples }),
  };
}

function createTally(): {
  add(verdict: Verdict, person: PastComment["person"]): void;
  agreement(): Agreement;
  reviewed(): number;
} {
  const stopped = { approve: 0, remove: 0 };
  const passed = { approve: 0, remove: 0 };
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    add(verdict, person) {
      if (person !== null) (verdict === "approve" ? passed : stopped)[person]++;
    },
    agreement: () => ({
      precision: share(stopped.remove, stopped.remove + stopped.approve),
      recall: share(stopped.remove, stopped.remove + passed.remove),
    }),
    reviewed: () => stopped.approve + stopped.remove + passed.approve + passed.remove,
  };
}
