import { dirname } from 'node:path';
import { configPath } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { STORE_FOLDER, storeAddress, type StoreAddress } from '../database/address.ts';

/** Where the history is, and whether the user said so. */
export interface HistoryPlace {
  readonly address: StoreAddress;
  /** One that was asked for is an error where it cannot be used; the default one a warning. */
  readonly isNamed: boolean;
}

export interface PlaceRequest {
  /** `--store`; false for `--no-store`. */
  readonly store?: string | false | undefined;
  /** `--config` */
  readonly config?: string | undefined;
  readonly directory: string;
}

/** The option, else the configuration, else `.cloudbrief/` beside the configuration; undefined for none. */
export function historyPlace({ store, config, directory }: PlaceRequest, settings: Config): HistoryPlace | undefined {
  if (store === false) return undefined;
  const beside = dirname(configPath(config, directory));
  if (store !== undefined) return { address: storeAddress(store, directory), isNamed: true };
  const configured = settings.history?.store;
  if (configured !== undefined) return { address: storeAddress(configured, beside), isNamed: true };
  return { address: storeAddress(STORE_FOLDER, beside), isNamed: false };
}
