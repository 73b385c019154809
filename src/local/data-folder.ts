// The folder an instance lives in: its secret, its logs, and the data of Postgres and Redis. Everything in it
// belongs together; removing the folder removes the instance.
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SHARED_FOLDER } from "./postgres.ts";
import { canEnter, give, serviceUser, type Say, type ServiceUser } from "./service-user.ts";

export interface DataFolder {
  readonly folder: string;
  /** Secret of the instance; passwords of the services are derived from it (`passwordFor`). */
  readonly secret: string;
  /** Who runs the services: null means whoever starts Momo. */
  readonly user: ServiceUser | null;
  /** Parent of the clusters of Postgres, one per major version; belongs to `user`. */
  readonly postgres: string;
  /** Data of Redis; belongs to `user`. */
  readonly redis: string;
}

/** Makes the folder when it is new, and answers its full path. Throws a sentence when that is impossible. */
export function makeDataFolder(given: string): string {
  const folder = path.resolve(given);
  try {
    // Root's services run as another user, who has to get through; what is inside is closed one by one.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    writeFileSync(path.join(folder, ".gitignore"), "*\n");
  } catch (error) {
    throw new Error(`The data folder ${folder} cannot be written to. Name another one with --data.`, {
      cause: error,
    });
  }
  return folder;
}

/**
 * Prepares everything inside a data folder; only for who holds its lock. Throws a sentence when its parts do
 * not belong together.
 */
export function openDataFolder(folder: string, say: Say): DataFolder {
  const user = ownerOf(path.join(folder, "redis")) ?? serviceUser(say);
  const services = servicesFolder(folder, { user, say });
  const secret = readSecret(folder, existsSync(path.join(services, "postgres")));
  const place = (name: string) => {
    const made = path.join(services, name);
    mkdirSync(made, { recursive: true, mode: 0o700 });
    give(made, user);
    return made;
  };
  return { folder, secret, user, postgres: place("postgres"), redis: place("redis") };
}

/** A password that only this instance has, the same at every start. */
export function passwordFor(data: Pick<DataFolder, "secret">, service: "postgres" | "redis"): string {
  return createHmac("sha256", data.secret).update(`password of ${service}`).digest("base64url");
}

/** When root takes over the folder of an ordinary user, that user goes on running the services. */
function ownerOf(folder: string): ServiceUser | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found || found.uid === 0 || process.getuid?.() !== 0) return null;
  return { name: `number ${String(found.uid)}`, uid: found.uid, gid: found.gid };
}

/** Under a folder closed to the service user (such as /root) the data has to live elsewhere, ever the same place. */
function servicesFolder(folder: string, { user, say }: { user: ServiceUser | null; say: Say }): string {
  const note = path.join(folder, "services");
  if (existsSync(note)) return readFileSync(note, "utf8");
  if (!user || canEnter(folder, user)) return folder;
  const elsewhere = path.join(SHARED_FOLDER, `data-${randomBytes(6).toString("hex")}`);
  say(
    `Keeping the data of Postgres and Redis in ${elsewhere}: their user ${user.name} cannot enter ${folder}.`,
  );
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  writeFileSync(note, elsewhere);
  return elsewhere;
}

function readSecret(folder: string, hasData: boolean): string {
  const file = path.join(folder, "secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  if (hasData)
    throw new Error(
      `The file ${file} is missing, and without it the data beside it stays closed. Put it back.`,
    );
  const secret = randomBytes(48).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flush: true });
  return secret;
}
