import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { memoize } from '../../../kit/memoize.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

const ACCOUNT_CALL = 'Microsoft.Storage/storageAccounts:get';
const SHARES_CALL = 'Microsoft.Storage/storageAccounts/fileServices/shares:list';
export const SHARE_READS = {
  [ACCOUNT_CALL]: 'Microsoft.Storage/storageAccounts/read',
  [SHARES_CALL]: 'Microsoft.Storage/storageAccounts/fileServices/shares/read',
};
const apiVersion = '2023-05-01';

/** A protected file share; other items have other fields. */
interface Share {
  readonly protectedItemType?: string;
  readonly sourceResourceId?: string | null;
  /** The name of the share. */
  readonly friendlyName?: string | null;
  readonly isScheduledForDeferredDelete?: boolean | null;
}

/** Whether backups cover every share of a storage account; absent for one that holds more than file shares. */
export type ProtectedShares = (account: string) => Promise<Reading<boolean>>;

/** A backup item is one share, while the inventory has the account: both are compared once for each account. */
export function createProtectedShares(ctx: AzureContext, items: readonly ArmResource[]): ProtectedShares {
  const shares = items
    .map(item => propertiesOf(item) as Share)
    .filter(one => /^AzureFileShare/i.test(one.protectedItemType ?? '') && one.isScheduledForDeferredDelete !== true);
  const byAccount = Map.groupBy(shares, ({ sourceResourceId }) => armId(sourceResourceId ?? ''));
  return memoize(async account => {
    const kind = await ctx.read(ACCOUNT_CALL, async () => {
      const { kind: found } = await ctx.get<ArmResource>({ path: account, apiVersion, call: ACCOUNT_CALL });
      return isEnumValue(assertField(found, 'kind'), 'FileStorage') ? found : undefined;
    });
    if (kind.state !== 'value') return kind;
    const all = await ctx.read(SHARES_CALL, async () => {
      const read = { path: `${account}/fileServices/default/shares`, apiVersion, call: SHARES_CALL };
      const names: string[] = [];
      for await (const page of ctx.pages<ArmResource>(read)) names.push(...page.map(({ name }) => name.toLowerCase()));
      return names;
    });
    return flatMapReading(all, names => coversAll(names, byAccount.get(account) ?? []));
  });
}

function coversAll(names: readonly string[], shares: readonly Share[]): Reading<boolean> {
  const covered = new Set(shares.map(({ friendlyName }) => friendlyName?.toLowerCase()));
  if ([...covered].some(name => name === undefined || !names.includes(name)))
    return unread('failed', 'the list of shares lacks one that is backed up');
  return value(names.every(name => covered.has(name)));
}
