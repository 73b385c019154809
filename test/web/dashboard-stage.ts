// What tests of the console stand on: a real API on a real database, a moderator, comments judged by the real
// phases, and browser pages that record whatever a hostile text might achieve.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { SiteSettings } from "../../src/contract/site.ts";
import { addUser } from "../../src/moderators/accounts.ts";
import type { Database } from "../../src/store/database.ts";
import { loadSites } from "../../src/store/sites.ts";
import { createModerator } from "../../workers/moderate.ts";
import { createPatience } from "../../workers/patience.ts";
import { createPhases } from "../../workers/phases.ts";
import { createSiteCache } from "../../workers/site-cache.ts";
import { launchBrowser } from "../support/browser.ts";
import { addTestSite, aJob, keyring } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { startApi } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";

/** Three links are one more than the default policy lets through. */
export const THREE_LINKS = "https://one.example/a https://two.example/b https://three.example/c";

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** A page and everything on it that should never happen. */
export interface WatchedPage {
  readonly page: Page;
  /** Dialogs opened, policies violated, scripts failed, strangers called: always empty. */
  readonly incidents: string[];
}

export interface Stage {
  readonly url: string;
  readonly db: Database;
  /** A site of its own with a moderator who sees nothing else. */
  newSite(): Promise<{ site: SiteSettings; account: Account }>;
  addModerator(site: SiteSettings): Promise<Account>;
  /** Has the phases judge a comment, each a minute younger than the one before; answers its id. */
  judge(site: SiteSettings, job: Parameters<typeof aJob>[0]): Promise<string>;
  newPage(options?: BrowserContextOptions): Promise<WatchedPage>;
  /** A page at the held queue. */
  signedIn(account: Account, options?: BrowserContextOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const [database, redis, browser] = await Promise.all([openTestDatabase(), startRedis(), launchBrowser()]);
  const { db } = database;
  const api = await startApi({ databaseUrl: database.url, redisUrl: redis.url });
  const addModerator = (site: SiteSettings) => newAccount(db, site);
  const newPage = (options?: BrowserContextOptions) => openPage({ browser, url: api.url }, options);
  return {
    url: api.url,
    db,
    async newSite() {
      const site = await addTestSite(db);
      return { site, account: await addModerator(site) };
    },
    addModerator,
    judge: createJudge(db),
    newPage,
    async signedIn(account, options) {
      const watched = await newPage(options);
      await watched.page.goto(`${api.url}/moderate`);
      await signIn(watched.page, account);
      await watched.page.getByRole("heading", { name: "Held", level: 1 }).waitFor();
      return watched;
    },
    async close() {
      await Promise.all([browser.close(), api.close()]);
      await Promise.all([redis.close(), database.close()]);
    },
  };
}

async function newAccount(db: Database, site: SiteSettings): Promise<Account> {
  const email = `moderator-${randomUUID()}@example.com`;
  const { password } = await addUser(
    { db },
    { email, name: "Mod Erator", role: "moderator", sites: [site.key] },
  );
  return { email, password };
}

function createJudge(db: Database): Stage["judge"] {
  let clock = Date.parse("2026-11-01T12:00:00Z");
  const moderator = createModerator({
    db,
    keyring,
    phases: createPhases(),
    patience: createPatience({ pauseMs: 20, signal: new AbortController().signal, onWait: () => undefined }),
    siteSettings: createSiteCache(() => loadSites(db)),
    onDecided: () => undefined,
  });
  return async (site, parts) => {
    clock += 60_000;
    const job = aJob({ site: site.key, acceptedAt: new Date(clock).toISOString(), ...parts });
    await moderator.moderate(job);
    return job.id;
  };
}

export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function openPage(
  { browser, url }: { browser: Browser; url: string },
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  const incidents: string[] = [];
  await page.exposeFunction("momoIncident", (what: string) => incidents.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      const { momoIncident } = window as unknown as { momoIncident: (what: string) => void };
      momoIncident(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  page.on("pageerror", (error) => incidents.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) incidents.push(`stranger: ${request.url()}`);
  });
  return { page, incidents };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core has against the page as it is now, best practice included: one line for each violation. */
export async function violations(page: Page): Promise<string[]> {
  const results: AxeResults = await page.evaluate(`${axe}; axe.run(document)`);
  if (results.passes.length === 0) throw new Error("axe-core found nothing to check");
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** Pixels by which the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
