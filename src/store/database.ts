// Opens Postgres and runs statements. The only place that knows pg's pool; statements live beside their use.
import pg from "pg";
import type { z } from "zod";
import { isOutsideCause } from "./fault.ts";

/** One prepared statement; `name` makes Postgres plan it once per connection and makes it greppable. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** It may take as long as it takes: a migration, or waiting for one. */
  readonly unlimited?: boolean;
}

/** Something statements can be run on: the pool, or one transaction. */
export interface Queryable {
  /** Runs a statement and parses every row, so that types are checked facts and not promises. */
  query<Row>(statement: Statement, row: z.ZodType<Row>): Promise<Row[]>;
  /** Runs a statement for its effect and answers how many rows it touched. */
  run(statement: Statement): Promise<number>;
}

export interface Database extends Queryable {
  /** Commits what `work` did, or rolls all of it back when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most. */
  readonly max?: number;
  /** Milliseconds after which Postgres gives up on a statement. */
  readonly statementTimeoutMs?: number;
  /** Told about connections that broke while idle; they are replaced by themselves. */
  readonly onError?: (error: Error) => void;
}

const types = new pg.TypeOverrides();
// Counts and sequence numbers stay far below 2^53, so that JavaScript numbers hold them exactly.
types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens a pool. Nothing is connected before the first statement, so this never fails by itself. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 3_000,
    statement_timeout: options.statementTimeoutMs ?? 10_000,
    // A server that vanished without a word must not hold a caller for longer than the statement could run.
    query_timeout: (options.statementTimeoutMs ?? 10_000) + 2_000,
    idleTimeoutMillis: 30_000,
    // Many small index look-ups in one statement look dear to Postgres; compiling it would take a second each time.
    options: "-c jit=off",
    // Behind one name there may be another server some day; whoever stays connected for ever never sees it.
    maxLifetimeSeconds: 300,
    keepAlive: true,
    types,
  });
  pool.on("error", options.onError ?? (() => undefined));
  return {
    ...queryable(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken = false;
      // A connection that breaks between two statements says so by an event; without a listener it would end
      // the process. The next statement fails anyway, and that is where it is handled.
      const onBreak = () => (broken = true);
      client.on("error", onBreak);
      try {
        await client.query("begin");
        const result = await work(queryable(client));
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch(() => (broken = true));
        // A server that was put read-only answers the rollback well, and would be asked again and again.
        broken ||= isOutsideCause(error);
        throw error;
      } finally {
        client.off("error", onBreak);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function queryable(on: pg.Pool | pg.PoolClient): Queryable {
  return {
    async query(statement, row) {
      const result = await on.query(toQuery(statement));
      return result.rows.map((raw) => row.parse(raw));
    },
    async run(statement) {
      const result = await on.query(toQuery(statement));
      return result.rowCount ?? 0;
    },
  };
}

/** The longest a timer of Node can run; pg takes 0 for "as the pool has it". */
const NO_LIMIT_MS = 2 ** 31 - 1;

function toQuery({ name, text, values, unlimited = false }: Statement) {
  return { name, text, values: [...values], ...(unlimited && { query_timeout: NO_LIMIT_MS }) };
}
