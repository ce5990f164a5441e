import type { StoreAddress } from '../../database/address.ts';
import { storeError } from '../../database/store-error.ts';
import type { CloudbriefError } from '../../model/errors.ts';

/** An error of the history's database. */
export const historyError = (address: StoreAddress, error: unknown): CloudbriefError =>
  storeError(address, error, { subject: 'The history', without: '--no-store assesses without it' });
