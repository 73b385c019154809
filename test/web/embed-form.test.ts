// How the embed takes a comment, in a real browser, and what it does when things go wrong.
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decidingOn } from "../support/deciding.ts";
import { until } from "../support/until.ts";
import { THREE_LINKS, violations } from "./dashboard-stage.ts";
import { commentBy, focused, openEmbedStage } from "./embed-stage.ts";
import type { EmbedStage } from "./embed-stage.ts";

let stage: EmbedStage;

beforeAll(async () => {
  stage = await openEmbedStage();
});
afterAll(() => stage.close());

const textField = (thread: Locator) => thread.getByLabel("Your comment");
const send = (thread: Locator) => thread.getByRole("button", { name: "Send" }).click();

describe("a comment", () => {
  it("stands in the thread at once, waiting, and is public and masked without a reload", async () => {
    const thread = stage.newThread();
    const reader = await stage.newReader(thread);
    const { thread: shown } = reader;
    await shown.getByText("No comments yet").waitFor();
    await shown.getByLabel("Name").fill("Ada");
    await textField(shown).fill("What a *fucking* good dog.");
    await send(shown);
    const own = commentBy(shown, "Ada");
    await own.waitFor();
    expect(await textField(shown).inputValue()).toBe("");
    await own.locator("em", { hasText: "f***" }).waitFor();
    await shown.getByRole("heading", { name: "1 comment" }).waitFor();
    expect(await own.count()).toBe(1);
    expect(await own.getByText("Only you can see this").count()).toBe(0);
    expect(reader.incidents).toEqual([]);
    await reader.page.reload();
    await own.waitFor();
    expect(await shown.getByText("Only you can see this").count()).toBe(0);
  });

  it("that is held stays there for its author alone, after a reload too, until a moderator approves it", async () => {
    const thread = stage.newThread();
    const reader = await stage.newReader(thread);
    const { thread: shown, page } = reader;
    await textField(shown).fill(`Stills: ${THREE_LINKS}`);
    await shown.getByLabel("Name").fill("Ada");
    await send(shown);
    const held = shown.getByText("Waiting for a moderator. Only you can see this.");
    await held.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await held.waitFor();
    expect(await stage.publicComments(thread)).toEqual([]);
    const id = await shown.locator(".own").getAttribute("id");
    const commentId = (id ?? "").replace("momo-", "");
    await decidingOn(stage.db).decide(stage.site, { commentId, action: "approve" });
    await commentBy(shown, "Ada").getByRole("button", { name: "Reply" }).waitFor();
    expect(await held.count()).toBe(0);
  });

  it("can be hidden by its author when it was not published, for good", async () => {
    const thread = stage.newThread();
    const { thread: shown, page } = await stage.newReader(thread);
    await textField(shown).fill(`Stills: ${THREE_LINKS}`);
    await send(shown);
    await shown.getByText("Waiting for a moderator").waitFor();
    await shown.getByRole("button", { name: "Hide" }).click();
    await page.reload();
    await shown.getByText("No comments yet").waitFor();
    expect(await shown.getByRole("article").count()).toBe(0);
  });

  it("that answers another is written in place and stands under it", async () => {
    const thread = stage.newThread();
    await stage.store(thread, { name: "Ada" });
    const { thread: shown, page, incidents } = await stage.newReader(thread);
    const open = commentBy(shown, "Ada").getByRole("button", { name: "Reply to Ada" });
    await open.click();
    await shown.getByRole("textbox", { name: "Reply to Ada" }).waitFor();
    expect(await open.getAttribute("aria-expanded")).toBe("true");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type("I thought so too.");
    await shown.getByRole("button", { name: "Cancel" }).click();
    expect(await focused(shown)).toBe("Reply");
    await page.keyboard.press("Enter");
    const form = shown.locator("li form");
    expect(await form.getByRole("textbox").first().inputValue()).toBe("I thought so too.");
    await form.getByLabel("Name").fill("Bob");
    await form.getByRole("button", { name: "Send" }).click();
    await shown.locator("li li").getByRole("button", { name: "Reply to Bob" }).waitFor();
    expect(await form.count()).toBe(0);
    expect(incidents).toEqual([]);
  });

  it("with errors comes back with each beside its field and the focus on the first", async () => {
    const { thread: shown, page } = await stage.newReader(stage.newThread());
    await shown.getByLabel("E-mail").fill("nobody");
    await send(shown);
    await shown.getByText("Your comment is empty.").waitFor();
    await shown.getByText("E-mail is not an e-mail address.").waitFor();
    expect(await shown.locator("textarea").getAttribute("aria-invalid")).toBe("true");
    expect(await shown.locator("textarea").evaluate((field) => field.matches(":focus"))).toBe(true);
    expect(await violations(page)).toEqual([]);
    await textField(shown).fill("Not empty any more.");
    await shown.getByLabel("E-mail").fill("");
    await send(shown);
    await shown.getByRole("heading", { name: "1 comment" }).waitFor();
    expect(await shown.locator("[aria-invalid], .error").count()).toBe(0);
  });

  it("has a honeypot that nobody meets by eye, keyboard or screen reader", async () => {
    const { thread: shown, page } = await stage.newReader(stage.newThread());
    await textField(shown).focus();
    const met: string[] = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press("Tab");
      met.push(
        await shown.evaluate(
          (section) => (section.getRootNode() as ShadowRoot).activeElement?.localName ?? "",
        ),
      );
    }
    expect(met).toEqual(["input", "input", "input", "button"]);
    expect(await shown.getByRole("textbox").count()).toBe(3);
    expect(await shown.locator("input[name=website]").count()).toBe(1);
  });
});

