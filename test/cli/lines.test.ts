// Lines as JSON Lines means them, in whatever pieces they arrive.
import { PassThrough, Readable, Writable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineWriter, readLines } from "../../src/cli/lines.ts";
import { until } from "../support/until.ts";

async function linesOf(chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const { number, line } of readLines(Readable.from(chunks))) {
    lines.push(line);
    expect(number).toBe(lines.length);
  }
  return lines;
}

test("any text cut anywhere, within characters too, gives its lines", async () => {
  const line = fc
    .string({ unit: "grapheme" })
    .map((text) => text.replaceAll("\n", "").replaceAll("\uFEFF", ""));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.array(fc.nat(200)), async (lines, cuts) => {
      const bytes = Buffer.from(`${lines.join("\n")}\n`);
      const places = [...new Set([0, ...cuts, bytes.length])].filter((at) => at <= bytes.length);
      places.sort((a, b) => a - b);
      const chunks = places.map((at, index) => bytes.subarray(at, places[index + 1]));
      expect(await linesOf(chunks)).toEqual(lines);
    }),
  );
});

test("only LF ends a line: U+2028 and CR stay inside", async () => {
  expect(await linesOf(["a\u2028b\r\n\nc"])).toEqual(["a\u2028b\r", "", "c"]);
});

test("a byte order mark is no part of the first line, and nothing is no line", async () => {
  expect(await linesOf([Buffer.from("\uFEFF{}\n")])).toEqual(["{}"]);
  expect(await linesOf([])).toEqual([]);
});

test("lines are written no faster than they are taken", async () => {
  const target = new PassThrough({ highWaterMark: 16 });
  const write = createLineWriter(target);
  let written = 0;
  const writing = (async () => {
    for (; written < 100; written += 1) await write("0123456789");
  })();
  await until("it waits for a reader", () => target.writableNeedDrain);
  expect(written).toBeLessThan(10);
  target.resume();
  await writing;
  expect(written).toBe(100);
});

test("a reader who has left ends the work; another failure is one", async () => {
  const failing = (code: string) =>
    new Writable({
      write: (_chunk, _encoding, done) => {
        done(Object.assign(new Error(code), { code }));
      },
    });
  const broken = async (code: string) => {
    const write = createLineWriter(failing(code));
    return until("the failure is seen", async () => ((await write("x")) ? null : "left"));
  };
  expect(await broken("EPIPE")).toBe("left");
  const full = createLineWriter(failing("ENOSPC"));
  await expect(
    (async () => {
      while (await full("x"));
    })(),
  ).rejects.toThrow("ENOSPC");
});
