// What never gets into a log.
import { expect, test } from "vitest";
import { AppError } from "../../src/errors.ts";
import { createLog } from "../../src/log.ts";

const TEXT = "this sentence was written by a reader";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("test", { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test("private fields are blanked at every depth people use", () => {
  const line = logged((log) => {
    log.info(
      { text: TEXT, job: { text: TEXT, author: { email: TEXT } }, req: { headers: { cookie: TEXT } } },
      "x",
    );
  });
  expect(line).not.toContain(TEXT);
  expect(line).toContain("[private]");
});

test("an error is written with its kind, code and place, without what it carries", () => {
  const query = Object.assign(new Error(`invalid input syntax for type uuid: "${TEXT}"`), {
    severity: "ERROR",
    routine: "string_to_uuid",
    code: "22P02",
    detail: TEXT,
    parameters: [TEXT],
    where: TEXT,
  });
  const command = Object.assign(new Error("OOM command not allowed"), { command: { args: [TEXT] } });
  const line = logged((log) => {
    log.error({ err: new AppError("busy", "Come again.", { cause: query }) }, "x");
    log.error({ err: command }, "x");
    log.error({ err: parseError(`{"text":"${TEXT}"`) }, "x");
    log.error({ err: TEXT }, "x");
  });
  expect(line).not.toContain(TEXT);
  expect(line).toContain("22P02");
  expect(line).toContain("log.test.ts");
  expect(line).toContain("OOM command not allowed");
});

function parseError(json: string): unknown {
  try {
    return JSON.parse(`${TEXT} ${json}`);
  } catch (error) {
    return error;
  }
}
