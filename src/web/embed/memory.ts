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

/** Everything kept for one site. */
export interface Kept {
  readonly person: { readonly name: string; readonly email: string };
  /** By thread and parent. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Oldest first; the receipt of the latest says who is back, without an account. */
  readonly mine: readonly Mine[];
}

export interface Memory {
  read(): Kept;
  /** Keeps what is new beside what is kept. */
  keep(news: Partial<Kept>): void;
  /** One draft, or its end. */
  keepDraft(name: string, draft: Draft | null): void;
  /** One comment, in the place of what was known of it. */
  keepMine(mine: Mine): void;
}

/** Receipts kept at most. */
const MOST = 50;

/** What is kept under one name. */
export function openMemory(name: string): Memory {
  const read = (): Kept => ({ person: { name: "", email: "" }, drafts: {}, mine: [], ...load(name) });
  const keep = (news: Partial<Kept>) => {
    save(name, { ...read(), ...news });
  };
  return {
    read,
    keep,
    keepDraft: (of, draft) => {
      const { [of]: _old, ...drafts } = read().drafts;
      keep({ drafts: draft ? { ...drafts, [of]: draft } : drafts });
    },
    keepMine: (mine) => {
      keep({ mine: [...read().mine.filter(({ id }) => id !== mine.id), mine].slice(-MOST) });
    },
  };
}

function load(name: string): Partial<Kept> | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Partial<Kept> | null;
  } catch {
    return null;
  }
}

function save(name: string, kept: Kept): void {
  try {
    localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // Full, or switched off: see above.
  }
}
