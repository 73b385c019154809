// Where the project's own files are (sql/, data beside the phases), wherever the process was started and
// whether the code runs from src/ or bundled from dist/. For reading only: data of an instance is elsewhere.
import { existsSync, readFileSync } from "node:fs";

/** The folder of Momo's package.json, with a slash at the end: `new URL("sql/", projectRoot())`. */
export function projectRoot(): URL {
  let folder = new URL(".", import.meta.url);
  while (!isMomo(new URL("package.json", folder))) {
    const parent = new URL("..", folder);
    if (parent.href === folder.href) throw new Error("Momo's package.json is missing above its own code.");
    folder = parent;
  }
  return folder;
}

function isMomo(manifest: URL): boolean {
  return (
    existsSync(manifest) && (JSON.parse(readFileSync(manifest, "utf8")) as { name?: unknown }).name === "momo"
  );
}
