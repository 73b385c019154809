// Edits and withdrawals through the real processes, in good times and in bad ones.
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SiteSettings } from "../../src/contract/site.ts";
import { authorView, submitted } from "../../src/contract/submit.ts";
import type { AuthorView } from "../../src/contract/submit.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { ADVERT, findRevised, PRAISE } from "../support/editing.ts";
import { countersOf } from "../support/judged.ts";
import { startPostgres } from "../support/postgres.ts";
import type { TestPostgres } from "../support/postgres.ts";
import { startApi, startWorker } from "../support/processes.ts";
import type { TestProcess } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let postgres: TestPostgres;
let redis: TestRedis;
let api: TestProcess;
let worker: TestProcess;
let db: Database;
let site: SiteSettings;

beforeEach(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  db = openDatabase({ url: postgres.url });
  site = await addTestSite(db, "demo");
  const settings = { databaseUrl: postgres.url, redisUrl: redis.url };
  [api, worker] = await Promise.all([startApi(settings), startWorker(settings)]);
  await until("comments can be accepted", async () => (await fetch(`${api.url}/readyz`)).ok);
});
afterEach(async () => {
  await Promise.all([api.close(), worker.close(), db.close()]);
  await Promise.all([postgres.close(), redis.close()]);
});

interface Mine {
  readonly id: string;
  readonly receipt: string;
}

async function submit(text: string): Promise<Mine> {
  const answer = await fetch(`${api.url}/v1/sites/demo/threads/first-review/comments`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text }),
  });
  return submitted.parse(await answer.json());
}

function ask({ id, receipt }: Mine, init: RequestInit = {}): Promise<Response> {
  const headers = { "Content-Type": "application/json", "Momo-Receipt": receipt };
  return fetch(`${api.url}/v1/sites/demo/comments/${id}`, { ...init, headers });
}

const edit = (mine: Mine, revision: number, text: string): Promise<Response> =>
  ask(mine, { method: "PATCH", body: JSON.stringify({ revision, text }) });
const takeBack = (mine: Mine): Promise<Response> => ask(mine, { method: "DELETE" });
const judged = (mine: Mine): Promise<AuthorView> =>
  until("it is judged", async () => {
    const view = authorView.parse(await (await ask(mine)).json());
    return view.status !== "queued" && view;
  });

async function expectRecount(): Promise<void> {
  const { kept, counted } = await countersOf(db, site);
  expect(kept).toEqual(counted);
}

it("ten small edits that build up an advert are caught, and readers go on seeing an earlier text", async () => {
  const mine = await submit(PRAISE);
  let view = await judged(mine);
  for (const piece of ADVERT) {
    expect((await edit(mine, view.revision, `${view.text} ${piece}`)).status).toBe(202);
    view = await judged(mine);
  }
  expect(view).toMatchObject({ revision: 11, reasons: [{ code: "review", params: {} }] });
  expect(["held", "rejected"]).toContain(view.status);
  expect(view.text).toContain("casino-royal");
  expect(view.public?.text).not.toContain("win big");
  await expectRecount();
});

it("an approved edit is shown with its time, and its author sees it all the way", async () => {
  const mine = await submit("It rains in every scene.");
  const first = await judged(mine);
  expect(first.public).toMatchObject({ editedAt: null });
  const waiting = authorView.parse(await (await edit(mine, 1, "It rains in nearly every scene.")).json());
  expect(waiting).toMatchObject({ status: "queued", revision: 2, createdAt: first.createdAt });
  const second = await judged(mine);
  expect(second).toMatchObject({ status: "approved", revision: 2, createdAt: first.createdAt });
  expect(second.public).toMatchObject({ text: "It rains in nearly every scene." });
  expect(Date.parse(second.public?.editedAt ?? "")).toBeGreaterThan(Date.parse(first.createdAt));
});

it("comments taken back at any moment of being judged are gone in the end", async () => {
  const all = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const mine = await submit(`Regret number ${String(index)} of a long evening.`);
      if (index % 3 === 1) await until("it left the queue", async () => (await judged(mine)).status);
      if (index % 3 === 2) await ask(mine);
      expect((await takeBack(mine)).status).toBe(204);
      return mine;
    }),
  );
  await until("nothing waits any more", async () => {
    const stored = await Promise.all(all.map(({ id }) => findRevised(db, site, id)));
    return stored.every((comment) => comment?.status === "deleted" && comment.text === "");
  });
  const last = await judged(await submit("Something to stay."));
  expect(last.status).toBe("approved");
  expect(await countersOf(db, site)).toMatchObject({ kept: { approved: 1, deleted: 60, public: 1 } });
  await expectRecount();
});

it("edits survive a worker that is killed while it judges them, and are stored once", async () => {
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, index) => submit(`Thought ${String(index)} before it was mended.`)),
  );
  for (const mine of all) await judged(mine);
  const accepted = all.map((mine, index) => edit(mine, 1, `Thought ${String(index)}, mended.`));
  await worker.kill();
  expect((await Promise.all(accepted)).every((answer) => answer.status === 202)).toBe(true);
  await worker.start();
  await worker.kill();
  await worker.start();
  for (const mine of all) {
    await until("the edit is stored", async () => (await judged(mine)).revision === 2);
    expect(await findRevised(db, site, mine.id)).toMatchObject({ revision: 2, decisions: 2 });
  }
  await expectRecount();
});

it("what cannot be kept is refused at once and can be sent again", async () => {
  const [mine, other] = [await submit("Through thick"), await submit("Through thin")];
  await judged(mine);
  await judged(other);
  await redis.stop();
  await until("the door has noticed", async () => (await fetch(`${api.url}/readyz`)).status === 503);
  const refused = await edit(mine, 1, "Through thick and thin");
  expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([503, true]);
  expect(authorView.parse(await (await ask(mine)).json())).toMatchObject({ status: "approved" });
  expect((await takeBack(other)).status).toBe(204);
  await redis.start();
  await until("it is accepted", async () => (await edit(mine, 1, "Through thick and thin")).status === 202);
  expect(await judged(mine)).toMatchObject({ revision: 2, status: "approved" });
  await postgres.stop();
  for (const answer of [await edit(mine, 2, "And through more"), await takeBack(mine)]) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  await postgres.start();
  await until("it is taken back", async () => (await takeBack(mine)).status === 204);
});
