import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../lib/make-folder.ts';
import type { StoreAddress } from '../../database/address.ts';
import type { Database } from '../../database/database.ts';
import { detailsPath, fileDetails } from './details.ts';
import { migrate } from './migrations.ts';
import { recordSchema, type HistoryRecord } from './record.ts';
import { isDamaged, openSqlite } from './sqlite.ts';
import { createStore, insertRecord, type OpenedStore } from './store.ts';

const DATABASE_FILE = 'history.sqlite';
const ASSESSMENTS = 'assessments';

/** The embedded store: SQLite as index over a folder with the assessments. */
export async function openFolder(address: StoreAddress & { readonly kind: 'folder' }): Promise<OpenedStore> {
  const { folder, shown } = address;
  const assessments = join(folder, ASSESSMENTS);
  prepareFolder(folder);
  makeFolder(assessments);
  const path = join(folder, DATABASE_FILE);
  const { database, damaged } = await openOrReplace(path, shown);
  try {
    const { adopted, unreadable } = await adoptFiles(database, assessments);
    const notes = [
      ...(damaged === undefined
        ? []
        : [
            `The history in ${shown} was damaged: it was rebuilt from the ${adopted} ${adopted === 1 ? 'assessment' : 'assessments'} in ${assessments}; the damaged file is kept as ${damaged}.`,
          ]),
      ...unreadable.map(name => `${join(assessments, name)} cannot be read, and is left out of the history.`),
    ];
    return { store: createStore(address, database, fileDetails(assessments)), notes };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** It names what is weak: nobody commits it by accident. */
function prepareFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(folder);
  writeFileSync(join(folder, '.gitignore'), '*\n');
}

/** A damaged file is kept under another name, and a new one takes its place. */
async function openOrReplace(
  path: string,
  shown: string,
): Promise<{ readonly database: Database; readonly damaged?: string }> {
  try {
    return { database: await openMigrated(path, shown) };
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const damaged = freeName(`${path}.damaged`);
    renameSync(path, damaged);
    // The rest of a write to the damaged file would be played into the new one.
    if (existsSync(`${path}-journal`)) renameSync(`${path}-journal`, `${damaged}-journal`);
    return { database: await openMigrated(path, shown), damaged };
  }
}

async function openMigrated(path: string, shown: string): Promise<Database> {
  const database = await openSqlite(path);
  try {
    await migrate(database, shown);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function freeName(path: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? path : `${path}-${number}`;
    if (!existsSync(name)) return name;
  }
}

/** Takes in what the database does not know: all of it after damage, one where a process was killed while it saved. */
async function adoptFiles(
  database: Database,
  folder: string,
): Promise<{ readonly adopted: number; readonly unreadable: readonly string[] }> {
  const rows = await database.all('SELECT id FROM cloudbrief_assessments');
  const known = new Set(rows.map(({ id }) => id));
  const unreadable: string[] = [];
  let adopted = 0;
  for (const name of readdirSync(folder)) {
    const [, id] = /-([0-9a-f]{20})\.scores\.json$/.exec(name) ?? [];
    if (id === undefined || known.has(id)) continue;
    const record = readRecord(join(folder, name));
    if (record?.id !== id) unreadable.push(name);
    else if (await insertRecord(database, record, existsSync(detailsPath(folder, record)))) adopted += 1;
  }
  return { adopted, unreadable };
}

function readRecord(path: string): HistoryRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
