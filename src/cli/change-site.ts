// What the commands that change a site share: Postgres, the mirror in Redis that running processes read, and
// what is said when only Postgres could be told.
import { createSiteMirror } from "../events/site-mirror.ts";
import type { SiteChange, SiteDeps } from "../sites/administer.ts";
import { reasonOf, withDatabase, withRedis } from "./open.ts";
import type { Run } from "./run.ts";

/** Runs a change of a site. It stands once Postgres has it; a Redis that is away is named on stderr. */
export async function changeSite<T extends SiteChange>(
  run: Run,
  change: (deps: SiteDeps) => Promise<T>,
): Promise<T> {
  const mirror: SiteDeps["mirror"] = {
    write: (settings) => withRedis(run, (redis) => createSiteMirror(redis).write(settings)),
  };
  const changed = await withDatabase(run, (db) => change({ db, mirror }));
  if (changed.mirrorError)
    run.note(
      `Saved; but running processes may need some seconds to see it, because ${reasonOf(changed.mirrorError)}.`,
    );
  return changed;
}
