// The worker's end of src/events/ask.ts: takes questions, has each answered, and sends the answers back. Several
// workers may take from the same list; each question goes to one of them.
import { answersFor, asking, LIST_LIFE_MS, LOOK_S, questionOf, QUESTIONS } from "./ask.ts";
import type { Answer, Connections } from "./ask.ts";

/** Questions a worker works on at once. */
const AT_ONCE = 16;
/** Milliseconds until the next try, when questions cannot be taken. */
const PAUSE_MS = 1_000;
/** Milliseconds for the last look and what it brought; longer nobody would wait for the answers. */
const CLOSE_LIMIT_MS = 1_800;

export interface AnswerOptions extends Connections {
  /** Rejects for a question that cannot be answered; whoever asked is told at once. */
  readonly answer: (body: string) => Promise<string>;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/**
 * Takes questions from now on. `close` takes no more, waits a moment for those in hand, and ends the connection for
 * waiting.
 */
export function answerQuestions(options: AnswerOptions): { close(): Promise<void> } {
  const { blocking, onTrouble } = options;
  let open = true;
  const isOpen = () => open;
  const inHand = new Set<Promise<void>>();

  async function run(): Promise<void> {
    while (isOpen()) {
      try {
        await take(options, inHand);
      } catch (error) {
        if (!isOpen()) return;
        onTrouble("questions cannot be taken", error);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  const running = run();
  return {
    async close() {
      open = false;
      let limit: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (limit = setTimeout(resolve, CLOSE_LIMIT_MS)));
      await Promise.race([running.then(() => Promise.all(inHand)), late]);
      clearTimeout(limit);
      // While Redis is away, the last look has no end; then it is left to itself, and keeps no process alive.
      blocking.disconnect();
    },
  };
}

/** Waits for a question, and takes along what waits behind it: each look costs Redis a write to its disk. */
async function take(options: AnswerOptions, inHand: Set<Promise<void>>): Promise<void> {
  const { redis, blocking } = options;
  const begin = (id: string): void => {
    const work = answerOne(options, id).finally(() => inHand.delete(work));
    inHand.add(work);
  };
  const [, first] = (await blocking.brpop(QUESTIONS, LOOK_S)) ?? [];
  if (first === undefined) return;
  begin(first);
  const room = AT_ONCE - inHand.size;
  if (room > 0) (await redis.rpop(QUESTIONS, room))?.forEach(begin);
  if (inHand.size >= AT_ONCE) await Promise.race(inHand);
}

/** Never rejects: a question that is lost is one that nobody answered. */
async function answerOne({ redis, answer, onTrouble }: AnswerOptions, id: string): Promise<void> {
  try {
    const held = await redis.getdel(questionOf(id));
    if (held === null) return; // nobody waits for it any more
    const { asker, body } = asking.parse(JSON.parse(held));
    const said = await answer(body).catch((error: unknown) => {
      onTrouble("a question cannot be answered", error);
      return null;
    });
    const reply: Answer = { id, body: said };
    await redis
      .multi()
      .rpush(answersFor(asker), JSON.stringify(reply))
      .pexpire(answersFor(asker), LIST_LIFE_MS)
      .exec();
  } catch (error) {
    onTrouble("an answer is lost", error);
  }
}
