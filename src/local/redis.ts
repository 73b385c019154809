// A Redis of our own that keeps what it acknowledged: every write is on disk before the answer. Finds the
// program, and the command that runs it.
import { existsSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { totalmem } from "node:os";
import path from "node:path";
import type { Command } from "./command.ts";
import { give, type ServiceUser } from "./service-user.ts";

export interface RedisPlace {
  /** The program, from `findProgram`. */
  readonly program: string;
  /** The data folder; must exist and belong to `user`. */
  readonly data: string;
  readonly port: number;
  readonly password: string;
  readonly user: ServiceUser | null;
  /** Bytes of memory at most; by default a quarter of the machine's, 512 MiB at most. */
  readonly maxMemory?: number;
}

/** The full path of the first of `names` on PATH (and where package managers put programs), or null. */
export function findProgram(names: readonly string[]): string | null {
  const folders = [
    ...(process.env["PATH"] ?? "").split(path.delimiter),
    "/usr/local/bin",
    "/usr/bin",
    "/opt/homebrew/bin",
  ];
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((file) => existsSync(file)) ?? null;
}

/**
 * Writes the settings of a Redis that saves before it answers and refuses writes rather than forgetting any,
 * and answers the command that runs it. The password stays in that file, out of the list of processes.
 */
export function redisCommand(place: RedisPlace): Command {
  const file = path.join(place.data, "redis.conf");
  const lines = Object.entries(settings(place)).map(([key, value]) => `${key} ${JSON.stringify(value)}\n`);
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  give(file, place.user);
  return {
    name: "redis",
    file: place.program,
    args: [file],
    cwd: place.data,
    user: place.user,
    stop: "SIGTERM",
    hurry: "SIGKILL",
  };
}

function settings(place: RedisPlace): Record<string, string> {
  return {
    bind: "127.0.0.1",
    port: String(place.port),
    requirepass: place.password,
    dir: place.data,
    appendonly: "yes",
    appendfsync: "always",
    // A crash may leave half a command at the end of the file; it was never acknowledged.
    "aof-load-truncated": "yes",
    save: "",
    maxmemory: String(place.maxMemory ?? Math.min(512 * 2 ** 20, Math.floor(totalmem() / 4))),
    "maxmemory-policy": "noeviction",
    daemonize: "no",
  };
}

/** The address of a Redis of ours. */
export function redisUrl(place: Pick<RedisPlace, "port" | "password">): string {
  return `redis://:${place.password}@127.0.0.1:${String(place.port)}`;
}

/** Resolves when Redis has loaded its data and takes commands; rejects when it cannot be asked or is not there yet. */
export function pingRedis(place: Pick<RedisPlace, "port" | "password">): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: place.port });
    let answer = "";
    socket.setTimeout(1_000, () => socket.destroy(new Error("Redis does not answer.")));
    socket.on("error", reject);
    socket.on("connect", () => socket.write(`AUTH ${place.password}\r\nPING\r\n`));
    socket.on("data", (chunk) => {
      answer += chunk.toString();
      if (answer.split("\r\n").length < 3) return;
      socket.destroy();
      if (answer === "+OK\r\n+PONG\r\n") resolve();
      else reject(new Error(`Redis answered: ${answer.trim()}`));
    });
  });
}
