// A real browser for tests of pages. It calls nobody but the test's own servers.
import { chromium, type Browser } from "playwright-core";
import { findOrInstall } from "../../src/local/install.ts";

/** What a browser is called here and there; installed before the tests begin. */
export const CHROMIUM = {
  programs: ["chromium", "chromium-browser", "google-chrome"],
  apt: ["chromium"],
  brew: ["chromium"],
};

/** The machine's Chromium. Close it at the end of the file. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findOrInstall(CHROMIUM, console.error),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
