import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { openStage, overflow, signIn, THREE_LINKS, violations } from "./dashboard-stage.ts";
import type { Stage } from "./dashboard-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const rowOf = (page: Page, author: string) => page.getByRole("article", { name: author });
const countIn = (page: Page, queue: string) => page.getByRole("link", { name: queue }).textContent();
const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest("article")?.querySelector("h2")?.textContent ?? "");

describe("signing in", () => {
  it("says the same to a wrong password and to an unknown account, and keeps what was typed", async () => {
    const { account } = await stage.newSite();
    const { page, incidents } = await stage.newPage();
    await page.goto(`${stage.url}/moderate`);
    expect(await violations(page)).toEqual([]);
    const answers: (string | null)[] = [];
    for (const email of [account.email, "nobody@example.com"]) {
      await signIn(page, { email, password: "wrong" });
      const alert = page.getByRole("alert");
      await alert.waitFor();
      answers.push(await alert.textContent());
      expect(await page.getByLabel("E-mail").inputValue()).toBe(email);
    }
    expect(answers[0]).toContain("do not fit together");
    expect(answers[1]).toBe(answers[0]);
    expect(await violations(page)).toEqual([]);
    expect(incidents).toEqual([]);
  });

  it("asks for what is missing without a call", async () => {
    const { page } = await stage.newPage();
    await page.goto(`${stage.url}/moderate`);
    await page.getByRole("button", { name: "Sign in" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("fill in both");
  });

  it("opens the queue that the address names, survives a reload, and ends with signing out", async () => {
    const { site, account } = await stage.newSite();
    await stage.judge(site, { author: { name: "Ada" }, text: "Lovely light in the last act." });
    const { page } = await stage.newPage();
    await page.goto(`${stage.url}/moderate/approved`);
    await signIn(page, account);
    await rowOf(page, "Ada").waitFor();
    await page.reload();
    await rowOf(page, "Ada").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Password").waitFor();
    expect(await page.getByText("Lovely light").count()).toBe(0);
    await page.reload();
    await page.getByLabel("Password").waitFor();
  });
});

describe("a held comment", () => {
  it("stands there with the sentence that says why, and its links marked in the text", async () => {
    const { site, account } = await stage.newSite();
    await stage.judge(site, { author: { name: "Ada" }, text: `See ${THREE_LINKS}.` });
    const { page } = await stage.signedIn(account);
    const row = rowOf(page, "Ada");
    await row.waitFor();
    expect(await row.getByRole("listitem").first().textContent()).toMatch(/3 links.*2/);
    expect(await row.locator("mark").allTextContents()).toEqual(THREE_LINKS.split(" "));
    expect(await row.locator(".status").textContent()).toBe("Held");
    expect(await row.getByText("Spam score").textContent()).toMatch(/Spam score (0\.\d\d|1\.00)/);
    expect(await violations(page)).toEqual([]);
  });

  it("shows what readers would see when words are masked", async () => {
    const { site, account } = await stage.newSite();
    await stage.judge(site, { author: { name: "Ada" }, text: `What the fuck. ${THREE_LINKS}` });
    const { page } = await stage.signedIn(account);
    const row = rowOf(page, "Ada");
    await row.getByText("Readers would see").waitFor();
    expect(await row.locator(".text").allTextContents()).toEqual([
      `What the fuck. ${THREE_LINKS}`,
      `What the f***. ${THREE_LINKS}`,
    ]);
  });

  it("is public once approved, stands under Approved, and is held again after undo", async () => {
    const { site, account } = await stage.newSite();
    await stage.judge(site, { author: { name: "Ada" }, text: `See ${THREE_LINKS}.`, thread: "film" });
    const inThread = async () => {
      const answer = await fetch(`${stage.url}/v1/sites/${site.key}/threads/film/comments`);
      return ((await answer.json()) as { items: unknown[] }).items.length;
    };
    const { page } = await stage.signedIn(account);
    await rowOf(page, "Ada").getByRole("button", { name: "Approve" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await until("the comment is public", async () => (await inThread()) === 1);
    expect(await countIn(page, "Held")).toBe("Held 0");

    await page.getByRole("link", { name: "Approved" }).click();
    await rowOf(page, "Ada").getByText("Approved", { exact: true }).waitFor();
    await page.goBack();
    await page.getByText("Nothing is waiting.").waitFor();
    await page.goForward();
    await rowOf(page, "Ada").getByRole("button", { name: "Reject" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await rowOf(page, "Ada").getByText("Approved", { exact: true }).waitFor();
    await until("the comment is public again", async () => (await inThread()) === 1);
  });

  it("is rejected for the reason chosen, and a double click decides one comment only", async () => {
    const { site, account } = await stage.newSite();
    await stage.judge(site, { author: { name: "Ada" }, text: `One ${THREE_LINKS}` });
    await stage.judge(site, { author: { name: "Bob" }, text: `Two ${THREE_LINKS}` });
    const { page } = await stage.signedIn(account);
    const reason = rowOf(page, "Ada").getByLabel("Reason");
    expect(await reason.inputValue()).toBe("spam");
    await reason.selectOption("off-topic");
    await rowOf(page, "Ada").getByRole("button", { name: "Reject" }).dblclick();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await until("one is counted", async () => (await countIn(page, "Rejected")) === "Rejected 1");
    await page.getByRole("link", { name: "Rejected" }).click();
    await rowOf(page, "Ada").waitFor();
    const rows = await page.context().request.get(`${stage.url}/v1/moderation/comments?status=rejected`);
    const { items } = (await rows.json()) as { items: { reason: string; author: { name: string } }[] };
    expect(items.map((item) => [item.author.name, item.reason])).toEqual([["Ada", "off-topic"]]);
  });
});

describe("a hostile comment", () => {
  it("is nothing but text: no dialog, no policy violated, no stranger called", async () => {
    const { site, account } = await stage.newSite();
    const text = [
      "<img src=x onerror=alert(1)>",
      "<script>alert(2)</script>",
      `"><svg/onload=alert(3)> [x](javascript:alert(4)) ${THREE_LINKS}`,
      "\u202egnp.exe\u202c {{constructor.constructor('alert(5)')()}}",
    ].join("\n");
    const name = `<b onmouseover="alert(6)">Mallory</b>`;
    await stage.judge(site, { text, author: { name, url: "https://evil.example/%22%3E%3Cscript%3E" } });
    const { page, incidents } = await stage.signedIn(account);
    const row = rowOf(page, "Mallory");
    await row.waitFor();
    expect(await row.locator(".text").first().textContent()).toBe(text);
    expect(await row.getByRole("heading", { level: 2 }).textContent()).toContain(name);
    expect(await row.locator("img, script, svg, b[onmouseover], a").count()).toBe(0);
    await row.hover();
    await row.getByRole("button", { name: "Reject" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(incidents).toEqual([]);
  });
});

describe("a long queue", () => {
  it("comes oldest first and page by page, and the focus goes on with the first new comment", async () => {
    const { site, account } = await stage.newSite();
    const names = Array.from({ length: 53 }, (_, at) => `Reader ${String(at + 1).padStart(2, "0")}`);
    for (const name of names) await stage.judge(site, { author: { name }, text: `${name} ${THREE_LINKS}` });
    const { page } = await stage.signedIn(account);
    await page.getByRole("article").nth(49).waitFor();
    await page.getByRole("button", { name: "Show more" }).click();
    await page.getByRole("article").nth(52).waitFor();
    const shown = await page.locator("article h2 bdi:first-child").allTextContents();
    expect(shown.filter((name) => name.startsWith("Reader"))).toEqual(names);
    expect(await focusedRow(page)).toContain("Reader 51");
    expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0);
  });
});

describe("the keys", () => {
  it("move, decide and take back without a mouse, and the focus is never lost", async () => {
    const { site, account } = await stage.newSite();
    for (const name of ["Ada", "Bob", "Cyd"])
      await stage.judge(site, { author: { name }, text: `${name} ${THREE_LINKS}` });
    const { page } = await stage.signedIn(account);
    await rowOf(page, "Cyd").waitFor();
    const press = async (key: string, expected: string) => {
      await page.keyboard.press(key);
      await until(`the focus is on ${expected}`, async () => (await focusedRow(page)).includes(expected));
    };
    await press("a", "Ada");
    expect(await countIn(page, "Held")).toBe("Held 3");
    await press("j", "Bob");
    await press("k", "Ada");
    await press("a", "Bob");
    await press("r", "Cyd");
    await page.getByText("Rejected: Bob").waitFor();
    await press("z", "Bob");
    await page.getByText("It is held again").waitFor();
    await page.keyboard.press("a");
    await press("k", "Bob");
    await press("j", "Cyd");
    await page.keyboard.press("r");
    await page.getByText("That was the last one here").first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("queue-heading");
    await until("all are counted", async () => (await countIn(page, "All")) === "All 3");
    expect([await countIn(page, "Approved"), await countIn(page, "Rejected")]).toEqual([
      "Approved 2",
      "Rejected 1",
    ]);
  });

  it("can be switched off for good, and are silent while a reason is chosen", async () => {
    const { site, account } = await stage.newSite();
    await stage.judge(site, { author: { name: "Ada" }, text: THREE_LINKS });
    const { page } = await stage.signedIn(account);
    await rowOf(page, "Ada").getByLabel("Reason").focus();
    await page.keyboard.press("a");
    expect(await rowOf(page, "Ada").getByLabel("Reason").inputValue()).toBe("abuse");
    await page.getByRole("heading", { level: 1 }).focus();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("checkbox").uncheck();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.reload();
    await rowOf(page, "Ada").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    expect(await focusedRow(page)).toBe("");
    expect(await countIn(page, "Held")).toBe("Held 1");
  });
});

describe("how it looks", () => {
  it("fits 360 pixels and has nothing against it in light and dark, full and empty", async () => {
    const { site, account } = await stage.newSite();
    await stage.judge(site, { author: { name: "W".repeat(80) }, text: `${"w".repeat(400)} ${THREE_LINKS}` });
    await stage.judge(site, { author: { name: null }, text: `What the fuck ${THREE_LINKS}` });
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await stage.signedIn(account, { colorScheme, viewport: { width: 360, height: 740 } });
      await page.getByRole("article").nth(1).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.getByRole("link", { name: "Deleted" }).click();
      await page.getByText("Nothing deleted.").waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });
});
