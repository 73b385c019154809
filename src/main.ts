// The API process: reads settings, opens what it stands on, listens, and lets go of everything in reverse order.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { viewAsAuthor } from "./comments/author-view.ts";
import { openCase } from "./comments/case.ts";
import { editComment } from "./comments/edit.ts";
import { createParentCheck } from "./comments/parent-check.ts";
import { sayOutages } from "./comments/outage.ts";
import { countComments, readComment, readReplies, readThread } from "./comments/read.ts";
import { checkReceipt } from "./comments/receipt-check.ts";
import { openReplay, startReplay } from "./comments/replay.ts";
import { countForReview, decideAll, listForReview } from "./comments/review.ts";
import { createSiteDirectory } from "./comments/site-directory.ts";
import { submitComment } from "./comments/submit.ts";
import { tryText } from "./comments/try.ts";
import { withdrawComment } from "./comments/withdraw.ts";
import { readConfigOrExit } from "./config.ts";
import { createAsking } from "./events/ask.ts";
import { createSiteMirror } from "./events/site-mirror.ts";
import { createApp } from "./http/app.ts";
import type { AppDeps } from "./http/app.ts";
import { createLog } from "./log.ts";
import { createApiMetrics } from "./metrics.ts";
import { authenticate } from "./moderators/principal.ts";
import { signIn, signOut } from "./moderators/sessions.ts";
import { projectRoot } from "./project-root.ts";
import { createBacklog } from "./queue/backlog.ts";
import { openChores } from "./queue/chores.ts";
import { createClaims } from "./queue/claim.ts";
import { openGate } from "./queue/gate.ts";
import { openModerationQueue } from "./queue/moderation-queue.ts";
import { openRedis } from "./queue/redis.ts";
import { createReservations } from "./queue/reservations.ts";
import { within } from "./queue/within.ts";
import { createKeyring } from "./secrets/keyring.ts";
import { addBlock, listBlocks, listWriter, removeBlock } from "./sites/blocks.ts";
import { changePolicy, listPolicyVersions, readPolicy } from "./sites/policy.ts";
import { openDatabase } from "./store/database.ts";
import { findParent } from "./store/parents.ts";

/** Milliseconds Postgres has to answer when somebody asks how it is. */
const POSTGRES_LOOK_MS = 500;
/** Milliseconds requests in hand may take when the process is asked to stop. */
const CLOSE_LIMIT_MS = 10_000;
/** Milliseconds a client may take for its headers, and for all it sends: nobody holds a connection by being slow. */
const HEADERS_LIMIT_MS = 10_000;
const REQUEST_LIMIT_MS = 30_000;

const log = createLog("api");
const config = readConfigOrExit(process.env);
const keyring = createKeyring(config);
const db = openDatabase({
  url: config.databaseUrl,
  onError: (error) => {
    log.warn({ err: error }, "an idle connection to Postgres broke");
  },
});
const redis = openRedis(config.redisUrl, "producer");
const blocking = openRedis(config.redisUrl, "blocking");
const mirror = createSiteMirror(redis);
const queue = openModerationQueue(redis);
const chores = openChores(redis);
const gate = openGate({
  redis,
  counts: () => queue.counts(),
  queueLimit: config.queueLimit,
  onChange(state, error) {
    if (state === null) log.info({ unverified: gate.unverified() }, "comments are accepted");
    else log.warn({ err: error, why: state }, "comments are not accepted");
  },
});
const metrics = createApiMetrics(async () => ({
  ...(await queue.counts()),
  oldestMs: await queue.oldestMs(),
}));
let stopping = false;

const app = createApp({ ...publicFlows(), ...moderatorFlows(), ...siteFlows(), ...surroundings() });
const server = createServer({ headersTimeout: HEADERS_LIMIT_MS, requestTimeout: REQUEST_LIMIT_MS }, app);
server.listen(config.port, () => {
  log.info({ port: config.port, publicUrl: config.publicUrl }, "the API listens");
});

