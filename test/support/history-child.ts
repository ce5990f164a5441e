/** Started as a process of its own: `history-child.ts WORK ADDRESS [ARGUMENT]`. */
import { join } from 'node:path';
import { storeAddress } from '../../src/database/address.ts';
import { migrate, MIGRATIONS } from '../../src/history/store/migrations.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { openSqlite } from '../../src/history/store/sqlite.ts';
import { openStore } from '../../src/history/store/open-store.ts';
import { assessmentAt } from './history.ts';

const [, , work, text = '', count = '0'] = process.argv;
const address = storeAddress(text, '/');

/** Creates the tables, and is killed before the transaction ends. */
async function dieWhileMigrating(): Promise<void> {
  const database =
    address.kind === 'server'
      ? await openPostgres(address.url)
      : await openSqlite(join(address.folder, 'history.sqlite'));
  const fatal = (): readonly string[] => {
    process.kill(process.pid, 'SIGKILL');
    return [];
  };
  await migrate(database, address.shown, [...MIGRATIONS, fatal]);
}

/** Opens the store and saves the same assessments as another process. */
async function save(): Promise<void> {
  const { store } = await openStore(address);
  for (let day = 1; day <= Number(count); day += 1)
    await store.save(assessmentAt(`2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`));
  await store.close();
}

if (work === 'die-while-migrating') await dieWhileMigrating();
else await save();
