// Is this machine fit to run Momo, and do its settings fit together?
import { ConfigError, readConfig } from "../../config.ts";
import { findSettings } from "../places.ts";
import type { Run } from "../run.ts";
import { attempt, fail, ok } from "./check.ts";
import type { Check } from "./check.ts";
import { isAtLeast } from "./version.ts";

const OLDEST_NODE = [20, 19] as const;

/** `version` is what runs this command. */
export function checkNode(version: string): Check {
  return isAtLeast(version, OLDEST_NODE)
    ? ok("node", `Node ${version}.`)
    : fail("node", `Node ${version} is too old: install 20.19 or newer.`);
}

/** All settings, as a start of the API or of a worker would read them. */
export function checkSettings(run: Run): Promise<Check> {
  return attempt("settings", () => {
    try {
      readConfig(findSettings(run));
      return ok("settings", "All settings fit.");
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return fail(
        "settings",
        `${error.problems.join(" ")} What is not set is taken from the Momo running in ${run.dataDir}, if one does: "npm start" starts one, --data names another folder.`,
      );
    }
  });
}
