// Tells apart what is wrong with the world (try again) from what is wrong with this row (trying again is vain).
import pg from "pg";

/**
 * SQLSTATE classes that speak of the row at hand; Postgres manual, appendix A. Everything else (no connection, no
 * room, a password that was changed, a table that a migration is about to bring) speaks of the world around it.
 */
const ABOUT_THE_ROW = [
  "21", // cardinality
  "22", // data
  "23", // constraint
  "54", // larger than Postgres can hold
  "P0", // raised by a trigger
];

/** True when the cause lies outside the row: Postgres is away, read-only, too slow, or not as this version needs it. */
export function isOutsideCause(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? "";
    return !ABOUT_THE_ROW.some((start) => code.startsWith(start));
  }
  return error instanceof Error && isConnectionTrouble(error);
}

/** pg and Node report lost connections as plain errors; these are the only ones that mean it. */
function isConnectionTrouble(error: Error): boolean {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (/^(ECONN|ETIMEDOUT|EPIPE|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ENOENT)/.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.some((inner) => isOutsideCause(inner));
  return /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|The server does not support|Cannot use a pool after calling end)/i.test(
    error.message,
  );
}
