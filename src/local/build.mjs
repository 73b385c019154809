// Bundles src/ and workers/ into dist/: what `npm start`, the `momo` command, the tests and the image run.
// Plain JavaScript, because it runs before anything is built.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../..");
const dist = path.join(root, "dist");
const stamp = path.join(dist, "stamp");

const processes = {
  api: "src/main.ts",
  worker: "workers/main.ts",
  momo: "workers/momo.ts",
  local: "src/local/main.ts",
  blog: "src/local/blog.ts",
};
/** @type {import("esbuild").BuildOptions} */
const node = { platform: "node", target: "node20.19", format: "esm", packages: "external", splitting: true };
/** @type {import("esbuild").BuildOptions} */
const preact = { format: "esm", jsx: "automatic", jsxImportSource: "preact" };
const embed = { "web/embed": "src/web/embed/embed.ts" };
const dashboard = { "web/dashboard": "src/web/dashboard/main.tsx" };

/** Builds everything, unless what lies in dist/ was built from these very files. */
export async function build() {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  const esbuild = await import("esbuild");
  /** @type {import("esbuild").BuildOptions} */
  const every = { absWorkingDir: root, outdir: dist, bundle: true, sourcemap: true, logLevel: "warning" };
  /** @type {import("esbuild").BuildOptions} */
  const browser = {
    ...every,
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    sourcemap: false, // nobody serves it, and every reader would load the line that names it
  };
  const results = await Promise.all(
    [
      { ...every, ...node, entryPoints: present(processes) },
      { ...browser, entryPoints: present(embed), format: /** @type {const} */ ("iife") },
      { ...browser, ...preact, entryPoints: present(dashboard) },
    ].map((options) => esbuild.build({ ...options, write: false })),
  );
  const files = results.flatMap((result) => result.outputFiles);
  for (const file of files) replace(file.path, file.contents);
  removeOld(new Set(files.map((file) => file.path)));
  replace(stamp, now);
}

/**
 * Writes a file in one step, so that a process starting meanwhile never reads half of it. What begins with
 * `#!` can be run by its name.
 * @param {string} file @param {string | Uint8Array} contents
 */
function replace(file, contents) {
  const half = `${file}.${String(process.pid)}.half`;
  mkdirSync(path.dirname(file), { recursive: true });
  const isProgram = Buffer.from(contents.slice(0, 2)).toString() === "#!";
  writeFileSync(half, contents, { mode: isProgram ? 0o755 : 0o644 });
  renameSync(half, file);
}

/**
 * Removes what earlier builds left, except of the last ten minutes: processes started from it may still be
 * loading their parts.
 * @param {ReadonlySet<string>} fresh
 */
function removeOld(fresh) {
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !fresh.has(file) && statSync(file).mtimeMs < Date.now() - 600_000)
      rmSync(file, { force: true });
  }
}

/** @param {Record<string, string>} entries */
function present(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(path.join(root, file))));
}

/** Names, sizes and times of everything a build reads. */
function fingerprint() {
  const hash = createHash("sha256");
  const seen = (/** @type {string} */ file) => {
    const { size, mtimeMs } = statSync(path.join(root, file));
    hash.update(`${file} ${String(size)} ${String(mtimeMs)}\n`);
  };
  for (const folder of ["src", "workers"])
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) seen(path.join(path.relative(root, entry.parentPath), entry.name));
  seen("package-lock.json");
  return hash.digest("hex");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await build();