describe("a draft", () => {
  it("is kept at every stroke, with the name and the replies", async () => {
    const thread = stage.newThread();
    await stage.store(thread, { name: "Ada" });
    const { thread: shown, page } = await stage.newReader(thread);
    await textField(shown).fill("Half a thou");
    await shown.getByLabel("Name").fill("Bob");
    await shown.getByRole("button", { name: "Reply to Ada" }).click();
    await shown.getByRole("textbox", { name: "Reply to Ada" }).fill("Half a repl");
    await page.reload();
    expect(await textField(shown).inputValue()).toBe("Half a thou");
    expect(await shown.getByLabel("Name").inputValue()).toBe("Bob");
    await shown.getByRole("button", { name: "Reply to Ada" }).click();
    expect(await shown.locator("li textarea").inputValue()).toBe("Half a repl");
  });

  it("sent while Redis is away stays, is sent again under its key, and arrives once", async () => {
    const thread = stage.newThread();
    const { thread: shown, page, keys } = await stage.newReader(thread);
    await shown.getByText("No comments yet").waitFor();
    await stage.redis.stop();
    await textField(shown).fill("Said into a storm.");
    const refused = page.waitForResponse((response) => response.request().method() === "POST");
    await send(shown);
    const seconds = (await refused).headers()["retry-after"] ?? "";
    await shown.getByText(`sent again in ${seconds} s`).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await shown.getByText("sent again in").waitFor();
    expect(await textField(shown).inputValue()).toBe("Said into a storm.");
    await stage.redis.start();
    await shown.getByRole("heading", { name: "1 comment" }).waitFor();
    expect(await textField(shown).inputValue()).toBe("");
    expect(await stage.publicComments(thread)).toHaveLength(1);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
  });

  it("that is changed while it waits is another comment: not sent by itself, and under another key", async () => {
    const { thread: shown, keys } = await stage.newReader(stage.newThread());
    await shown.getByText("No comments yet").waitFor();
    await stage.redis.stop();
    await textField(shown).fill("Said into a storm, badly.");
    await send(shown);
    await shown.getByText("sent again in").waitFor();
    await textField(shown).fill("Said into a storm, well.");
    await shown.getByText("Your text is kept here.").waitFor();
    await stage.redis.start();
    await until("comments can be accepted", async () => (await fetch(`${stage.api.url}/readyz`)).ok);
    await send(shown);
    await shown.getByRole("heading", { name: "1 comment" }).waitFor();
    expect(keys).toHaveLength(2);
    expect(keys[1]).not.toBe(keys[0]);
  });
});
