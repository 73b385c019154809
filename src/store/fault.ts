// Tells apart what is wrong with the world (try again) from what is wrong with this row (trying again is vain).
import pg from "pg";

/** SQLSTATE classes and codes that another try may not meet again; Postgres manual, appendix A. */
const OUTSIDE = [
  "08", // connection
  "53", // out of memory, disk or connections
  "57P", // shutting down, starting up
  "57014", // statement timed out
  "55P03", // lock not available
  "40001", // serialisation failure
  "40P01", // deadlock
  "25006", // read-only server
  "58", // system error
];

/** True when the cause lies outside the row: Postgres is away, read-only, too slow or out of room. */
export function isOutsideCause(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? "";
    return OUTSIDE.some((prefix) => code.startsWith(prefix));
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
