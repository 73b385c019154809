// Finds ports nobody listens on.
import { createServer } from "node:net";

/**
 * The first free port from `preferred` on, leaving out those in `taken`. Looks at all addresses of the machine
 * and at 127.0.0.1, because either may be in use without the other.
 */
export async function freePort(preferred: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let port = preferred; port < Math.min(preferred + 200, 65_536); port++) {
    if (!taken.has(port) && (await isFree(port, undefined)) && (await isFree(port, "127.0.0.1"))) return port;
  }
  throw new Error(`No port is free from ${String(preferred)} on.`);
}

/** A port the system itself calls free. */
export function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("The system named no free port."));
      });
    });
  });
}

function isFree(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => {
      resolve(false);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
