import type { StoreAddress } from '../../database/address.ts';
import { tableDetails } from './details.ts';
import { openFolder } from './folder-store.ts';
import { migrate } from './migrations.ts';
import { createStore, type OpenedStore } from './store.ts';
import { historyError } from './history-error.ts';

/** Opens the history, or creates it. Rejects with a `CloudbriefError` that names the place and no credentials. */
export async function openStore(address: StoreAddress): Promise<OpenedStore> {
  try {
    if (address.kind === 'folder') return await openFolder(address);
    const { openPostgres } = await import('../../database/postgres.ts');
    const database = await openPostgres(address.url);
    try {
      await migrate(database, address.shown);
    } catch (error) {
      await database.close();
      throw error;
    }
    return { store: createStore(address, database, tableDetails(database)), notes: [] };
  } catch (error) {
    throw historyError(address, error);
  }
}
