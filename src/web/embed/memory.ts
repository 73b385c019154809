// What the reader's own browser keeps: drafts, and the receipts of what they sent. Never a cookie, never sent anywhere
// but to Momo. A browser that keeps nothing loses comfort only, so failing to read or write is no error here.

/** A comment not sent yet, or sent without an answer. */
export interface Draft {
  readonly text: string;
  readonly spoiler: boolean;
  /** Given when it was first sent, and the same until it is changed. */
  readonly key: string | null;
  /** Sent, and to be sent again until there is an answer. */
  readonly pending: boolean;
}

/** A comment of one's own. */
export interface Mine {
  readonly id: string;
  readonly thread: string;
  readonly parent: string | null;
  readonly receipt: string;
  readonly text: string;
  readonly name: string;
  readonly createdAt: string;
  /** Shown no more: published, or hidden by its author. The receipt alone stays. */
  readonly done?: boolean;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Memory {
  draft(parent: string | null): Draft | null;
  keepDraft(parent: string | null, draft: Draft | null): void;
  /** The comments to which a reply was being sent when the page was left. */
  pendingReplies(): string[];
  person(): Person;
  keepPerson(person: Person): void;
  /** Those of this thread that still have something to say, oldest first. */
  mine(): Mine[];
  keepMine(mine: Mine): void;
  /** The latest receipt on this site: it says who is back, without an account. */
  receipt(): string | undefined;
}

/** Receipts kept at most, for each site. */
const MOST = 50;

/** What is kept for one thread. */
export function openMemory(place: { api: string; site: string; thread: string }): Memory {
  const here = `momo ${place.api} ${place.site}`;
  const drafts = () => read<Record<string, Draft>>(`${here} ${place.thread}`) ?? {};
  const all = () => read<Mine[]>(`${here} mine`) ?? [];
  return {
    draft: (parent) => drafts()[parent ?? ""] ?? null,
    keepDraft: (parent, draft) => {
      const { [parent ?? ""]: _old, ...others } = drafts();
      write(`${here} ${place.thread}`, draft ? { ...others, [parent ?? ""]: draft } : others);
    },
    pendingReplies: () =>
      Object.entries(drafts()).flatMap(([id, draft]) => (id && draft.pending ? [id] : [])),
    person: () => read<Person>(`${here} me`) ?? { name: "", email: "" },
    keepPerson: (person) => {
      write(`${here} me`, person);
    },
    mine: () => all().filter((one) => one.thread === place.thread && one.done !== true),
    keepMine: (mine) => {
      write(`${here} mine`, [...all().filter((one) => one.id !== mine.id), mine].slice(-MOST));
    },
    receipt: () => all().at(-1)?.receipt,
  };
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what was written is what is read
function read<Kept>(name: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full, or switched off: see above.
  }
}
