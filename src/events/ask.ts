// Asks any worker something and waits for its answer, through lists in Redis. Nothing is kept: what nobody answers
// in time is gone, and so is what a worker had in hand when it died. Whoever asked hears so.
import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { z } from "zod";
import { AppError } from "../errors.ts";

/** Milliseconds an answer may take; the question itself lasts no longer. */
const LIMIT_MS = 800;
/** Milliseconds lists outlast their last use: a process that died leaves nothing behind. */
export const LIST_LIFE_MS = 5_000;
/** Questions that may wait; with more, the oldest would not be answered in time anyway. */
const WAITING_MOST = 1_000;
/** Seconds one look at a list takes at most. */
export const LOOK_S = 1;
const RETRY_LEAST_S = 2;
const RETRY_SPREAD_S = 4;

export const QUESTIONS = "{momo:0}:questions";
export const questionOf = (id: string) => `{momo:0}:question:${id}`;
export const answersFor = (asker: string) => `{momo:0}:answers:${asker}`;

export const asking = z.object({ asker: z.string(), body: z.string() });
/** A body of null: the worker could not answer. */
const answering = z.object({ id: z.string(), body: z.string().nullable() });
export type Answer = z.infer<typeof answering>;

export interface Connections {
  /** For commands that answer at once. */
  readonly redis: Redis;
  /** For waiting, and for nothing else: opened as `blocking`. */
  readonly blocking: Redis;
}

interface Waiting {
  readonly resolve: (body: string) => void;
  readonly reject: (error: AppError) => void;
}

/**
 * Returns a function that puts a question and answers with what a worker said. It throws `unjudged` when none
 * answers within 800 ms, when the worker could not, and when Redis is away.
 */
export function createAsking({ redis, blocking }: Connections): (body: string) => Promise<string> {
  const asker = randomUUID();
  const waiting = new Map<string, Waiting>();
  const listen = createListening(blocking, answersFor(asker), waiting);

  return async function ask(body) {
    const id = randomUUID();
    let limit: NodeJS.Timeout | undefined;
    const answer = new Promise<string>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      limit = setTimeout(() => {
        reject(unjudged(new Error(`no answer within ${String(LIMIT_MS)} ms`)));
      }, LIMIT_MS);
    });
    put(redis, id, { asker, body }).catch((error: unknown) => waiting.get(id)?.reject(unjudged(error)));
    listen();
    try {
      return await answer;
    } finally {
      clearTimeout(limit);
      waiting.delete(id);
    }
  };
}

/** Returns a function that sees to it that answers are heard as long as somebody waits for one. */
function createListening(blocking: Redis, answers: string, waiting: Map<string, Waiting>): () => void {
  let listening = false;

  async function listen(): Promise<void> {
    listening = true;
    try {
      while (waiting.size > 0) {
        const [, answer] = (await blocking.blpop(answers, LOOK_S)) ?? [];
        if (answer !== undefined) hear(answering.parse(JSON.parse(answer)));
      }
    } catch {
      // The connection has failed: who waits hears so by the limit, and the next question tries again.
    } finally {
      listening = false; // in the same breath as the last look at who waits
    }
  }

  function hear({ id, body }: Answer): void {
    if (body === null) waiting.get(id)?.reject(unjudged(new Error("the worker could not answer")));
    else waiting.get(id)?.resolve(body);
    waiting.delete(id);
  }

  return () => {
    if (!listening) void listen();
  };
}

async function put(redis: Redis, id: string, question: z.infer<typeof asking>): Promise<void> {
  await redis
    .multi()
    .set(questionOf(id), JSON.stringify(question), "PX", LIMIT_MS)
    .lpush(QUESTIONS, id)
    .ltrim(QUESTIONS, 0, WAITING_MOST - 1)
    .pexpire(QUESTIONS, LIST_LIFE_MS)
    .exec();
}

function unjudged(cause: unknown): AppError {
  return new AppError("unjudged", "No worker has answered. Please try again soon.", {
    retryAfter: RETRY_LEAST_S + Math.floor(Math.random() * RETRY_SPREAD_S),
    cause,
  });
}
