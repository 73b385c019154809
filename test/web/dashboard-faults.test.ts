import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { openStage, signIn, THREE_LINKS, violations } from "./dashboard-stage.ts";
import type { Account, Stage } from "./dashboard-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const rowOf = (page: Page, author: string) => page.getByRole("article", { name: author });
const button = (page: Page, author: string, name: string) =>
  rowOf(page, author).getByRole("button", { name, exact: true });
const countIn = (page: Page, queue: string) => page.getByRole("link", { name: queue }).textContent();

async function siteWith(...names: string[]) {
  const { site, account } = await stage.newSite();
  for (const name of names) await stage.judge(site, { author: { name }, text: `${name}: ${THREE_LINKS}` });
  return { site, account };
}

/** The status of the only comment, as the server has it. */
async function statusOf(page: Page): Promise<string | undefined> {
  const answer = await page.context().request.get(`${stage.url}/v1/moderation/comments`);
  return ((await answer.json()) as { items: { status: string }[] }).items[0]?.status;
}

describe("two moderators at once", () => {
  it("one wins; the other is shown how it stands, and overwrites nothing", async () => {
    const { site, account } = await siteWith("Ada");
    const { page: first } = await stage.signedIn(account);
    const { page: second } = await stage.signedIn(await stage.addModerator(site));
    await button(second, "Ada", "Reject").waitFor();
    await button(first, "Ada", "Approve").click();
    await until("it is approved", async () => (await statusOf(first)) === "approved");
    await button(second, "Ada", "Reject").click();
    const row = rowOf(second, "Ada");
    await row.getByText("Nothing was overwritten").waitFor();
    expect(await row.locator(".status").textContent()).toBe("Approved");
    expect(await statusOf(first)).toBe("approved");
    await until("the figures are the server's", async () => (await countIn(second, "Held")) === "Held 0");
    expect(await violations(second)).toEqual([]);
    // Having seen it, the second moderator may decide after all.
    await button(second, "Ada", "Reject").click();
    await until("it is rejected", async () => (await statusOf(first)) === "rejected");
  });
});

describe("a session that ends", () => {
  /** Signs out behind the page's back, as a timeout would. */
  async function endSession(page: Page): Promise<void> {
    await page.context().clearCookies();
  }

  async function endedWhileDeciding(account: Account) {
    const opened = await stage.signedIn(account);
    const { page } = opened;
    await rowOf(page, "Bob").waitFor();
    await button(page, "Ada", "Approve").click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await rowOf(page, "Bob").getByLabel("Reason").selectOption("abuse");
    await endSession(page);
    await button(page, "Bob", "Reject").click();
    await page.getByText("Your session has ended").waitFor();
    return opened;
  }

  it("leads back to the same place, with nothing half done", async () => {
    const { account } = await siteWith("Ada", "Bob", "Cyd");
    const { page, incidents } = await endedWhileDeciding(account);
    expect(await violations(page)).toEqual([]);
    await signIn(page, account);
    await rowOf(page, "Bob").getByText("Not saved").waitFor();
    expect(await rowOf(page, "Bob").getByLabel("Reason").inputValue()).toBe("abuse");
    expect(await page.getByRole("button", { name: "Undo" }).count()).toBe(1);
    expect(await countIn(page, "Held")).toBe("Held 2");
    await button(page, "Bob", "Reject").click();
    await until("it is rejected", async () => (await countIn(page, "Rejected")) === "Rejected 1");
    expect(incidents).toEqual([]);
  });

  it("shows somebody else none of what the first one had open", async () => {
    const { account } = await siteWith("Ada", "Bob");
    const { account: stranger } = await siteWith("Eve");
    const { page } = await endedWhileDeciding(account);
    await signIn(page, stranger);
    await rowOf(page, "Eve").waitFor();
    expect(await page.getByRole("article").count()).toBe(1);
  });

  it("goes on by itself when only the token of the page is old", async () => {
    const { account } = await siteWith("Ada");
    const { page } = await stage.signedIn(account);
    await button(page, "Ada", "Approve").waitFor();
    const other = await page.context().newPage();
    await page.context().clearCookies();
    await other.goto(`${stage.url}/moderate`);
    await signIn(other, account);
    await button(other, "Ada", "Approve").waitFor();
    await button(page, "Ada", "Approve").click();
    await until("it is approved", async () => (await statusOf(page)) === "approved");
    expect(await page.getByText("Not saved").count()).toBe(0);
  });
});

describe("a network that fails", () => {
  it("keeps the decision at hand, says so, and sends it again when asked", async () => {
    const { account } = await siteWith("Ada");
    const { page } = await stage.signedIn(account);
    await button(page, "Ada", "Approve").waitFor();
    await page.context().setOffline(true);
    await button(page, "Ada", "Approve").click();
    await rowOf(page, "Ada").getByText("Momo did not answer").waitFor();
    expect(await countIn(page, "Held")).toBe("Held 1");
    expect(await violations(page)).toEqual([]);
    await page.context().setOffline(false);
    await rowOf(page, "Ada").getByRole("button", { name: "Send again" }).click();
    await until("it is approved", async () => (await statusOf(page)) === "approved");
    await page.getByRole("button", { name: "Undo" }).waitFor();
  });

  it("may swallow the answer to a decision that was saved: sending again is safe", async () => {
    const { account } = await siteWith("Ada");
    const { page } = await stage.signedIn(account);
    await page.route(
      "**/v1/moderation/decisions",
      async (route) => {
        await route.fetch();
        await route.abort("connectionreset");
      },
      { times: 1 },
    );
    await button(page, "Ada", "Approve").click();
    await rowOf(page, "Ada").getByText("Momo did not answer").waitFor();
    expect(await statusOf(page)).toBe("approved");
    await rowOf(page, "Ada").getByRole("button", { name: "Send again" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await until("it is held again", async () => (await statusOf(page)) === "held");
  });

  it("at the start and while listing offers to try again", async () => {
    const { account } = await siteWith("Ada");
    const { page } = await stage.newPage();
    await page.route("**/v1/moderation/session", (route) => route.abort(), { times: 1 });
    await page.goto(`${stage.url}/moderate`);
    await page.getByText("cannot be reached").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.route("**/v1/moderation/comments?*", (route) => route.abort(), { times: 1 });
    await signIn(page, account);
    await page.getByText("could not be loaded").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Try again" }).click();
    await rowOf(page, "Ada").waitFor();
  });
});
