import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import { armId, subscriptionOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { readContainers } from './blob-service.ts';
import { STORAGE_ACCOUNTS } from './storage-account.ts';

const CALL = 'Microsoft.Storage/storageAccounts/objectReplicationPolicies:list';
export const OBJECT_REPLICATION_READS = {
  [CALL]: 'Microsoft.Storage/storageAccounts/objectReplicationPolicies/read',
};

interface Policy {
  readonly sourceAccount?: string;
  readonly destinationAccount?: string;
  readonly rules?: readonly Rule[] | null;
}
interface Rule {
  readonly sourceContainer?: string;
  readonly filters?: { readonly prefixMatch?: readonly string[] | null } | null;
}

/** The containers that are replicated whole, by the id of the destination account. */
type Replicated = ReadonlyMap<string, ReadonlySet<string>>;

/** Accounts to which blobs are replicated. The paired region of geo-redundant storage is part of the placement. */
export async function replicationDestinationsOf(
  ctx: AzureContext,
  row: ArmResource,
): Promise<Reading<Facets['replicationDestinations']>> {
  const found = await ctx.read(CALL, () => readPolicies(ctx, row));
  if (found.state !== 'value' || found.value.size === 0) return found.state === 'unread' ? found : absent;
  // A rule replicates one container.
  const containers = await readContainers(ctx, row);
  return flatMapReading(containers, all => {
    const names = all.map(({ name }) => name.toLowerCase()).filter(name => !name.startsWith('$'));
    return value(
      [...found.value].map(([id, whole]) =>
        destinationOf(id, names.length > 0 && names.every(name => whole.has(name))),
      ),
    );
  });
}

async function readPolicies(ctx: AzureContext, row: ArmResource): Promise<Replicated> {
  const accounts = new Map<string, Set<string>>();
  const read = { path: `${row.id}/objectReplicationPolicies`, apiVersion: STORAGE_ACCOUNTS.apiVersion, call: CALL };
  for await (const page of ctx.pages<ArmResource>(read)) {
    for (const policy of page.map(one => propertiesOf(one) as Policy)) {
      const { sourceAccount, destinationAccount, rules } = policy;
      if (typeof destinationAccount !== 'string' || !isSame(sourceAccount, row)) continue;
      const id = armId(destinationAccount);
      const containers = accounts.get(id) ?? new Set();
      for (const { sourceContainer, filters } of rules ?? [])
        if (sourceContainer !== undefined && (filters?.prefixMatch ?? []).every(prefix => prefix === ''))
          containers.add(sourceContainer.toLowerCase());
      accounts.set(id, containers);
    }
  }
  return accounts;
}

/** Policies name accounts by id, older ones by name. */
const isSame = (account: unknown, { id, name }: ArmResource): boolean =>
  typeof account === 'string' && (armId(account) === id || account.toLowerCase() === name.toLowerCase());

function destinationOf(id: string, isWhole: boolean): Facets['replicationDestinations'][number] {
  const account = subscriptionOf(id);
  return { id, ...(account === undefined ? {} : { account }), ...(isWhole ? {} : { partial: true }) };
}
