// A limit on how long something may take. What comes later is ignored, never an unhandled rejection.
import { AppError } from "../errors.ts";

/** The result of `work`, or a `busy` error after `ms` milliseconds; the work itself may still succeed. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(busy(new Error(`no answer within ${String(ms)} ms`)));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Seconds, from this to twice more: not everybody who was refused comes back at the same moment. */
const RETRY_LEAST = 5;
const RETRY_SPREAD = 11;

/** What a caller hears while Momo cannot promise to keep what they sent: come again in 5 to 15 seconds. */
export function busy(cause?: unknown, what = "Comments"): AppError {
  return new AppError("busy", `${what} cannot be accepted at this moment. Please try again soon.`, {
    retryAfter: RETRY_LEAST + Math.floor(Math.random() * RETRY_SPREAD),
    ...(cause !== undefined && { cause }),
  });
}