/** What readers and blogs may do. */
function publicFlows() {
  const sites = createSiteDirectory({ db, mirror });
  const reading = { db, keyring };
  const accepting = {
    ...{ db, keyring, gate, queue },
    backlog: createBacklog(),
    onAccepted: () => {
      metrics.accepted.inc();
    },
  };
  const submitting = {
    ...accepting,
    publicUrl: config.publicUrl,
    claims: createClaims(redis),
    checkParent: createParentCheck({
      findParent: (siteId, asked) => findParent(db, siteId, asked),
      onSilence: (error) => {
        log.warn({ err: error }, "Postgres is silent; replies are checked by the worker alone");
      },
    }),
  };
  const editing = { ...accepting, reservations: createReservations(redis) };
  const flows = {
    submit: (site, asked) => submitComment(submitting, site, asked),
    readThread: (site, asked) => readThread(reading, site, asked),
    readReplies: (site, asked) => readReplies(reading, site, asked),
    countComments: (site, threads) => countComments(reading, site, threads),
    readComment: (site, asked) => readComment(reading, site, asked),
    editComment: (site, asked) => editComment(editing, site, asked),
    ...ownComments(),
  } satisfies Partial<AppDeps>;
  return {
    sites,
    checkReceipt: (site, asked) => {
      checkReceipt(keyring, site, asked);
    },
    ...sayOutages(flows),
  } satisfies Partial<AppDeps>;
}

/** What the receipt of a comment lets its author do, aside from editing. */
function ownComments() {
  // Readers ask again by themselves; nobody is told in between yet.
  const deps = { db, keyring, findJob: queue.find.bind(queue), onNoticed: () => undefined };
  return {
    viewAsAuthor: (site, asked) => viewAsAuthor(deps, site, asked),
    withdrawComment: (site, asked) => withdrawComment(deps, site, asked),
  } satisfies Partial<AppDeps>;
}

/** What moderators and their programs may do. */
function moderatorFlows() {
  const deciding = {
    db,
    keyring,
    chores,
    onUnreadable: (error: unknown) => {
      log.error({ err: error }, "a stored e-mail address cannot be opened: is MOMO_SECRET_OLD missing?");
    },
    // Readers ask again by themselves; nobody is told in between yet.
    onNoticed: () => undefined,
  };
  return sayOutages({
    authenticate: (credentials) => authenticate(deciding, credentials),
    signIn: (given) => signIn(deciding, given),
    signOut: (cookie) => signOut(deciding, cookie),
    listForReview: (principal, asked) => listForReview(deciding, principal, asked),
    countForReview: (principal, keys) => countForReview(deciding, principal, keys),
    openCase: (principal, asked) => openCase(deciding, principal, asked),
    decideAll: (principal, asked) => decideAll(deciding, principal, asked),
    startReplay: (principal, asked) => startReplay(deciding, principal, asked),
    openReplay: (principal, asked) => openReplay(deciding, principal, asked),
  } satisfies Partial<AppDeps>);
}

/** What they may do with a site's rules. */
function siteFlows() {
  const ruling = {
    db,
    keyring,
    mirror,
    onUntold: (error: unknown) => {
      log.warn({ err: error }, "Redis cannot be told of a new policy; it is compared with Postgres soon");
    },
  };
  const trying = { db, keyring, ask: createAsking({ redis, blocking }) };
  return {
    readPolicy: (principal, site) => readPolicy(ruling, principal, site),
    listPolicyVersions: (principal, asked) => listPolicyVersions(ruling, principal, asked),
    changePolicy: (principal, asked) => changePolicy(ruling, principal, asked),
    tryText: (principal, asked) => tryText(trying, principal, asked),
    listBlocks: (principal, asked) => listBlocks(ruling, principal, asked),
    addBlock: (principal, asked) => addBlock(ruling, principal, asked),
    removeBlock: (principal, asked) => removeBlock(ruling, principal, asked),
    listWriter: (principal, asked) => listWriter(ruling, principal, asked),
  } satisfies Partial<AppDeps>;
}

function surroundings() {
  return {
    log,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    metrics: config.metrics,
    assets: fileURLToPath(new URL("dist/web", projectRoot())),
    expose: () => metrics.expose(),
    readiness: async () => {
      const redisState = stopping ? "this process is stopping" : gate.state();
      return {
        ready: redisState === null,
        redis: redisState ?? "ok",
        postgres: await lookAtPostgres(),
      };
    },
  } satisfies Partial<AppDeps>;
}

async function lookAtPostgres(): Promise<string> {
  const asked = db.run({ name: "", text: "select 1", values: [] });
  return within(POSTGRES_LOOK_MS, asked).then(
    () => "ok",
    () => "unavailable",
  );
}

async function stop(why: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ why }, "the API is stopping");
  await closeServer();
  gate.close();
  await queue.close().catch(() => undefined); // Redis is away: nothing is left to say to it
  await chores.close().catch(() => undefined);
  redis.disconnect();
  blocking.disconnect();
  await db.close();
  log.info("the API has stopped");
}

/** Requests in hand get their answers; who is still sending after the limit is cut off. */
function closeServer(): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      server.closeAllConnections();
    }, CLOSE_LIMIT_MS);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
    server.closeIdleConnections();
  });
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
