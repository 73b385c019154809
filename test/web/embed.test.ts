// What the embed shows, in a real browser on a real API.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Node as BodyNode } from "../../src/contract/node.ts";
import { projectRoot } from "../../src/project-root.ts";
import { decidingOn } from "../support/deciding.ts";
import { until } from "../support/until.ts";
import { overflow, violations } from "./dashboard-stage.ts";
import { commentBy, focused, openEmbedStage } from "./embed-stage.ts";
import type { EmbedStage } from "./embed-stage.ts";

let stage: EmbedStage;

beforeAll(async () => {
  stage = await openEmbedStage();
});
afterAll(() => stage.close());

const paragraph = (...children: BodyNode[]): BodyNode => ({ type: "paragraph", children });
const words = (text: string): BodyNode => ({ type: "text", text });

it("is no larger than six kilobytes", () => {
  const script = readFileSync(new URL("dist/web/embed.js", projectRoot()));
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(6_144);
});

describe("a thread", () => {
  it("shows replies under what they answer, in place of what the blog showed, and nothing forbidden", async () => {
    const thread = stage.newThread();
    const root = await stage.store(thread, { name: "Ada" });
    const reply = await stage.store(thread, { name: "Bob", ancestors: [root] });
    await stage.store(thread, { name: "Cyd", ancestors: [root, reply] });
    const reader = await stage.newReader(thread);
    await reader.thread.getByRole("heading", { name: "3 comments" }).waitFor();
    expect(await reader.thread.locator("li li li").getByRole("article").count()).toBe(1);
    expect(await reader.thread.locator("li li li").textContent()).toContain("Cyd");
    expect(await reader.page.getByText("What the blog itself shows.").isVisible()).toBe(false);
    expect(reader.incidents).toEqual([]);
    expect(await violations(reader.page)).toEqual([]);
  });

  it("stands where the script's own tag stands, and leaves no name behind in the page", async () => {
    const thread = stage.newThread();
    await stage.store(thread, { name: "Ada" });
    const [reader, other] = await Promise.all([
      stage.newReader(thread, { how: "script" }),
      stage.newReader(thread, { how: "none" }),
    ]);
    await commentBy(reader.thread, "Ada").waitFor();
    expect(await reader.page.locator("#place > script + momo-comments").count()).toBe(1);
    const [withScript, without] = await Promise.all(
      [reader, other].map(({ page }) => page.evaluate(() => Object.getOwnPropertyNames(window).sort())),
    );
    expect(withScript).toEqual(without);
    expect(reader.incidents).toEqual([]);
  });

  it("keeps the place of a removed comment that was answered", async () => {
    const thread = stage.newThread();
    const root = await stage.store(thread, { name: "Ada" });
    await stage.store(thread, { name: "Bob", ancestors: [root] });
    await decidingOn(stage.db).decide(stage.site, { commentId: root, action: "delete" });
    const reader = await stage.newReader(thread);
    await commentBy(reader.thread, "Bob").waitFor();
    expect(await reader.thread.locator(".list > li").first().textContent()).toContain("was removed");
    expect(await commentBy(reader.thread, "Ada").count()).toBe(0);
  });

  it("comes page by page, further replies too, and the focus goes on with the first new comment", async () => {
    const thread = stage.newThread();
    for (let number = 1; number <= 50; number++)
      await stage.store(thread, { name: `Root ${String(number)}` });
    const root = await stage.store(thread, { name: "Root 51" });
    for (let number = 1; number <= 52; number++)
      await stage.store(thread, { name: `Reply ${String(number)}`, ancestors: [root] });
    const { thread: shown } = await stage.newReader(thread);
    await shown.getByRole("button", { name: "Show more replies" }).click();
    await commentBy(shown, "Reply 52").waitFor();
    await until("the focus is on the first new reply", async () =>
      (await focused(shown)).includes("Reply 51"),
    );
    await shown.getByRole("button", { name: "Show more comments" }).click();
    await until("the focus is on the first new comment", async () =>
      (await focused(shown)).includes("Root 1"),
    );
    expect(await shown.getByRole("article").count()).toBe(103);
    expect(await shown.getByRole("button", { name: "Show more" }).count()).toBe(0);
  });

  it("that is closed says so, and takes neither comments nor replies", async () => {
    const thread = stage.newThread();
    await stage.store(thread, { name: "Ada" });
    await stage.db.run({
      name: "",
      text: "update threads set open = false where key = $1",
      values: [thread],
    });
    const { thread: shown } = await stage.newReader(thread);
    await shown.getByText("Comments are closed here.").waitFor();
    expect(await shown.getByRole("textbox").count()).toBe(0);
    expect(await shown.getByRole("button").count()).toBe(0);
  });

  it("follows its attributes, and offers to try again while the API is away", async () => {
    const [thread, another] = [stage.newThread(), stage.newThread()];
    await stage.store(thread, { name: "Ada" });
    await stage.store(another, { name: "Bob" });
    const { page, thread: shown } = await stage.newReader(thread);
    await commentBy(shown, "Ada").waitFor();
    await stage.api.stop();
    await page.locator("momo-comments").evaluate((element, key) => {
      element.setAttribute("thread", key);
    }, another);
    const again = shown.getByRole("button", { name: "cannot be loaded right now. Try again" });
    await again.waitFor();
    expect(await page.getByText("What the blog itself shows.").isVisible()).toBe(true);
    await stage.api.start();
    await again.click();
    await commentBy(shown, "Bob").waitFor();
    expect(await commentBy(shown, "Ada").count()).toBe(0);
  });
});

