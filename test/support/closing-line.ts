// The last line of a run: `N passed, N failed, N skipped`, whatever else was printed before. What broke outside
// of a test (a file that does not load, an error nobody awaited) counts as failed.
import { writeSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** A reporter that prints the closing line when the process ends. */
export function closingLine(): Reporter {
  let line = "0 passed, 1 failed, 0 skipped\n";
  return {
    // Not before: other tools read the settings of the tests too, and run none.
    onInit() {
      process.once("exit", () => writeSync(1, line));
    },
    onTestRunEnd(modules, errors, reason) {
      const count = summary(modules, errors);
      // A run that could not even begin has no tests to blame.
      if (reason !== "passed" || modules.length === 0) count.failed ||= 1;
      line = `${String(count.passed)} passed, ${String(count.failed)} failed, ${String(count.skipped)} skipped\n`;
    },
  };
}

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

function summary(modules: readonly TestModule[], errors: readonly SerializedError[]): Count {
  const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
  for (const module of modules) {
    const failedBefore = count.failed;
    for (const test of module.children.allTests()) count[test.result().state] += 1;
    if (module.state() === "failed" && count.failed === failedBefore) count.failed += 1;
  }
  return { passed: count.passed, failed: count.failed + count.pending, skipped: count.skipped };
}
