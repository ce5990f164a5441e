import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import { armId, subscriptionOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { STORAGE_ACCOUNTS } from './storage-account.ts';

const CALL = 'Microsoft.Storage/storageAccounts/objectReplicationPolicies:list';
export const OBJECT_REPLICATION_READS = {
  [CALL]: 'Microsoft.Storage/storageAccounts/objectReplicationPolicies/read',
};

/** Accounts to which blobs are replicated. The paired region of geo-redundant storage is part of the placement. */
export async function replicationDestinationsOf(
  ctx: AzureContext,
  row: ArmResource,
): Promise<Reading<Facets['replicationDestinations']>> {
  const found = await ctx.read(CALL, async () => {
    const accounts = new Set<string>();
    const read = {
      path: `${row.id}/objectReplicationPolicies`,
      apiVersion: STORAGE_ACCOUNTS.apiVersion,
      call: CALL,
    };
    for await (const page of ctx.pages<ArmResource>(read)) {
      for (const { properties } of page) {
        const { sourceAccount, destinationAccount } = (properties ?? {}) as Record<string, unknown>;
        if (typeof destinationAccount === 'string' && isSame(sourceAccount, row))
          accounts.add(armId(destinationAccount));
      }
    }
    return [...accounts];
  });
  return flatMapReading(found, accounts => (accounts.length === 0 ? absent : value(accounts.map(destinationOf))));
}

/** Policies name accounts by id, older ones by name. */
const isSame = (account: unknown, { id, name }: ArmResource): boolean =>
  typeof account === 'string' && (armId(account) === id || account.toLowerCase() === name.toLowerCase());

function destinationOf(id: string): Facets['replicationDestinations'][number] {
  const account = subscriptionOf(id);
  return account === undefined ? { id } : { id, account };
}
