// Single calls in, batches out: nobody is forgotten, nobody gets another's answer.
import { describe, expect, it } from "vitest";
import { createBatcher } from "../../workers/batch.ts";

/** Longer than any test: only a full batch is run. */
const FOR_EVER_MS = 1 << 30;
const done: PromiseSettledResult<void> = { status: "fulfilled", value: undefined };

describe("a batch", () => {
  it("is run at once when it is full", async () => {
    const batches: (readonly number[])[] = [];
    const add = createBatcher<number>({
      size: 3,
      waitMs: FOR_EVER_MS,
      run: (items) => {
        batches.push(items);
        return Promise.resolve(items.map(() => done));
      },
    });
    await Promise.all([1, 2, 3].map(add));
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it("that does not fill up is run after a short wait", async () => {
    const add = createBatcher<number>({ size: 3, waitMs: 1, run: () => Promise.resolve([done]) });
    await expect(add(1)).resolves.toBeUndefined();
  });

  it("runs alone; what comes meanwhile forms the next, never more than fit", async () => {
    const batches: number[] = [];
    const open: (() => void)[] = [];
    const add = createBatcher<number>({
      size: 2,
      waitMs: 0,
      run: async (items) => {
        batches.push(items.length);
        await new Promise<void>((resolve) => open.push(resolve));
        return items.map(() => done);
      },
    });
    const calls = [1, 2, 3, 4, 5].map(add);
    expect(batches).toEqual([2]);
    open[0]?.();
    await Promise.all(calls.slice(0, 2));
    expect(batches).toEqual([2, 2]);
    open[1]?.();
    await Promise.all(calls.slice(2, 4));
    open[2]?.();
    await Promise.all(calls);
    expect(batches).toEqual([2, 2, 1]);
  });
});

describe("an answer", () => {
  it("is the item's own", async () => {
    const add = createBatcher<string>({
      size: 2,
      waitMs: FOR_EVER_MS,
      run: () => Promise.resolve([done, { status: "rejected", reason: new Error("the second is bad") }]),
    });
    const [first, second] = await Promise.allSettled([add("good"), add("bad")]);
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject({ status: "rejected", reason: { message: "the second is bad" } });
  });

  it("is a rejection for everybody when the whole batch fails, and the next batch runs", async () => {
    let broken = true;
    const add = createBatcher<string>({
      size: 2,
      waitMs: 0,
      run: (items) => (broken ? Promise.reject(new Error("down")) : Promise.resolve(items.map(() => done))),
    });
    const outcomes = await Promise.allSettled([add("a"), add("b")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    broken = false;
    await expect(add("c")).resolves.toBeUndefined();
  });

  it("is a rejection for an item the handler forgot", async () => {
    const add = createBatcher<string>({ size: 2, waitMs: 0, run: () => Promise.resolve([done]) });
    const [first, second] = await Promise.allSettled([add("a"), add("b")]);
    expect(first.status).toBe("fulfilled");
    expect(second.status).toBe("rejected");
  });
});
