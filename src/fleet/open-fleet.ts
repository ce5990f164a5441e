import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, PgBoss } from 'pg-boss';
import type { StoreAddress } from '../database/address.ts';
import { migrateTables } from '../database/migrate.ts';
import { openPostgres } from '../database/postgres.ts';
import { storeError } from '../database/store-error.ts';
import { CloudbriefError } from '../model/errors.ts';
import { FLEET_TABLES } from './fleet-tables.ts';

export type FleetRow = Readonly<Record<string, unknown>>;

/** The queue and the tables of a fleet, in one database. Every method may reject with errors of the network. */
export interface Fleet {
  /** Without credentials. */
  readonly place: string;
  readonly boss: PgBoss;
  readonly rows: (sql: string, values?: readonly unknown[], db?: Db) => Promise<readonly FleetRow[]>;
  /** All of it happens, or nothing. */
  readonly inTransaction: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** The error as the user sees it. */
  readonly explain: (error: unknown) => CloudbriefError;
  readonly close: () => Promise<void>;
}

export interface FleetOptions {
  /** Whether this process looks after jobs whose worker is gone. */
  readonly supervise?: boolean;
  /** How often, in seconds. */
  readonly every?: number;
  /** Problems of the connection while nothing is asked. */
  readonly onError?: (error: Error) => void;
}

/** The schema that pg-boss has for itself. */
const QUEUE_SCHEMA = 'cloudbrief_queue';
const CONNECTIONS = 4;
const PATIENCE_MS = 15_000;
const CLOSING_MS = 5_000;

/** Opens the fleet of a database, or creates it. Rejects with a `CloudbriefError` that names the place and no credentials. */
export async function openFleet(address: StoreAddress, options: FleetOptions = {}): Promise<Fleet> {
  if (address.kind !== 'server')
    throw new CloudbriefError(
      'CB_USAGE',
      'A fleet needs a PostgreSQL database that all its workers reach.',
      'Name it with --store postgres://USER@HOST:5432/DATABASE, or as history.store in the configuration.',
    );
  const explain = (error: unknown): CloudbriefError => storeError(address, error, { subject: FLEET_TABLES.subject });
  try {
    await prepare(address.url, address.shown);
    return fleetOf(await startQueue(address.url, options), address.shown, explain);
  } catch (error) {
    throw explain(error);
  }
}

/** Tables of a newer version are refused before the queue is touched. */
async function prepare(url: string, shown: string): Promise<void> {
  const database = await openPostgres(url);
  try {
    await migrateTables(database, shown, FLEET_TABLES);
  } finally {
    await database.close();
  }
}

async function startQueue(url: string, { supervise = false, every = 15, onError }: FleetOptions): Promise<PgBoss> {
  const { PgBoss: Queue } = await import('pg-boss');
  const boss = new Queue({
    connectionString: url,
    application_name: 'cloudbrief fleet',
    connectionTimeoutMillis: PATIENCE_MS,
    schema: QUEUE_SCHEMA,
    max: CONNECTIONS,
    // A span for each empty poll would bury those of the jobs.
    openTelemetry: { enabled: false },
    // Its clock monitor and cron jobs are not used: every date is the database's.
    schedule: false,
    supervise,
    registerInstance: supervise,
    superviseIntervalSeconds: every,
    monitorIntervalSeconds: every,
  });
  // Without a listener an error of an idle connection would end the process; the next query says it.
  boss.on('error', error => onError?.(error));
  await boss.start();
  return boss;
}

function fleetOf(boss: PgBoss, place: string, explain: Fleet['explain']): Fleet {
  const database = boss.getDb();
  return {
    place,
    boss,
    explain,
    rows: async (sql, values = [], db = database) => (await db.executeSql(sql, [...values])).rows as FleetRow[],
    inTransaction: async work => {
      const transaction = await database.beginTransaction?.();
      if (transaction === undefined) throw new Error('the driver has no transactions');
      try {
        const result = await work(transaction.db);
        await transaction.commit();
        return result;
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
    },
    // Without its database the queue may wait for answers that do not come.
    close: () =>
      Promise.race([
        boss.stop({ graceful: false }).catch(() => undefined),
        sleep(CLOSING_MS, undefined, { ref: false }),
      ]),
  };
}
