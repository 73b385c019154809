// Who may import whom. Each folder names everything it may reach; anything else fails the build, and an
// `import type` counts like any other import. Read the table first: it is the architecture in thirty lines.

const model = ["src/moderation", "src/contract", "zod"];
const everyday = ["src/errors.ts", "src/log.ts", "src/network.ts", "src/project-root.ts"];
const leaves = ["src/store", "src/queue", "src/events", "src/secrets", "src/rendering"];
const flows = ["src/comments", "src/moderators", "src/sites"];

/** Folder → what it may reach besides itself and Node. */
const may = {
  "src/moderation": [],
  "src/contract": ["src/moderation", "zod"],
  "src/rendering": ["src/moderation", "src/contract", "markdown-it", "sanitize-html"],
  "src/secrets": ["src/errors.ts", "zod"],
  "src/store": [...model, ...everyday, "pg"],
  "src/queue": [...model, ...everyday, "bullmq", "ioredis"],
  "src/events": [...model, ...everyday, "ioredis"],
  "src/comments": [...model, ...everyday, ...leaves, "src/moderators"],
  "src/moderators": [...model, ...everyday, ...leaves, "@node-rs/argon2"],
  "src/sites": [...model, ...everyday, ...leaves, "src/moderators"],
  "src/http": [
    ...model,
    ...everyday,
    ...flows,
    "express",
    "express-serve-static-core",
    "helmet",
    "pino",
    "pino-http",
    "prom-client",
  ],
  "src/cli": [
    ...model,
    ...everyday,
    ...leaves,
    ...flows,
    "src/config.ts",
    "src/local/instance.ts",
    "commander",
    "cli-progress",
  ],
  "src/local": [...model, ...everyday, ...leaves, ...flows, "src/config.ts", "src/web/blog", "esbuild"],
  "src/web": ["src/contract", "preact"],
};

/** Where a package may be imported at all, tests excepted. */
const homes = {
  pg: "src/store",
  bullmq: "src/queue",
  ioredis: "src/(queue|events)",
  express: "src/http",
  "pino-http": "src/http",
  "markdown-it": "src/rendering",
  "sanitize-html": "src/rendering",
  "@node-rs/argon2": "src/moderators",
  "bad-words": "workers/profanity",
  "naughty-words": "workers/profanity",
  preact: "src/web",
  commander: "src/cli",
  "cli-progress": "src/cli",
  esbuild: "src/local",
};

/** @param {string} name */
const reach = (name) =>
  /^(src|workers)\//.test(name) ? `^${name}${/\.ts$/.test(name) ? "$" : "/"}` : inPackage(name);

/** @param {string} name */
const inPackage = (name) => `^node_modules/(@types/)?${name}/`;

/** @param {[string, string[]]} row */
const onlyReaches = ([folder, allowed]) => ({
  name: `${folder} reaches only what its row allows`,
  severity: "error",
  from: { path: `^${folder}/` },
  to: {
    pathNot: [`^${folder}/`, ...allowed.map(reach)],
    dependencyTypesNot: ["core"],
    couldNotResolve: false,
  },
});

/** @param {[string, string]} row */
const livesIn = ([name, home]) => ({
  name: `only ${home} imports ${name}`,
  severity: "error",
  from: { path: "^(src|workers)/", pathNot: `^${home}/` },
  to: { path: inPackage(name) },
});

/** @param {string} name @param {object} from @param {object} to */
const never = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    ...Object.entries(may).map(onlyReaches),
    ...Object.entries(homes).map(livesIn),
    never("no cycles, types included", {}, { circular: true }),
    never("every import is found", {}, { couldNotResolve: true }),
    never(
      "the core, the contract, rendering and the browser use nothing of Node",
      { path: "^src/(moderation|contract|rendering|web)/" },
      { dependencyTypes: ["core"] },
    ),
    never("src never imports workers", { path: "^src/" }, { path: "^workers/" }),
    never("only tests import tests", { path: "^(src|workers)/" }, { path: "^test/" }),
    never("main files are imported by nobody", {}, { path: "^(src|workers)/(main|momo)\\.ts$" }),
    never(
      "the browser takes types only",
      { path: "^src/web/" },
      { path: "^src/contract/", dependencyTypesNot: ["type-only"] },
    ),
    never("the embed has no dependency", { path: "^src/web/embed/" }, { path: "^node_modules/" }),
    never("only the dashboard is Preact", { path: "^src/web/(?!dashboard/)" }, { path: inPackage("preact") }),
    never(
      "a phase reaches the core, its own folder and its dictionary, and does no I/O",
      { path: "^workers/([^/]+)/" },
      { pathNot: ["^src/moderation/", "^workers/$1/", inPackage("(bad-words|badwords-list|naughty-words)")] },
    ),
    never(
      "the jobs of the worker know neither screens nor commands",
      { path: "^workers/[^/]+\\.ts$", pathNot: "^workers/momo\\.ts$" },
      { path: "^src/(http|web|cli|local)/" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
    },
  },
};
