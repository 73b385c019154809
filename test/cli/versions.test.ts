// The oldest versions of Node, Postgres and Redis that `momo doctor` is content with.
import { expect, test } from "vitest";
import { checkNode } from "../../src/cli/checks/machine.ts";
import { judgeServer } from "../../src/cli/checks/postgres.ts";
import { judgeVersion } from "../../src/cli/checks/redis.ts";

const redis = (version: string) => judgeVersion(version, "here");
const postgres = (version: string, versionNumber: number) =>
  judgeServer({ version, versionNumber, readOnly: false }, "here");

test.each([
  [checkNode("20.19.0"), "ok"],
  [checkNode("22.1.0"), "ok"],
  [checkNode("20.18.3"), "fail"],
  [checkNode("18.20.0"), "fail"],
  [redis("6.2.0"), "ok"],
  [redis("8.0.1"), "ok"],
  [redis("6.0.16"), "fail"],
  [redis("unknown"), "fail"],
  [postgres("15.0", 150_000), "ok"],
  [postgres("18.1", 180_001), "ok"],
  [postgres("14.12", 140_012), "fail"],
])("%j", (check, state) => {
  expect(check.state).toBe(state);
});
