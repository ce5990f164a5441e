import { absent, mapReading, type Reading } from '../../../../model/reading.ts';
import { subscriptionOf, type ArmResource } from '../../client/arm.ts';
import type { Vault } from './backup-types.ts';
import type { AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

const VAULT_TYPES = ['Microsoft.RecoveryServices/vaults', 'Microsoft.DataProtection/backupVaults'] as const;
const callOf = (type: string): string => `${type}/backupResourceGuardProxies:list`;
export const GUARD_READS = Object.fromEntries(
  VAULT_TYPES.map(type => [callOf(type), `${type}/backupResourceGuardProxies/read`]),
);

interface Proxy {
  readonly resourceGuardResourceId?: string;
  readonly resourceGuardOperationDetails?:
    readonly { readonly vaultCriticalOperation?: string; readonly defaultResourceRequest?: string }[] | null;
}

/** The deletion of backups, in the names of both services. */
const DELETES = /\/((protectedItems|backupInstances)\/delete$|delete(ProtectedItem|BackupInstance)Requests)/i;

/** The subscription of the Resource Guard that protects the deletion of backups; absent without one. */
export async function approverAccountOf(
  ctx: AzureContext,
  { id, type }: ArmResource,
  { securitySettings, isVaultProtectedByResourceGuard: hasResourceGuard }: Vault,
): Promise<Reading<string>> {
  if (!isEnumValue(securitySettings?.multiUserAuthorization, 'Enabled') && hasResourceGuard !== true) return absent;
  const service = VAULT_TYPES.find(one => one.toLowerCase() === type.toLowerCase()) ?? VAULT_TYPES[0];
  const call = callOf(service);
  const apiVersion = service === VAULT_TYPES[0] ? '2023-04-01' : '2023-11-01';
  const found = await ctx.read(call, async () => {
    const all: Proxy[] = [];
    for await (const page of ctx.pages<ArmResource>({ path: `${id}/backupResourceGuardProxies`, apiVersion, call }))
      all.push(...page.map(row => propertiesOf(row) as Proxy));
    // A Resource Guard may exclude operations from its protection.
    const guard = all.find(({ resourceGuardOperationDetails: operations }) =>
      operations?.some(({ vaultCriticalOperation = '', defaultResourceRequest = '' }) =>
        [vaultCriticalOperation, defaultResourceRequest].some(one => DELETES.test(one)),
      ),
    );
    return guard?.resourceGuardResourceId;
  });
  return mapReading(found, id => subscriptionOf(id) ?? id);
}
