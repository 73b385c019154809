// The demo blog as readers without script meet it: everything works, nothing is lost, and no outage hides a review.
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SiteSettings } from "../../src/contract/site.ts";
import { createBlog } from "../../src/local/blog-server.ts";
import { seal } from "../../src/secrets/seal.ts";
import { insertSite } from "../../src/store/sites.ts";
import { launchBrowser } from "../support/browser.ts";
import { keyring } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { startApi, startWorker } from "../support/processes.ts";
import type { TestProcess } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";
import { overflow, violations } from "./dashboard-stage.ts";

let database: OpenTestDatabase;
let redis: TestRedis;
let browser: Browser;
let api: TestProcess;
let worker: TestProcess;
let blog: { server: Server; origin: string };
let site: SiteSettings;

beforeAll(async () => {
  [database, redis, browser] = await Promise.all([openTestDatabase(), startRedis(), launchBrowser()]);
  const settings = { databaseUrl: database.url, redisUrl: redis.url };
  [api, worker] = await Promise.all([startApi(settings), startWorker(settings)]);
  blog = await listen(createBlog({ api: api.url, site: "demo" }));
  const tokenSecret = seal(keyring, { secret: "the blog's own secret for its users' tokens" });
  site = await insertSite(database.db, { key: "demo", origins: [blog.origin], tokenSecret });
  await until("comments can be accepted", async () => (await fetch(`${api.url}/readyz`)).ok);
});
afterAll(async () => {
  blog.server.close().closeAllConnections();
  await Promise.all([browser.close(), api.close(), worker.close()]);
  await Promise.all([redis.close(), database.close()]);
});

async function listen(listener: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

const store = (parts: Parameters<typeof storeJudged>[2]) => storeJudged(database.db, site, parts);

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false, ...options })).newPage();
  await page.goto(`${blog.origin}${address}`);
  return page;
}

const articleBy = (page: Page, name: string) => page.locator(".list article", { hasText: name });

async function send(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: "Send" }).click();
}

describe("a comment without script", () => {
  it("comes back to the review with a visible thank-you, and stands there soon", async () => {
    const page = await open("/first-review");
    expect(await page.getByText("Thank you!").isVisible()).toBe(false);
    await send(page, { "Your comment": "What a lamp!", Name: "Ada" });
    await page.waitForURL(`${blog.origin}/first-review#momo-thanks`);
    expect(await page.getByText("Thank you! Your comment is waiting for moderation").isVisible()).toBe(true);
    await until("it stands in the thread", async () => {
      await page.reload();
      return articleBy(page, "What a lamp!").isVisible();
    });
    await page.goto(blog.origin);
    expect(await page.getByRole("link", { name: "1 comment" }).getAttribute("href")).toBe(
      "/first-review#comments",
    );
  });

  it("can answer another", async () => {
    const parent = await store({ name: "Grace", text: "The gulls talk too much." });
    const page = await open("/first-review");
    await page.getByRole("link", { name: "Reply to Grace" }).click();
    expect(await page.getByText("Your reply to Grace").isVisible()).toBe(true);
    await send(page, { "Your comment": "They have a point, though." });
    await page.waitForURL(/#momo-thanks$/);
    await until("it stands under what it answers", async () => {
      await page.reload();
      return (await page.locator("li li article", { hasText: "They have a point" }).count()) === 1;
    });
    await page.goto(`${blog.origin}/first-review?reply=${parent}`);
    await page.getByRole("link", { name: "not a reply" }).click();
    expect(await page.getByText("Your reply to").count()).toBe(0);
  });

  it("that is refused loses nothing, and one button sends it again", async () => {
    const page = await open("/second-review");
    await page.getByLabel("This tells what happens").check();
    await send(page, { "Your comment": "The drawers!", Name: "Cyd", "E-mail": "nobody" });
    await page.getByRole("heading", { name: "Your comment is not sent yet" }).waitFor();
    expect(await page.getByLabel("Your comment").inputValue()).toBe("The drawers!");
    expect(await page.getByLabel("Name").inputValue()).toBe("Cyd");
    expect(await page.getByLabel("tells what happens").isChecked()).toBe(true);
    expect(await page.getByText("E-mail is not an e-mail address.").first().isVisible()).toBe(true);
    await send(page, { "E-mail": "" });
    await page.waitForURL(`${blog.origin}/second-review#momo-thanks`);
    await until("it is behind its cover", async () => {
      await page.reload();
      return articleBy(page, "Cyd").locator("summary").isVisible();
    });
    expect(await page.getByText("The drawers!").isVisible()).toBe(false);
    await articleBy(page, "Cyd").locator("summary").click();
    expect(await page.getByText("The drawers!").isVisible()).toBe(true);
  });

  it("is kept on a page of Momo while Redis is away, and the same page sends it later, once", async () => {
    const page = await open("/second-review");
    await redis.stop();
    await send(page, { "Your comment": "Sent in the dark.", Name: "Dot" });
    await page.getByRole("heading", { name: "Your comment is not sent yet" }).waitFor();
    expect(await page.getByLabel("Your comment").inputValue()).toBe("Sent in the dark.");
    await redis.start();
    await until("comments can be accepted", async () => (await fetch(`${api.url}/readyz`)).ok);
    await page.getByRole("button", { name: "Send again" }).click();
    await page.waitForURL(/#momo-thanks$/);
    await until("it stands in the thread", async () => {
      await page.reload();
      return articleBy(page, "Sent in the dark.").isVisible();
    });
    expect(await articleBy(page, "Sent in the dark.").count()).toBe(1);
  });
});

describe("what others wrote", () => {
  it("is nothing but text, and words behind a cover open with a box", async () => {
    const html = `<p>It ends with <span class="momo-spoiler">the dog</span>.</p>`;
    const rendered = { masked: "", html, nodes: [] };
    await store({ name: `<b>Eve</b> "'&`, text: "covered", threadKey: "second-review", rendered });
    const page = await open("/second-review");
    const said = articleBy(page, "It ends with");
    expect(await said.locator("b").textContent()).toBe(`<b>Eve</b> "'&`);
    const width = () =>
      said.locator(".momo-spoiler").evaluate((cover) => getComputedStyle(cover).contentVisibility);
    expect(await width()).toBe("hidden");
    await said.getByLabel("Show what is covered").check();
    expect(await width()).toBe("visible");
  });
});

describe("a page of the blog", () => {
  it("has nothing against it and fits 360 pixels, in light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const)
      for (const address of ["/", "/first-review"]) {
        const options = { colorScheme, javaScriptEnabled: true, viewport: { width: 360, height: 740 } };
        const page = await (await browser.newContext(options)).newPage();
        await page.route("**/embed.js", (route) => route.abort());
        await page.goto(`${blog.origin}${address}`);
        expect(await violations(page), address).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await page.context().close();
      }
  });

  it("answers what it does not know with 404, and takes nothing but GET and HEAD", async () => {
    expect((await fetch(`${blog.origin}/nowhere`)).status).toBe(404);
    expect((await fetch(`${blog.origin}/first-review`, { method: "POST" })).status).toBe(405);
    const head = await fetch(`${blog.origin}/first-review`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it("can be read while Momo is away", async () => {
    await api.stop();
    const page = await open("/first-review");
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    expect(await page.getByText("The comments cannot be shown right now.").isVisible()).toBe(true);
    await page.goto(blog.origin);
    expect(await page.getByRole("heading", { level: 2 }).count()).toBe(2);
    await api.start();
  });
});
