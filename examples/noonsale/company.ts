import type { Place, Tags } from './builders/place.ts';

/** The moment at which the sample company was read. */
export const SNAPSHOT = '2026-11-22T12:00:00.000Z';
export const SNAPSHOT_ENDED = '2026-11-22T12:03:42.000Z';

export const SHOP_ACCOUNT = '111122223333';
export const PAYMENTS_ACCOUNT = '444455556666';
/** The business that was bought in July; it came with a subscription of its own. */
export const LASTLOT_SUBSCRIPTION = '00000000-0000-0000-0000-00000000107a';
/** Where the figures of marketing are: begun by one analyst, beside everything else. */
export const INSIGHTS_PROJECT = 'noonsale-insights';
export const REGIONS = ['eu-central-1', 'eu-west-1'] as const;

/** The shop's account pays for both and manages the organization. */
export const ORGANIZATION = { organization: 'o-noonsale001', managementAccount: SHOP_ACCOUNT };

/** Each account has names of its own for the zones: the shop's `a` is the payments account's `b`. */
export const SHOP: Place = {
  account: SHOP_ACCOUNT,
  region: 'eu-west-1',
  zones: { a: 'euw1-az2', b: 'euw1-az3', c: 'euw1-az1' },
};
export const SHOP_FRANKFURT: Place = {
  account: SHOP_ACCOUNT,
  region: 'eu-central-1',
  zones: { a: 'euc1-az2', b: 'euc1-az3', c: 'euc1-az1' },
};
export const PAYMENTS: Place = {
  account: PAYMENTS_ACCOUNT,
  region: 'eu-west-1',
  zones: { a: 'euw1-az1', b: 'euw1-az2', c: 'euw1-az3' },
};
export const PAYMENTS_FRANKFURT: Place = {
  account: PAYMENTS_ACCOUNT,
  region: 'eu-central-1',
  zones: { a: 'euc1-az1', b: 'euc1-az2', c: 'euc1-az3' },
};

export const tagsOf = (app: string, more: Tags = {}): Tags => ({ app, env: 'production', ...more });
export const testTags = (app: string): Tags => ({ app, env: 'test' });

/** Since March 2026 every new disk is encrypted; what is older is not. */
export const isEncryptedSince = (createdAt: string): boolean => createdAt >= '2026-03-02';
