// The worker's own HTTP server, asked over a real socket.
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createStatusServer } from "../../workers/status.ts";
import type { StatusDeps } from "../../workers/status.ts";

let server: Server | null = null;
afterEach(() => server?.close());

async function listen(
  deps: Partial<StatusDeps>,
): Promise<(path: string, headers?: Record<string, string>) => Promise<Response>> {
  const metrics = () =>
    Promise.resolve({ contentType: "text/plain; version=0.0.4", body: "momo_decided 3\n" });
  server = createStatusServer({ checks: {}, metrics, mayWatch: () => true, ...deps }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return (path, headers = {}) => fetch(`http://127.0.0.1:${String(port)}${path}`, { headers });
}

describe("a worker", () => {
  it("is healthy while the process answers, whatever is away", async () => {
    const get = await listen({ checks: { postgres: () => false } });
    const answer = await get("/healthz");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "ok" });
  });

  it("is ready when everything it needs is there", async () => {
    const get = await listen({ checks: { redis: () => true, postgres: () => Promise.resolve(true) } });
    const answer = await get("/readyz?verbose");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({ status: "ok", redis: "ok", postgres: "ok" });
  });

  it.each([
    ["says no", () => false],
    ["rejects", () => Promise.reject(new Error("connection refused"))],
    [
      "throws",
      () => {
        throw new Error("no client");
      },
    ],
  ])("is not ready when a check %s, and names it", async (_, check) => {
    const get = await listen({ checks: { redis: () => true, postgres: check } });
    const answer = await get("/readyz");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: "unavailable", redis: "ok", postgres: "unavailable" });
  });

  it("keeps its metrics from whoever may not watch", async () => {
    const get = await listen({ mayWatch: (authorization) => authorization === "Bearer good" });
    expect((await get("/metrics")).status).toBe(401);
    expect((await get("/metrics", { Authorization: "Bearer good" })).status).toBe(200);
  });

  it("hands out its metrics as they come", async () => {
    const answer = await (await listen({}))("/metrics");
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4");
    expect(await answer.text()).toBe("momo_decided 3\n");
  });

  it("answers 500 when its metrics cannot be gathered, and goes on", async () => {
    const get = await listen({ metrics: () => Promise.reject(new Error("broken")) });
    expect((await get("/metrics")).status).toBe(500);
    expect((await get("/healthz")).status).toBe(200);
  });

  it("knows no other page", async () => {
    expect((await (await listen({}))("/")).status).toBe(404);
  });
});