describe("what is said", () => {
  it("is built from nodes: every kind is there, unsafe links are text, unknown kinds are left out", async () => {
    const thread = stage.newThread();
    const nodes = [
      paragraph({ type: "em", children: [words("mild")] }, { type: "break" }, { type: "code", text: "code" }),
      { type: "pre", text: "<b>as it is</b>" },
      { type: "list", ordered: true, start: 3, children: [{ type: "item", children: [words("three")] }] },
      { type: "quote", children: [paragraph({ type: "strong", children: [words("bold")] })] },
      paragraph({ type: "link", href: "https://film.example/a", children: [words("good")] }),
      paragraph({ type: "link", href: "javascript:alert(1)", children: [words("bad")] }),
      { type: "marquee", children: [words("from the future")] } as unknown as BodyNode,
    ] satisfies BodyNode[];
    await stage.store(thread, { name: "Ada", nodes });
    const reader = await stage.newReader(thread);
    const said = commentBy(reader.thread, "Ada");
    await said.waitFor();
    expect(await said.locator("ol[start='3'] > li").textContent()).toBe("three");
    expect(await said.locator("ol").evaluate((list) => getComputedStyle(list).listStyleType)).toBe("decimal");
    expect(await said.locator("pre").textContent()).toBe("<b>as it is</b>");
    expect(await said.locator("em, br, code, blockquote strong").count()).toBe(4);
    const links = await said
      .locator("a")
      .evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute("rel")]));
    expect(links).toEqual([["good", "nofollow ugc noopener"]]);
    expect(await said.textContent()).toContain("bad");
    expect(await said.textContent()).not.toContain("future");
    expect(reader.incidents).toEqual([]);
  });

  it("stays behind its cover until somebody wants to know, by keyboard too", async () => {
    const thread = stage.newThread();
    const nodes = [paragraph(words("The end: "), { type: "spoiler", children: [words("the dog wins.")] })];
    await stage.store(thread, { name: "Ada", nodes });
    await stage.store(thread, { name: "Bob", spoiler: true, text: "It was all a dream." });
    const { thread: shown, page } = await stage.newReader(thread);
    await commentBy(shown, "Bob").waitFor();
    expect(await shown.textContent()).not.toMatch(/the dog wins|dream/);
    expect(await violations(page)).toEqual([]);
    await shown.getByRole("button", { name: "show spoiler" }).focus();
    await page.keyboard.press("Enter");
    expect(await focused(shown)).toBe("the dog wins.");
    await shown.getByRole("button", { name: "Show it" }).click();
    expect(await focused(shown)).toBe("It was all a dream.");
    expect(await violations(page)).toEqual([]);
  });
});

describe("how it looks", () => {
  it("fits 360 pixels and has nothing against it in light and dark", async () => {
    const thread = stage.newThread();
    const ancestors: string[] = [];
    for (let depth = 0; depth < 6; depth++)
      ancestors.push(await stage.store(thread, { name: "W".repeat(80), ancestors: [...ancestors] }));
    await stage.store(thread, { name: null, nodes: [{ type: "pre", text: "w".repeat(400) }] });
    for (const colorScheme of ["light", "dark"] as const) {
      const viewport = { width: 360, height: 740 };
      const { thread: shown, page } = await stage.newReader(thread, { colorScheme, viewport });
      await shown.getByRole("heading", { name: "7 comments" }).waitFor();
      await shown.getByRole("button", { name: "Reply to Anonymous" }).click();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
    }
  });
});
