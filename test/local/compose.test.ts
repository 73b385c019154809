// The compose file cannot run where there is no Docker, so what it promises is read off it: the same guarantees as
// `npm start`, for the same processes.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SETTINGS } from "../../src/config.ts";
import { projectRoot } from "../../src/project-root.ts";

const service = z.strictObject({
  build: z.string().optional(),
  image: z.string(),
  restart: z.enum(["unless-stopped", "on-failure"]),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string().regex(/^\d+s$/),
  shm_size: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  networks: z.array(z.string()),
  healthcheck: z
    .union([
      z.strictObject({ disable: z.literal(true) }),
      z.strictObject({
        test: z.array(z.string()).min(2),
        interval: z.string(),
        timeout: z.string(),
        start_period: z.string(),
        retries: z.int().optional(),
      }),
    ])
    .optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({ condition: z.enum(["service_healthy", "service_completed_successfully"]) }),
    )
    .optional(),
});
const composeFile = z.object({
  name: z.string(),
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.strictObject({})),
});

const read = (file: string) => readFileSync(new URL(file, projectRoot()), "utf8");
const compose = composeFile.parse(parse(read("docker-compose.yml"), { merge: true }));
const of = (name: string) => {
  const found = compose.services[name];
  if (!found) throw new Error(`there is no service ${name}`);
  return found;
};

describe("docker-compose.yml", () => {
  it("runs Postgres, Redis, migrations, API and workers, and nothing refers to what is not there", () => {
    const names = Object.keys(compose.services);
    expect(names.sort()).toEqual(["api", "migrate", "postgres", "redis", "worker"]);
    for (const one of Object.values(compose.services)) {
      for (const other of Object.keys(one.depends_on ?? {})) expect(names).toContain(other);
      for (const network of one.networks) expect(compose.networks).toHaveProperty(network);
      for (const volume of one.volumes ?? [])
        expect(compose.volumes).toHaveProperty(volume.split(":")[0] ?? "");
    }
  });

  it("has Redis save before it answers, and forget nothing", () => {
    const command = of("redis").command?.join(" ") ?? "";
    for (const option of ["--appendonly yes", "--appendfsync always", "--maxmemory-policy noeviction"])
      expect(command).toContain(option);
    expect(command).toMatch(/--maxmemory \d+mb/);
  });

  it("keeps data in volumes and databases off the outer network", () => {
    for (const name of ["postgres", "redis"]) {
      expect(of(name).volumes).toHaveLength(1);
      expect(of(name).networks).toEqual(["data"]);
      expect(of(name).ports).toBeUndefined();
    }
    expect(compose.networks["data"]).toEqual({ internal: true });
  });

  it("waits for what each process needs, and looks after all that go on running", () => {
    for (const name of ["api", "worker"])
      expect(of(name).depends_on).toEqual({
        migrate: { condition: "service_completed_successfully" },
        redis: { condition: "service_healthy" },
      });
    for (const name of ["postgres", "redis", "worker"]) expect(of(name).healthcheck).toHaveProperty("test");
    expect(read("Dockerfile")).toContain("HEALTHCHECK");
  });

  it("sets only settings that exist, and none without a value that must have one", () => {
    const known: string[] = SETTINGS.map((setting) => setting.name);
    for (const name of ["api", "worker", "migrate"])
      expect(known).toEqual(expect.arrayContaining(Object.keys(of(name).environment ?? {})));
    for (const { name, fallback } of SETTINGS)
      if (fallback === null) expect(of("api").environment).toHaveProperty(name);
  });
});

describe("the Dockerfile", () => {
  const dockerfile = read("Dockerfile");

  it("runs as nobody special, without root's rights", () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
    expect(last).toMatch(/^USER node$/m);
    for (const name of ["api", "worker", "migrate"])
      expect(of(name)).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
  });

  it("copies only what is there", () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = ""]) =>
      files.split(" "),
    );
    expect(copied.length).toBeGreaterThan(4);
    expect(copied.filter((file) => !existsSync(new URL(file, projectRoot())))).toEqual([]);
    const ignored = read(".dockerignore");
    for (const file of copied) expect(ignored).toContain(`!${file}`);
  });
});
