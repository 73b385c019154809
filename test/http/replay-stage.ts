// The moderation calls with a queue of chores behind them, and a worker's chores in this process.
import { expect } from "vitest";
import { replay } from "../../src/contract/replay.ts";
import type { Replay } from "../../src/contract/replay.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { addToken } from "../../src/moderators/tokens.ts";
import { openChores } from "../../src/queue/chores.ts";
import { consumeChores } from "../../src/queue/consume-chores.ts";
import { openRedis } from "../../src/queue/redis.ts";
import type { Database } from "../../src/store/database.ts";
import type { TokenScope } from "../../src/store/tokens.ts";
import { createChores } from "../../workers/chores.ts";
import { createTextJudge } from "../../workers/judge-texts.ts";
import { createPhases } from "../../workers/phases.ts";
import { keyring } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { startRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";
import { call, startModerationApp } from "./moderation-app.ts";
import type { Answer, ModerationApp } from "./moderation-app.ts";

type Headers = Record<string, string>;

export interface ReplayStage {
  readonly db: Database;
  readonly app: ModerationApp;
  post(site: SiteSettings, headers: Headers, body: unknown): Promise<Answer>;
  get(site: SiteSettings, headers: Headers, id: string): Promise<Answer>;
  withToken(site: string | null, scope: TokenScope): Promise<Headers>;
  close(): Promise<void>;
}

export async function startReplayStage(): Promise<ReplayStage> {
  const [opened, service] = await Promise.all([openTestDatabase(), startRedis()]);
  const { db } = opened;
  const [redis, connection] = [openRedis(service.url, "producer"), openRedis(service.url, "worker")];
  const chores = openChores(redis);
  const consumer = consumeChores({
    redis: connection,
    ...createChores({ db, keyring, judge: createTextJudge(createPhases()), onWait: () => undefined }),
    onEnded: () => undefined,
    onTrouble: () => undefined,
  });
  const app = await startModerationApp(db, { chores });
  return {
    ...{ db, app },
    post: (site, headers, body) => call(app, pathOf(site), { method: "POST", headers, body }),
    get: (site, headers, id) => call(app, `${pathOf(site)}/${id}`, { headers }),
    async withToken(site, scope) {
      const { token } = await addToken({ db }, { site, scope });
      return { Authorization: `Bearer ${token}` };
    },
    async close() {
      await app.close();
      await consumer.close(1_000);
      await chores.close();
      for (const one of [redis, connection]) one.disconnect();
      await service.close();
      await opened.close();
    },
  };
}

export const pathOf = (site: SiteSettings) => `/sites/${site.key}/policy/replay`;
export const idOf = (answer: Answer) => (answer.body as { id: string }).id;

/** Asks for a replay, as the site's admin unless somebody else is named, and answers what came of it. */
export async function replayed(
  stage: ReplayStage,
  site: SiteSettings,
  { caller, ...body }: { caller?: Headers; policy: unknown; last?: number },
): Promise<Replay> {
  const headers = caller ?? (await stage.withToken(site.key, "admin"));
  const asked = await stage.post(site, headers, body);
  expect(asked).toMatchObject({ status: 202, body: { id: expect.any(String) as string } });
  return until("the replay is done", async () => {
    const now = replay.parse((await stage.get(site, headers, idOf(asked))).body);
    return now.state === "done" && now;
  });
}
