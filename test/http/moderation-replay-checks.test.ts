// Replays as they are refused: who may ask, for what, and in which words.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTestSite } from "../support/builders.ts";
import { call, startModerationApp } from "./moderation-app.ts";
import { idOf, pathOf, startReplayStage } from "./replay-stage.ts";
import type { ReplayStage } from "./replay-stage.ts";

let stage: ReplayStage;
beforeAll(async () => {
  stage = await startReplayStage();
});
afterAll(() => stage.close());

describe("refused is", () => {
  it("who is not known, not of this site, or no admin of it", async () => {
    const [site, other] = [await addTestSite(stage.db), await addTestSite(stage.db)];
    const asked = await stage.post(site, await stage.withToken(site.key, "admin"), { policy: site.policy });
    const both = async (headers: Record<string, string>) => [
      await stage.post(site, headers, { policy: site.policy }),
      await stage.get(site, headers, idOf(asked)),
    ];
    for (const answer of await both({})) expect(answer.status).toBe(401);
    for (const answer of await both(await stage.withToken(other.key, "admin")))
      expect(answer).toMatchObject({ status: 404, body: { code: "unknown" } });
    for (const answer of await both(await stage.withToken(site.key, "moderate")))
      expect(answer).toMatchObject({ status: 403, body: { code: "scope" } });
  });

  it("a replay of another site, or none at all", async () => {
    const [site, other] = [await addTestSite(stage.db), await addTestSite(stage.db)];
    const asked = await stage.post(site, await stage.withToken(site.key, "admin"), { policy: site.policy });
    const headers = await stage.withToken(null, "admin");
    for (const id of [idOf(asked), "nothing", "00000000-0000-4000-8000-000000000000"])
      expect(await stage.get(other, headers, id)).toMatchObject({ status: 404, body: { code: "unknown" } });
  });

  it.each<[string, { change?: object; more?: object }, string]>([
    ["a policy with a broken field", { change: { links: { hold: -1 } } }, "policy.links.hold"],
    ["a policy with a field nobody knows", { change: { sauce: true } }, "policy.sauce"],
    ["a field nobody knows", { more: { dry: true } }, "dry"],
    ["none of the comments", { more: { last: 0 } }, "last"],
    ["more of them than one call may ask for", { more: { last: 100_001 } }, "last"],
  ])("%s, by name", async (_, { change, more }, path) => {
    const site = await addTestSite(stage.db);
    const headers = await stage.withToken(site.key, "admin");
    const answer = await stage.post(site, headers, { policy: { ...site.policy, ...change }, ...more });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid", errors: [{ path }] } });
  });

  it("a replay that cannot be queued; nothing is left of it", async () => {
    const lonely = await startModerationApp(stage.db);
    const site = await addTestSite(stage.db);
    const headers = await stage.withToken(site.key, "admin");
    const asked = { method: "POST", headers, body: { policy: site.policy } };
    expect(await call(lonely, pathOf(site), asked)).toMatchObject({ status: 503, body: { code: "busy" } });
    await lonely.close();
    const left = { name: "", text: "delete from replays where site_id = $1", values: [site.siteId] };
    expect(await stage.db.run(left)).toBe(0);
  });
});
