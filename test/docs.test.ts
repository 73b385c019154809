// The README cannot lie: its tables are compared with the code, both ways, and what it points at exists.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SETTINGS } from "../src/config.ts";
import { PROBLEMS } from "../src/http/problem.ts";
import { PHASE_NAMES } from "../src/moderation/phase.ts";
import { projectRoot } from "../src/project-root.ts";

const readme = readFileSync(new URL("README.md", projectRoot()), "utf8");

/** The cells of the table below a heading, without its head. */
function tableUnder(heading: string): string[][] {
  const [, section = ""] = readme.split(`\n## ${heading}\n`);
  const rows = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll("\\|", "|")),
  );
}

describe("the README", () => {
  it("names every setting with its default and its meaning", () => {
    const shown = ({ fallback }: (typeof SETTINGS)[number]) =>
      fallback === null ? "must be set" : fallback === "" ? "none" : `\`${fallback}\``;
    expect(tableUnder("Settings")).toEqual(
      SETTINGS.map((setting) => [`\`${setting.name}\``, shown(setting), setting.meaning]),
    );
  });

  it("names every error code with its status and title", () => {
    expect(tableUnder("Errors")).toEqual(
      Object.entries(PROBLEMS).map(([code, [status, title]]) => [`\`${code}\``, String(status), title]),
    );
  });

  it("names every phase in the order of the code", () => {
    expect(tableUnder("The phases").map(([name]) => name)).toEqual(PHASE_NAMES.map((name) => `\`${name}\``));
  });

  it("points at files and folders that exist", () => {
    const places = [...readme.matchAll(/`((?:src|workers|sql|test)\/[\w./-]+)`/g)].map(
      ([, place = ""]) => place,
    );
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter((place) => !existsSync(new URL(place, projectRoot())))).toEqual([]);
  });

  it("shows pictures that are in the repository", () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, place = ""]) => place);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((place) => !existsSync(new URL(place, projectRoot())))).toEqual([]);
  });
});
