import { absent, mapReading, type Reading } from '../../../../model/reading.ts';
import { subscriptionOf, type ArmResource } from '../../client/arm.ts';
import type { Vault } from './backup-types.ts';
import type { AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';

const CALLS = ['Microsoft.RecoveryServices/vaults', 'Microsoft.DataProtection/backupVaults'] as const;
const callOf = (type: string): string => `${type}/backupResourceGuardProxies:list`;
export const GUARD_READS = Object.fromEntries(
  CALLS.map(type => [callOf(type), `${type}/backupResourceGuardProxies/read`]),
);

interface Proxy {
  readonly resourceGuardResourceId?: string;
  readonly resourceGuardOperationDetails?:
    readonly { readonly vaultCriticalOperation?: string; readonly defaultResourceRequest?: string }[] | null;
}

/** Both services, and both of the ways in which they write it. */
const DELETES = /\/((protectedItems|backupInstances)\/delete$|delete(ProtectedItem|BackupInstance)Requests)/i;

/** The subscription whose people must agree before a backup in this vault is deleted; absent where nobody must. */
export async function approverAccountOf(
  ctx: AzureContext,
  { id, type }: ArmResource,
  { securitySettings, isVaultProtectedByResourceGuard: guarded }: Vault,
): Promise<Reading<string>> {
  if (securitySettings?.multiUserAuthorization !== 'Enabled' && guarded !== true) return absent;
  const service = CALLS.find(one => one.toLowerCase() === type.toLowerCase()) ?? CALLS[0];
  const call = callOf(service);
  const apiVersion = service === CALLS[0] ? '2023-04-01' : '2023-11-01';
  const found = await ctx.read(call, async () => {
    const all: Proxy[] = [];
    for await (const page of ctx.pages<ArmResource>({ path: `${id}/backupResourceGuardProxies`, apiVersion, call }))
      all.push(...page.map(row => propertiesOf(row) as Proxy));
    // A guard may be told to look away when backups are deleted.
    const keeper = all.find(({ resourceGuardOperationDetails: watched }) =>
      watched?.some(({ vaultCriticalOperation: what = '', defaultResourceRequest: how = '' }) =>
        [what, how].some(one => DELETES.test(one)),
      ),
    );
    return keeper?.resourceGuardResourceId;
  });
  return mapReading(found, guard => subscriptionOf(guard) ?? guard);
}
