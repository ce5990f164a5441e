import { closeSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction, type Database, type Row } from '../../database/database.ts';

/** How long a process waits for another one that writes. */
const PATIENCE_MS = 15_000;

/** Opens a database file, or creates it. Throws errors of SQLite and of the file system. */
export async function openSqlite(path: string): Promise<Database> {
  const { DatabaseSync } = await quietly(() => import('node:sqlite'));
  createPrivately(path);
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    // A file that another person prepared runs none of its own functions.
    database.exec('PRAGMA trusted_schema = OFF');
    assertWhole(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return driverOf(database);
}

const driverOf = (database: DatabaseSync): Database => ({
  dialect: { blob: 'BLOB', hasTable: "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?" },
  all: (sql, values = []) => promised(() => database.prepare(sql).all(...values) as Row[]),
  run: (sql, values = []) => promised(() => Number(database.prepare(sql).run(...values).changes)),
  exclusively: work => {
    const send = (sql: string) =>
      promised(() => {
        database.exec(sql);
      });
    return inTransaction(send, ['BEGIN IMMEDIATE'], work);
  },
  close: () =>
    promised(() => {
      database.close();
    }),
});

/** The interface is that of a server: an error rejects. */
const promised = <T>(work: () => T): Promise<T> =>
  new Promise(resolve => {
    resolve(work());
  });

/** SQLite gives a new file the rights of the process; the history names what is weak. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Error codes of SQLite: a malformed image, and a file that is no database. */
const DAMAGED = new Set([11, 26]);

export const isDamaged = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  DAMAGED.has(error.errcode & 0xff);

class DamageError extends Error {
  readonly errcode = 11;
}

/** The file holds scores only and is small: every page is looked at. */
function assertWhole(database: DatabaseSync): void {
  const [row] = database.prepare('PRAGMA quick_check(1)').all();
  const said = row?.['quick_check'];
  if (said !== 'ok') throw new DamageError(String(said));
}

/** Node announces its SQLite as experimental on standard error at the first import; nobody can act on that. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const original: unknown = Reflect.get(process, 'emitWarning');
  const emitWarning = process.emitWarning.bind(process) as (...given: unknown[]) => void;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (!/SQLite/.test(String(warning))) emitWarning(warning, ...rest);
  };
  try {
    return await load();
  } finally {
    Reflect.set(process, 'emitWarning', original);
  }
}
