// Where this command finds its services: in the environment, else at the local instance running in `--data`.
// Only what a command asks for has to be there.
import { readInstance } from "../local/instance.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { createKeyring } from "../secrets/keyring.ts";
import { CommandError } from "./run.ts";
import type { Run } from "./run.ts";

type Settings = Readonly<Record<string, string | undefined>>;

/**
 * The environment, filled up from the local instance where it says nothing. An instance that works on other
 * services than the environment names is left out whole: half of each would be a third one nobody runs.
 */
export function findSettings({
  surroundings: { env },
  dataDir,
}: Pick<Run, "surroundings" | "dataDir">): Settings {
  const instance = readInstance(dataDir);
  if (instance === null) return env;
  const local = {
    DATABASE_URL: instance.databaseUrl,
    REDIS_URL: instance.redisUrl,
    MOMO_SECRET: instance.secret,
  };
  const elsewhere = (["DATABASE_URL", "REDIS_URL"] as const).some(
    (name) => env[name] && env[name] !== local[name],
  );
  if (elsewhere) return env;
  return { ...local, ...Object.fromEntries(Object.entries(env).filter(([, value]) => value)) };
}

/** The value of a setting; throws a sentence that says how to give it one. */
export function needSetting(run: Run, name: "DATABASE_URL" | "REDIS_URL"): string {
  const value = findSettings(run)[name]?.trim();
  if (value) return value;
  throw new CommandError(
    `${name} is not set, and no Momo is running in ${run.dataDir}: ` +
      `start one with "npm start", name its folder with --data, or set ${name}.`,
  );
}

/** The keyring that running processes use; throws a sentence when the secret is not known here. */
export function needKeyring(run: Run): Keyring {
  const settings = findSettings(run);
  const secret = settings["MOMO_SECRET"]?.trim();
  if (!secret)
    throw new CommandError(
      `MOMO_SECRET is not set, and no Momo is running in ${run.dataDir}: ` +
        "set it to the secret that the API and the workers have.",
    );
  return createKeyring({ secret, secretOld: settings["MOMO_SECRET_OLD"]?.trim() || null });
}
