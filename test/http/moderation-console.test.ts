import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { temporaryFolder } from "../support/folder.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { startModerationApp } from "./moderation-app.ts";
import type { ModerationApp } from "./moderation-app.ts";

let db: Database;
let app: ModerationApp;
let close: () => Promise<void>;
const { folder, remove } = temporaryFolder();

beforeAll(async () => {
  const opened = await openTestDatabase();
  db = opened.db;
  writeFileSync(path.join(folder, "dashboard.js"), "export {};");
  writeFileSync(path.join(folder, "secret.txt"), "not for anybody");
  app = await startModerationApp(db, { assets: folder });
  close = async () => {
    await app.close();
    await opened.close();
    remove();
  };
});
afterAll(() => close());

const get = (at: string, headers: Record<string, string> = {}) => fetch(app.origin + at, { headers });

describe("the console's page", () => {
  it.each([
    "/moderate",
    "/moderate/",
    "/moderate/held",
    "/moderate/case/blog/some-id",
    "/moderate/secret.txt",
  ])("is the same at %s", async (at) => {
    const response = await get(at);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toContain('<div id="app"></div>');
  });

  it("runs its own script only, and stands in nobody's frame", async () => {
    const response = await get("/moderate");
    const policy = response.headers.get("content-security-policy") ?? "";
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy.split("; ")).toContain(rule);
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const page = await response.text();
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=/i);
  });

  it("is only there to be read", async () => {
    const response = await fetch(`${app.origin}/moderate/held`, { method: "POST" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });
});

describe("the console's files", () => {
  it("are answered with a tag, and not again while they are the same", async () => {
    const response = await get("/moderate/dashboard.js");
    expect(response.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(await response.text()).toBe("export {};");
    const etag = response.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    // Said here, because fetch would ask for a fresh copy whatever the tag.
    const again = { "If-None-Match": etag, "Cache-Control": "max-age=0" };
    expect((await get("/moderate/dashboard.js", again)).status).toBe(304);
  });

  it("are unknown when they were not built", async () => {
    const response = await get("/moderate/dashboard.css");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "unknown" });
  });
});
