// The weights file: what is refused, and that a broken one says why.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { loadSpamModel, shippedWeights } from "../../workers/spam-model.ts";
import { ModelError, readModel, writeModel } from "../../workers/spam/model-file.ts";
import { featuresOf } from "../../workers/spam/text/features.ts";
import { train } from "../../workers/spam/training/train.ts";
import { temporaryFolder } from "../support/folder.ts";

const { folder, remove } = temporaryFolder();
afterAll(remove);

const bytes = readFileSync(shippedWeights());

function changed(at: number, to: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = to;
  return copy;
}

describe("the shipped weights", () => {
  it("take at most a megabyte, and are named by their checksum", () => {
    expect(bytes.length).toBeLessThanOrEqual(1_000_000);
    expect(loadSpamModel().name).toMatch(/^spam-[0-9a-f]{8}$/);
  });

  it("are the ones the model card describes", () => {
    const card = readFileSync(new URL("MODEL.md", shippedWeights()), "utf8");
    expect(card).toContain(loadSpamModel().name);
    expect(card).toContain(bytes.length.toLocaleString("en"));
  });

  it("are the same bytes when written again", () => {
    expect(Buffer.from(writeModel(readModel(bytes))).equals(bytes)).toBe(true);
  });
});

describe("a weights file is refused", () => {
  it.each([
    ["cut off", bytes.subarray(0, 10), /cut off/],
    ["cut in the middle", bytes.subarray(0, 100_000), /damaged/],
    ["with one byte changed", changed(300_000, (bytes[300_000] ?? 0) ^ 1), /damaged: its checksum/],
    ["of another program", changed(0, 0), /no weights of Momo/],
    ["of another format", changed(8, 9), /format 9, this version reads 1/],
  ])("when it is %s", (_, broken, sentence) => {
    expect(() => readModel(broken)).toThrow(ModelError);
    expect(() => readModel(broken)).toThrow(sentence);
  });

  it("with its name and the reason when it is loaded", () => {
    const file = path.join(folder, "weights.bin");
    writeFileSync(file, "nonsense");
    expect(() => loadSpamModel(pathToFileURL(file))).toThrow(
      /weights\.bin\): the weights file is cut off\.$/,
    );
    expect(() => loadSpamModel(pathToFileURL(path.join(folder, "none.bin")))).toThrow(ModelError);
  });
});

describe("training", () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    text:
      index % 3 === 0
        ? `buy pills number ${String(index)} online`
        : `a film about sailors and ${String(index)}`,
    spam: index % 3 === 0,
    source: "tests",
    group: null,
  }));

  it("gives the same bytes from the same rows", () => {
    const weights = () => Buffer.from(writeModel(train(rows, () => undefined).model));
    expect(weights().equals(weights())).toBe(true);
  });

  it("scores rows by models that had not seen them", () => {
    const { tested, unseen } = train(rows, () => undefined);
    expect([tested.length, unseen.length]).toEqual([rows.length, rows.length]);
  });
});

describe("features of a text", () => {
  const of = (rest: string) => {
    const { buckets, length } = featuresOf({ rest, hosts: [] });
    return [...buckets.subarray(0, length)].sort();
  };

  it.each([
    ["capitals", "BEST Casino", "best casino"],
    ["fancy letters", "𝗕𝗲𝘀𝘁 ｃａｓｉｎｏ", "best casino"],
    ["look-alikes", "bеst саsinо", "best casino"],
    ["digits for letters", "b3st cas1no", "best casino"],
    ["marks", "bést cäsinó", "best casino"],
    ["what has no width", "be\u200Bst ca\u00ADsino", "best casino"],
  ])("are the same whatever the %s", (_, disguised, plain) => {
    expect(of(disguised)).toEqual(of(plain));
  });

  it("hold a word spelled out with spaces", () => {
    expect(of("c a s i n o")).toEqual(expect.arrayContaining(of("casino")));
  });

  it("are few for a text that repeats itself, however long", () => {
    expect(of("casino ".repeat(100_000)).length).toBeLessThan(60);
    expect(of("\u0301".repeat(100_000))).toEqual([]);
    expect(of("\ud800".repeat(1_000)).length).toBeLessThan(10);
  });
});
