// Folders that live as long as a test file.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ServiceUser } from "../../src/local/service-user.ts";
import { give } from "../../src/local/service-user.ts";

/** A new empty folder that belongs to `user`, and the call that removes it with everything inside. */
export function temporaryFolder(user: ServiceUser | null = null): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "momo-test-"));
  chmodSync(folder, 0o755);
  give(folder, user);
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
