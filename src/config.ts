// Which settings exist, what they mean and what they are at this start. Only main files call `readConfig`;
// nothing else reads the environment.
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

export interface Config {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly port: number;
  /** Where readers' browsers reach the API; an origin, without a slash at its end. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly secretOld: string | null;
  /** Proxies whose forwarding headers are believed: addresses, networks, or Express' names for some. */
  readonly trustProxy: readonly string[];
  /** Jobs the queue may hold before the door says "later". */
  readonly queueLimit: number;
  readonly metrics: "public" | "token";
  readonly workerPort: number;
}

export interface Setting {
  readonly name: string;
  /** What it is when unset; null means that it must be set. */
  readonly fallback: string | null;
  readonly meaning: string;
}

/** Every setting, in the order of the README's table, which a test compares with this one. */
export const SETTINGS = [
  { name: "DATABASE_URL", fallback: null, meaning: "Postgres 15 or newer, as `postgres://…`" },
  { name: "REDIS_URL", fallback: null, meaning: "Redis 6.2 or newer, as `redis://…` or `rediss://…`" },
  { name: "PORT", fallback: "8080", meaning: "port of the API" },
  {
    name: "MOMO_PUBLIC_URL",
    fallback: "http://localhost:PORT",
    meaning: "where readers' browsers reach the API",
  },
  {
    name: "MOMO_SECRET",
    fallback: null,
    meaning: "at least 32 characters; receipts, cursors and sealed data hang on it",
  },
  {
    name: "MOMO_SECRET_OLD",
    fallback: "",
    meaning: "the secret before the last change; what it signed or sealed stays good",
  },
  {
    name: "MOMO_TRUST_PROXY",
    fallback: "",
    meaning:
      "proxies in front: addresses, networks, `loopback`, `linklocal`, `uniquelocal`, with commas between",
  },
  {
    name: "MOMO_QUEUE_LIMIT",
    fallback: "200000",
    meaning: "comments that may wait to be judged before new ones are asked to come later",
  },
  {
    name: "MOMO_METRICS",
    fallback: "token",
    meaning: "`public` opens `/metrics`; `token` asks for an admin's",
  },
  { name: "MOMO_WORKER_PORT", fallback: "8081", meaning: "port of a worker's `/healthz /readyz /metrics`" },
] as const satisfies readonly Setting[];
type SettingName = (typeof SETTINGS)[number]["name"];

/** Everything that is wrong with the settings at once, one sentence each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings do not fit:\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/** Characters a secret has at least: 32 of a random alphabet are more than 128 bits. */
const SECRET_LENGTH = 32;
/** Express' own names for networks. */
const NAMED_NETWORKS = ["loopback", "linklocal", "uniquelocal"];
const NAMED_LIST = NAMED_NETWORKS.join(", ");

type Complain = (problem: string) => void;

/** Reads and checks all settings; throws one `ConfigError` with every problem found. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const given = (name: SettingName): string => env[name]?.trim() ?? "";
  const about =
    (name: SettingName): Complain =>
    (problem) =>
      problems.push(`${name} ${problem}.`);

  const port = readNumber(given("PORT") || "8080", { least: 1, most: 65_535 }, about("PORT"));
  const publicUrl = given("MOMO_PUBLIC_URL") || `http://localhost:${String(port)}`;
  const config: Config = {
    databaseUrl: readUrl(given("DATABASE_URL"), ["postgres:", "postgresql:"], about("DATABASE_URL")),
    redisUrl: readUrl(given("REDIS_URL"), ["redis:", "rediss:"], about("REDIS_URL")),
    port,
    publicUrl: readOrigin(publicUrl, about("MOMO_PUBLIC_URL")),
    secret: readSecret(given("MOMO_SECRET"), about("MOMO_SECRET")),
    secretOld: given("MOMO_SECRET_OLD")
      ? readSecret(given("MOMO_SECRET_OLD"), about("MOMO_SECRET_OLD"))
      : null,
    trustProxy: readProxies(given("MOMO_TRUST_PROXY"), about("MOMO_TRUST_PROXY")),
    queueLimit: readLimit(given("MOMO_QUEUE_LIMIT"), about("MOMO_QUEUE_LIMIT")),
    metrics: readMetrics(given("MOMO_METRICS") || "token", about("MOMO_METRICS")),
    workerPort: readNumber(
      given("MOMO_WORKER_PORT") || "8081",
      { least: 1, most: 65_535 },
      about("MOMO_WORKER_PORT"),
    ),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** For main files: the settings, or all that is wrong with them as sentences on stderr and the end of the process. */
export function readConfigOrExit(env: Readonly<Record<string, string | undefined>>): Config {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** `MOMO_QUEUE_LIMIT` alone, for commands that need no other setting; throws a `ConfigError`. */
export function readQueueLimit(env: Readonly<Record<string, string | undefined>>): number {
  const problems: string[] = [];
  const limit = readLimit(env["MOMO_QUEUE_LIMIT"]?.trim() ?? "", (problem) =>
    problems.push(`MOMO_QUEUE_LIMIT ${problem}.`),
  );
  if (problems.length > 0) throw new ConfigError(problems);
  return limit;
}

function readLimit(text: string, complain: Complain): number {
  return readNumber(text || "200000", { least: 1, most: 100_000_000 }, complain);
}

function readNumber(text: string, range: { least: number; most: number }, complain: Complain): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(number >= range.least && number <= range.most))
    complain(`is "${text}", not a whole number from ${String(range.least)} to ${String(range.most)}`);
  return number;
}

/** The address may hold a password, so a complaint never repeats it. */
function readUrl(text: string, protocols: readonly string[], complain: Complain): string {
  if (text === "") complain("is not set");
  else if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    complain(`is not an address that starts with ${protocols.map((name) => `${name}//`).join(" or ")}`);
  return text;
}

function readOrigin(text: string, complain: Complain): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) complain("is not an http or https address");
  else if (url.href !== `${url.origin}/`)
    complain(`is more than an origin: leave away everything after ${url.origin}`);
  return url?.origin ?? text;
}

function readSecret(text: string, complain: Complain): string {
  if (text === "") complain("is not set; `openssl rand -base64 48` makes a good one");
  else if (text.length < SECRET_LENGTH) complain(`is shorter than ${String(SECRET_LENGTH)} characters`);
  return text;
}

function readMetrics(text: string, complain: Complain): "public" | "token" {
  if (text !== "public" && text !== "token") complain(`is "${text}", neither "public" nor "token"`);
  return text === "public" ? "public" : "token";
}

/** No hop counts and no catch-alls: with those, any reader could claim any address. */
function readProxies(text: string, complain: Complain): string[] {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  for (const entry of entries) {
    if (NAMED_NETWORKS.includes(entry) || isIP(entry) !== 0) continue;
    const [address = "", bits = ""] = entry.split("/");
    if (isIP(address) === 0 || !ipaddr.isValidCIDR(entry))
      complain(`names "${entry}", which is neither an address nor a network nor one of ${NAMED_LIST}`);
    else if (Number(bits) === 0 || (address.includes(".") && address.includes(":") && Number(bits) < 96))
      complain(`names "${entry}", which would believe every address`);
  }
  return entries;
}
