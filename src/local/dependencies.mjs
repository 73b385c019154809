// Sees to it that Node is new enough and that what package-lock.json names is installed. Runs before anything
// else, so it may use nothing that is installed.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Installs when needed, saying so on stderr. Ends the process with a sentence when it cannot go on. */
export function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Momo needs Node 20.19 or newer; this is ${process.versions.node}.`);
  if (isInstalled()) return;
  // npm ci empties the folder first, and behind a link that is somebody else's.
  if (lstatSync(path.join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink() === true)
    stop(
      "node_modules is a link, and what lies there is not what package-lock.json names. Install it there.",
    );
  console.error("Installing what Momo needs (npm ci).");
  const npm = process.env["npm_execpath"];
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  /** @type {import("node:child_process").SpawnSyncOptions} */
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const installed =
    npm === undefined
      ? spawnSync("npm", args, options)
      : spawnSync(process.execPath, [npm, ...args], options);
  if (installed.status !== 0) stop("npm ci failed; what it said stands above.");
}

/** Whether every package is there in the version of package-lock.json; those for other platforms may be missing. */
function isInstalled() {
  const wanted = packagesOf("package-lock.json");
  // npm writes this file last, so an interrupted installation does not count.
  const there = packagesOf("node_modules/.package-lock.json");
  return Object.entries(wanted).every(([place, entry]) => {
    const found = there[place];
    if (found) return found.version === entry?.version;
    return place === "" || entry?.optional === true || entry?.devOptional === true;
  });
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage | undefined>}
 */
function packagesOf(file) {
  const full = path.join(root, file);
  /** @type {unknown} */
  const lock = existsSync(full) ? JSON.parse(readFileSync(full, "utf8")) : { packages: {} };
  return /** @type {{ packages: Record<string, LockedPackage> }} */ (lock).packages;
}

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) ensureDependencies();
