// The main job, end to end, as `npm start` gives it to anybody: a comment goes from the demo blog's form to the thread,
// to a moderator, or to nobody. With script and without.
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyPort } from "../../src/local/free-port.ts";
import type { Instance } from "../../src/local/instance.ts";
import { cleanUp, startMomo } from "../local/launcher.ts";
import { launchBrowser } from "../support/browser.ts";
import { temporaryFolder } from "../support/folder.ts";
import { until } from "../support/until.ts";

const { folder, remove } = temporaryFolder();
const data = path.join(folder, "data");
const momo = startMomo({ data, port: await anyPort() });
let instance: Instance;
let browser: Browser;
let moderator: Page;

beforeAll(async () => {
  [instance, browser] = await Promise.all([momo.ready(), launchBrowser()]);
  moderator = await signedIn();
});
afterAll(async () => {
  await browser.close();
  await cleanUp(momo, data);
  remove();
});

/** The console, opened with what the first start printed. */
async function signedIn(): Promise<Page> {
  const page = await browser.newPage();
  const printed = (name: string) => new RegExp(`${name} +(\\S+)`).exec(momo.output())?.[1] ?? "";
  await page.goto(instance.addresses.moderate);
  await page.getByLabel("E-mail").fill(printed("Sign in"));
  await page.getByLabel("Password").fill(printed("Password"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Held", level: 1 }).waitFor();
  return page;
}

/** The row of a comment in one of the moderator's queues, once it stands there. */
async function rowIn(queue: "held" | "rejected", name: string): Promise<Locator> {
  const row = moderator.getByRole("article", { name });
  await until(`the comment by ${name} is ${queue}`, async () => {
    await moderator.goto(`${instance.addresses.moderate}/${queue}`);
    await moderator
      .getByRole("article")
      .or(moderator.getByText(/^Nothing /))
      .first()
      .waitFor();
    return (await row.count()) === 1;
  });
  return row;
}

interface Way {
  readonly script: boolean;
  readonly review: string;
}

describe.each<Way>([
  { script: true, review: "first-review" },
  { script: false, review: "second-review" },
])("with script: $script, a reader's comment", ({ script, review }) => {
  let page: Page;

  beforeAll(async () => {
    const context = await browser.newContext({ javaScriptEnabled: script });
    page = await context.newPage();
    await page.goto(instance.addresses.blog);
    await page.locator(`a[href="/${review}"]`).click();
    await thread().getByLabel("Your comment").waitFor();
  });

  const thread = (): Locator =>
    script ? page.locator("momo-comments section") : page.locator("momo-comments");
  const published = (name: string) =>
    thread().locator("article", { hasText: name }).filter({ hasText: "Reply" });

  /** Until Momo has taken the comment: the form is empty again, or the reader back with a thank-you. */
  async function write(name: string, text: string): Promise<void> {
    await page.goto(`${instance.addresses.blog}/${review}`);
    const field = thread().getByLabel("Your comment");
    await field.fill(text);
    await thread().getByLabel("Name").fill(name);
    await thread().getByRole("button", { name: "Send" }).click();
    if (script) await until("the form is empty again", async () => (await field.inputValue()) === "");
    else await page.getByText("Thank you! Your comment is waiting for moderation").waitFor();
  }

  /** With script it comes by itself; without, the reader looks again. */
  async function untilPublished(name: string): Promise<Locator> {
    await until(`the comment by ${name} is in the thread`, async () => {
      if (!script) await page.reload();
      return (await published(name).count()) === 1;
    });
    return published(name);
  }

  it("appears in the thread", async () => {
    await write("Ada", "The scene in the archive is the best of the year.");
    expect(await (await untilPublished("Ada")).textContent()).toContain("the best of the year");
  });

  it("appears with its swear word masked", async () => {
    await write("Bob", "That was a fucking good storm.");
    const said = await (await untilPublished("Bob")).textContent();
    expect(said).toMatch(/f\*\*\*(ing)? good storm/);
    expect(said).not.toContain("fucking");
  });

  it("with three links waits for the moderator, and appears once approved", async () => {
    await write("Cyd", "Stills: https://one.example/a https://two.example/b https://three.example/c");
    const row = await rowIn("held", "Cyd");
    expect(await published("Cyd").count()).toBe(0);
    await row.getByRole("button", { name: "Approve" }).click();
    await untilPublished("Cyd");
  });

  it("that is obvious spam is rejected, and stands under Rejected", async () => {
    const name = `Deals for ${review}`;
    await write(name, SPAM);
    await rowIn("rejected", name);
    await page.reload();
    expect(await published(name).count()).toBe(0);
  });
});

const SPAM =
  "BUY CHEAP VIAGRA ONLINE!!! Best casino bonus, 100% free money, click here now: https://cheap-pills-casino.example/buy?ref=1 " +
  "WhatsApp +1 555 0100 for replica watches and payday loans, limited offer!!!";
