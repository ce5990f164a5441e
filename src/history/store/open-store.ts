import { existsSync } from 'node:fs';
import { assertCanMakeFolder } from '../../lib/make-folder.ts';
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

/** Whether there is something to open; a server is asked when it is opened. */
export const storeExists = (address: StoreAddress): boolean => address.kind === 'server' || existsSync(address.folder);

/** Rejects like `openStore` where the folder could not be created, and creates nothing. */
export function assertCanCreate(address: StoreAddress & { readonly kind: 'folder' }): void {
  try {
    assertCanMakeFolder(address.folder);
  } catch (error) {
    throw historyError(address, error);
  }
}
