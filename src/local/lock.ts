// One launcher per data folder. The lock is a socket that the system takes away with the process that holds
// it, however that ends: a file with a process number would be left behind.
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Lock {
  release(): void;
}

/** Takes the lock of a data folder, or answers null when another launcher has it. */
export async function takeLock(dataFolder: string): Promise<Lock | null> {
  const address = lockAddress(dataFolder);
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(address);
    if (server) {
      server.unref();
      return { release: () => void server.close() };
    }
    if (await isAlive(address)) return null;
    // Only sockets that are files outlive their process; those of Linux's own name space never come here.
    rmSync(address, { force: true });
  }
  throw new Error(`The data folder ${dataFolder} is neither free nor in use. Try again.`);
}

/** A name nobody else on the machine can guess, and therefore not occupy either. */
function lockAddress(dataFolder: string): string {
  const file = path.join(dataFolder, "lock");
  try {
    writeFileSync(file, randomBytes(16).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const name = `momo-${readFileSync(file, "utf8")}`;
  return process.platform === "linux" ? `\0${name}` : path.join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(address, () => {
      resolve(server);
    });
  });
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const answer = (alive: boolean) => () => {
      socket.destroy();
      resolve(alive);
    };
    socket.on("connect", answer(true));
    socket.on("error", answer(false));
  });
}
