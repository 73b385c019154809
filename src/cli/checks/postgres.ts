// Can Postgres be used, and does what is in it fit this version of Momo and its settings?
import { projectRoot } from "../../project-root.ts";
import { unseal } from "../../secrets/seal.ts";
import type { Database } from "../../store/database.ts";
import { MigrationError, pendingMigrations, readMigrations } from "../../store/migrate.ts";
import { countNetworks, loadClock, loadServer } from "../../store/server.ts";
import type { PostgresServer } from "../../store/server.ts";
import { loadSites } from "../../store/sites.ts";
import { shownAddress, withDatabase } from "../open.ts";
import { findSettings, needKeyring, needSetting } from "../places.ts";
import type { Run } from "../run.ts";
import { attempt, fail, notChecked, ok, warn } from "./check.ts";
import type { Check } from "./check.ts";
import { checkClock } from "./clock.ts";

const OLDEST_POSTGRES = 15;
/** What is only looked at when Postgres answers, and of that, what needs our tables. */
const LATER = ["postgres-clock", "migrations"];
const WITH_TABLES = ["secret", "proxy"];

/** Everything about Postgres; when it cannot be used, each check says so. */
export async function checkPostgres(run: Run): Promise<Check[]> {
  try {
    return await withDatabase(run, async (db) => {
      const server = judgeServer(await loadServer(db), shownAddress(needSetting(run, "DATABASE_URL")));
      const clock = await checkClock("postgres-clock", "Postgres", () => loadClock(db));
      const migrations = await checkMigrations(db);
      return [server, clock, migrations, ...(await checkRows(run, db, migrations))];
    });
  } catch (error) {
    const rest = [...LATER, ...WITH_TABLES];
    const why = new Error("Postgres cannot be used");
    return [notChecked("postgres", error), ...rest.map((name) => notChecked(name, why))];
  }
}

/** The verdict on a server; `place` is shown. */
export function judgeServer({ version, versionNumber, readOnly }: PostgresServer, place: string): Check {
  if (versionNumber < OLDEST_POSTGRES * 10_000)
    return fail(
      "postgres",
      `Postgres ${version} at ${place} is too old: upgrade it to ${String(OLDEST_POSTGRES)} or newer.`,
    );
  if (readOnly)
    return fail(
      "postgres",
      `Postgres ${version} at ${place} takes no writes: point DATABASE_URL to the primary server.`,
    );
  return ok("postgres", `Postgres ${version} at ${place}.`);
}

function checkMigrations(db: Database): Promise<Check> {
  return attempt("migrations", async () => {
    try {
      const migrations = await readMigrations(new URL("sql/", projectRoot()));
      const pending = await pendingMigrations(db, migrations);
      if (pending.length === 0) return ok("migrations", `All ${String(migrations.length)} are applied.`);
      return fail(
        "migrations",
        `${String(pending.length)} of ${String(migrations.length)} are not applied: run "momo migrate".`,
      );
    } catch (error) {
      if (error instanceof MigrationError) return fail("migrations", error.message);
      throw error;
    }
  });
}

async function checkRows(run: Run, db: Database, migrations: Check): Promise<Check[]> {
  if (migrations.state === "ok") return [await checkSecret(run, db), await checkProxy(run, db)];
  const why = new Error("the migrations come first");
  return WITH_TABLES.map((name) => notChecked(name, why));
}

/** Each site holds something sealed, so the secret can be tried and not just measured. */
function checkSecret(run: Run, db: Database): Promise<Check> {
  return attempt("secret", async () => {
    const keyring = needKeyring(run);
    const sites = await loadSites(db);
    const closed = sites.filter(({ tokenSecret }) => !opens(() => unseal(keyring, tokenSecret)));
    if (closed.length === 0) return ok("secret", "MOMO_SECRET opens what was sealed with it.");
    const keys = closed.map(({ key }) => key).join(", ");
    return fail(
      "secret",
      `MOMO_SECRET does not open what was sealed for ${keys}: set the one it was sealed with as MOMO_SECRET_OLD.`,
    );
  });
}

function opens(unseals: () => unknown): boolean {
  try {
    unseals();
    return true;
  } catch {
    return false;
  }
}

/** Rules about networks look away from addresses that are not public, which is right only without a proxy. */
function checkProxy(run: Run, db: Database): Promise<Check> {
  return attempt("proxy", async () => {
    const trusted = findSettings(run)["MOMO_TRUST_PROXY"]?.trim() ?? "";
    const recent = await countNetworks(db);
    if (recent.comments > 0 && recent.public === 0)
      return warn(
        "proxy",
        `None of the newest ${String(recent.comments)} comments came from a public address, so rules about networks do nothing. ` +
          `Behind a proxy, name it in MOMO_TRUST_PROXY (${trusted === "" ? "not set here" : `here: ${trusted}`}); on a machine of your own it is as it should be.`,
      );
    return ok(
      "proxy",
      trusted === ""
        ? "MOMO_TRUST_PROXY is not set: right as long as readers reach the API without a proxy."
        : `Forwarded addresses are believed from ${trusted}.`,
    );
  });
}
