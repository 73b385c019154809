// Gathers single calls into batches, so that concurrent jobs share one query and one transaction. It knows
// nothing about comments.

export interface BatchOptions<Item> {
  /** A batch is run at once when it holds this many. */
  readonly size: number;
  /** Milliseconds the first member waits for company. */
  readonly waitMs: number;
  /** Handles a batch; the answer says of each item, in order, whether it worked. */
  readonly run: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<void>[]>;
}

/**
 * Returns a function that resolves when the batch its item was in has been handled, or rejects with what went
 * wrong for this item alone. One batch runs at a time; what arrives meanwhile forms the next.
 */
export function createBatcher<Item>(options: BatchOptions<Item>): (item: Item) => Promise<void> {
  let waiting: { item: Item; resolve: () => void; reject: (reason: unknown) => void }[] = [];
  let running = false;
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (running || waiting.length === 0) return;
    running = true;
    const batch = waiting.slice(0, options.size);
    waiting = waiting.slice(options.size);
    const results = await options
      .run(batch.map((member) => member.item))
      .catch((reason: unknown) => batch.map(() => ({ status: "rejected" as const, reason })));
    batch.forEach((member, index) => {
      const result = results[index];
      if (result?.status === "fulfilled") member.resolve();
      else member.reject(result?.reason ?? new Error("the batch gave no answer for this item"));
    });
    running = false;
    if (waiting.length > 0) void flush();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (waiting.length >= options.size) void flush();
      else timer ??= setTimeout(() => void flush(), options.waitMs);
    });
}
