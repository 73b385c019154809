// How the tests run: real services started once (support/services.ts), files side by side, no retries.
import path from "node:path";
import { defineConfig } from "vitest/config";
import { closingLine } from "./support/closing-line.ts";

export default defineConfig({
  root: path.resolve(import.meta.dirname, ".."),
  cacheDir: "node_modules/.cache/vite",
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/services.ts"],
    reporters: ["default", closingLine()],
    pool: "forks",
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});
