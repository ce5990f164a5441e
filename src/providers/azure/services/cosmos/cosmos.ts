import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { keysOf } from '../../facets/network-rules.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, pairOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';
import type { LockLookup } from '../../facets/management-locks.ts';

export const COSMOS: ArmType = { type: 'Microsoft.DocumentDB/databaseAccounts', apiVersion: '2024-05-15' };

interface Account {
  readonly provisioningState?: string;
  readonly locations?: readonly {
    readonly locationName?: string;
    readonly failoverPriority?: number;
    readonly isZoneRedundant?: boolean;
  }[];
  readonly backupPolicy?: {
    readonly type?: string;
    readonly periodicModeProperties?: {
      readonly backupRetentionIntervalInHours?: number;
      readonly backupStorageRedundancy?: string;
    };
    readonly continuousModeProperties?: { readonly tier?: string };
  } | null;
  readonly keyVaultKeyUri?: string | null;
  readonly capabilities?: readonly { readonly name?: string }[];
  readonly disableLocalAuth?: boolean | null;
  readonly keysMetadata?: Readonly<Record<string, { readonly generationTime?: string } | null>> | null;
  readonly publicNetworkAccess?: string | null;
  readonly isVirtualNetworkFilterEnabled?: boolean;
  readonly ipRules?: readonly unknown[];
}

export async function emitCosmos(ctx: AzureContext, row: ArmResource, locked: LockLookup): Promise<void> {
  const account = propertiesOf(row) as Account;
  const serverless = (account.capabilities ?? []).some(({ name }) => name === 'EnableServerless');
  const filtered = account.isVirtualNetworkFilterEnabled === true || (account.ipRules ?? []).length > 0;
  ctx.emit({
    ...headOf(row, 'database', COSMOS.type),
    facets: {
      placement: await placementOf(ctx, account),
      dataDurability: value('durable'),
      encryptionAtRest: value((account.keyVaultKeyUri ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key'),
      deletionProtection: locked(row.id),
      automatedBackups: await backupOf(ctx, row, account),
      performance: value({ type: serverless ? 'serverless' : 'provisioned', burstable: false }),
      storageAutoscaling: absent,
      localAuthentication: keysOf(
        account.disableLocalAuth,
        Object.values(account.keysMetadata ?? {}).map(key => key?.generationTime),
      ),
      networkInterfaces: absent,
      publicAccess: value(account.publicNetworkAccess === 'Disabled' ? 'blocked' : filtered ? 'possible' : 'public'),
      listeners: value([{ protocol: 'https', port: 443, redirectsToHttps: false }]),
      state: value(account.provisioningState === 'Succeeded' ? 'running' : 'other'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

async function placementOf(ctx: AzureContext, { locations }: Account): Promise<Reading<Facets['placement']>> {
  const all = requireField(locations, 'locations');
  if (all.state !== 'value') return all;
  const places = [...all.value].sort((a, b) => (a.failoverPriority ?? 0) - (b.failoverPriority ?? 0));
  const [first, ...others] = places;
  if (first === undefined) return unread('failed', 'the answer has no locations');
  if (others.length === 0)
    return zonalPlacement(
      ctx,
      { location: first.locationName ?? null },
      first.isZoneRedundant === true ? 'multi-zone' : 'single-zone',
    );
  return value({
    spread: 'multi-region',
    locations: places.map(({ locationName }, index) => ({
      region: regionName(locationName),
      role: index === 0 ? 'primary' : 'replica',
    })),
  });
}

/** Periodic backups lie in a second region where they are kept so; continuous ones in each region of the account. */
async function backupOf(
  ctx: AzureContext,
  row: ArmResource,
  { backupPolicy, locations = [] }: Account,
): Promise<Reading<Facets['automatedBackups']>> {
  const { periodicModeProperties: periodic, continuousModeProperties: continuous } = backupPolicy ?? {};
  if (backupPolicy?.type === 'Continuous') {
    const regions = locations
      .map(({ locationName }) => regionName(locationName))
      .filter(region => region !== regionName(row.location));
    // Microsoft, "Continuous backup tiers": 30 days unless the account is on the tier of 7.
    return value({
      retentionDays: continuous?.tier === 'Continuous7Days' ? 7 : 30,
      pointInTimeRecovery: true,
      additionalRegions: regions,
    });
  }
  const hours = requireField(periodic?.backupRetentionIntervalInHours, 'backupPolicy');
  if (hours.state !== 'value') return hours;
  const backup = { retentionDays: hours.value / 24, pointInTimeRecovery: false };
  if (periodic?.backupStorageRedundancy !== 'Geo') return value(backup);
  const pair = await pairOf(ctx, row.location);
  if (pair.state === 'unread') return pair;
  return value(pair.state === 'value' ? { ...backup, additionalRegions: [pair.value] } : backup);
}
