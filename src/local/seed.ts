// Prepares the database of a local instance: migrations, the demo blog's site, and somebody who may moderate.
// Doing it again changes nothing, except that the site follows the blog when that moved to another port.
import { createSiteMirror } from "../events/site-mirror.ts";
import { addUser, listUsers } from "../moderators/accounts.ts";
import { projectRoot } from "../project-root.ts";
import { openRedis } from "../queue/redis.ts";
import { createKeyring } from "../secrets/keyring.ts";
import { addSite, listSites, setOrigins } from "../sites/administer.ts";
import { openDatabase, type Database } from "../store/database.ts";
import { migrate, readMigrations } from "../store/migrate.ts";
import type { NewAccount } from "./screen.ts";
import type { Say } from "./service-user.ts";

interface Seed {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly secret: string;
  /** Where the demo blog is reached, every way a browser may write it. */
  readonly blogOrigins: readonly string[];
}

const SITE = "demo";
const MODERATOR = "moderator@example.com";

/** Migrates and seeds; answers the moderator's account when it was made just now. */
export async function seed(given: Seed, say: Say): Promise<NewAccount | null> {
  const db = openDatabase({ url: given.databaseUrl, max: 2 });
  try {
    const applied = await migrate(db, await readMigrations(new URL("sql/", projectRoot())));
    if (applied.length > 0) say(`Applied ${String(applied.length)} migrations.`);
    await seedSite(db, given);
    return await seedModerator(db);
  } finally {
    await db.close();
  }
}

async function seedSite(db: Database, { redisUrl, secret, blogOrigins }: Seed): Promise<void> {
  const redis = openRedis(redisUrl, "plain");
  try {
    const deps = {
      db,
      mirror: createSiteMirror(redis),
      keyring: createKeyring({ secret, secretOld: null }),
    };
    const demo = (await listSites(deps)).find((site) => site.key === SITE);
    if (!demo) await addSite(deps, { key: SITE, origins: blogOrigins });
    else if (!blogOrigins.every((origin) => demo.origins.includes(origin)))
      await setOrigins(deps, SITE, blogOrigins);
  } finally {
    redis.disconnect();
  }
}

async function seedModerator(db: Database): Promise<NewAccount | null> {
  if ((await listUsers({ db })).length > 0) return null;
  const { user, password } = await addUser({ db }, { email: MODERATOR, role: "admin", sites: [] });
  return { email: user.email, password };
}
