import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { keysOf } from '../../facets/network-rules.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, pairOf, propertiesOf, told, zonalPlacement } from '../../facets/common-facets.ts';
import type { Locked } from '../../facets/management-locks.ts';

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

export async function emitCosmos(ctx: AzureContext, row: ArmResource, locked: Locked): Promise<void> {
  const account = propertiesOf(row) as Account;
  const serverless = (account.capabilities ?? []).some(({ name }) => name === 'EnableServerless');
  const filtered = account.isVirtualNetworkFilterEnabled === true || (account.ipRules ?? []).length > 0;
  ctx.emit({
    ...headOf(row, 'database', COSMOS.type),
    facets: {
      placement: await placementOf(ctx, account),
      holds: value('durable'),
      atRest: value((account.keyVaultKeyUri ?? '') === '' ? 'provider-key' : 'customer-key'),
      deletionProtection: locked(row.id),
      autoBackup: await backupOf(ctx, row, account),
      performance: value({ class: serverless ? 'serverless' : 'provisioned', burstable: false }),
      growsStorage: absent,
      namelessKey: keysOf(
        account.disableLocalAuth,
        Object.values(account.keysMetadata ?? {}).map(key => key?.generationTime),
      ),
      interfaces: absent,
      publicAccess: value(account.publicNetworkAccess === 'Disabled' ? 'blocked' : filtered ? 'possible' : 'open'),
      listeners: value([{ protocol: 'https', port: 443, redirects: false }]),
      state: value(account.provisioningState === 'Succeeded' ? 'running' : 'other'),
      management: managementOf(tagsOf(row)),
    },
  });
}

async function placementOf(ctx: AzureContext, { locations }: Account): Promise<Reading<Facets['placement']>> {
  const all = told(locations, 'locations');
  if (all.state !== 'value') return all;
  const places = [...all.value].sort((a, b) => (a.failoverPriority ?? 0) - (b.failoverPriority ?? 0));
  const [first, ...others] = places;
  if (first === undefined) return unread('failed', 'the answer has no locations');
  if (others.length === 0)
    return zonalPlacement(
      ctx,
      { location: first.locationName ?? null },
      first.isZoneRedundant === true ? 'zones' : 'zone',
    );
  return value({
    spread: 'regions',
    places: places.map(({ locationName }, index) => ({
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
): Promise<Reading<Facets['autoBackup']>> {
  const { periodicModeProperties: periodic, continuousModeProperties: continuous } = backupPolicy ?? {};
  if (backupPolicy?.type === 'Continuous') {
    const regions = locations
      .map(({ locationName }) => regionName(locationName))
      .filter(region => region !== regionName(row.location));
    // Microsoft, "Continuous backup tiers": 30 days unless the account is on the tier of 7.
    return value({
      retentionDays: continuous?.tier === 'Continuous7Days' ? 7 : 30,
      pointInTime: true,
      alsoIn: regions,
    });
  }
  const hours = told(periodic?.backupRetentionIntervalInHours, 'backupPolicy');
  if (hours.state !== 'value') return hours;
  const backup = { retentionDays: hours.value / 24, pointInTime: false };
  if (periodic?.backupStorageRedundancy !== 'Geo') return value(backup);
  const pair = await pairOf(ctx, row.location);
  if (pair.state === 'unread') return pair;
  return value(pair.state === 'value' ? { ...backup, alsoIn: [pair.value] } : backup);
}
