// The worker's own small HTTP server: /healthz, /readyz and /metrics for whoever watches the process.
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

export interface StatusDeps {
  /** What the worker needs, by name: true when it can be used now. */
  readonly checks: Readonly<Record<string, () => boolean | Promise<boolean>>>;
  readonly metrics: () => Promise<{ contentType: string; body: string }>;
  /** Whether who sent this `Authorization` header may read the figures. */
  readonly mayWatch: (authorization: string | undefined) => boolean | Promise<boolean>;
}

/** Not listening yet; the caller chooses port and address. */
export function createStatusServer(deps: StatusDeps): Server {
  return createServer((request, response) => {
    void answer(deps, request, response).catch(() => {
      send(response, 500, { status: "failed" });
    });
  });
}

async function answer(deps: StatusDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  switch (request.url?.split("?")[0]) {
    case "/healthz":
      send(response, 200, { status: "ok" });
      return;
    case "/readyz": {
      const checks = await runChecks(deps.checks);
      const ready = Object.values(checks).every((state) => state === "ok");
      send(response, ready ? 200 : 503, { status: ready ? "ok" : "unavailable", ...checks });
      return;
    }
    case "/metrics": {
      if (!(await deps.mayWatch(request.headers.authorization))) {
        response.setHeader("www-authenticate", 'Bearer realm="momo"');
        send(response, 401, { status: "refused" });
        return;
      }
      const { contentType, body } = await deps.metrics();
      response.writeHead(200, { "content-type": contentType, "cache-control": "no-store" }).end(body);
      return;
    }
    default:
      send(response, 404, { status: "unknown" });
  }
}

async function runChecks(checks: StatusDeps["checks"]): Promise<Record<string, "ok" | "unavailable">> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      return [name, (await passes(check)) ? "ok" : "unavailable"] as const;
    }),
  );
  return Object.fromEntries(states);
}

/** A check that fails, however it does, is one not passed. */
async function passes(check: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
    .end(JSON.stringify(body));
}
