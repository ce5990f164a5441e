import type { Client } from 'pg';
import { inTransaction, type Column, type Database, type Row } from './database.ts';

const PATIENCE_MS = 15_000;
/** Any number that no other application of the database uses for its locks. */
const LOCK = 7_263_915_204;

/** Connects to a PostgreSQL server. Throws errors of the network and of the server. */
export async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    application_name: 'cloudbrief',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: 4 * PATIENCE_MS,
    keepAlive: true,
  });
  // A connection that breaks while nothing is asked would end the process; the next query says it.
  client.on('error', () => undefined);
  await client.connect();
  return driverOf(client);
}

function driverOf(client: Client): Database {
  const query = (sql: string, values: readonly Column[] = []) =>
    client.query<Record<string, Column>>(numbered(sql), values.map(bound));
  return {
    dialect: { blob: 'BYTEA', hasTable: 'SELECT 1 FROM pg_class WHERE oid = to_regclass(?)' },
    all: async (sql, values) => (await query(sql, values)).rows satisfies readonly Row[],
    run: async (sql, values) => (await query(sql, values)).rowCount ?? 0,
    exclusively: work => inTransaction(query, ['BEGIN', `SELECT pg_advisory_xact_lock(${LOCK})`], work),
    close: () => client.end().catch(() => undefined),
  };
}

/** `?` as PostgreSQL writes it: `$1`. No statement has a question mark in a text. */
function numbered(sql: string): string {
  let last = 0;
  return sql.replaceAll('?', () => `$${(last += 1)}`);
}

const bound = (value: Column): Column => (value instanceof Uint8Array ? Buffer.from(value) : value);
