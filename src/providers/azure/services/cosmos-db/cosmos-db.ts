import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import {
  firewallSource,
  isPublicAccessDisabled,
  localAuthenticationOf,
  publicAccessBy,
} from '../../facets/network-rules.ts';
import type { AzureContext } from '../../context.ts';
import { COSMOS_ACCOUNTS } from '../../resource-types.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { keyByUri } from '../../facets/vault-references.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { pairedRegion, zonalPlacement } from '../../facets/placement.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { isEnumValue } from '../../enum-value.ts';

interface Account {
  readonly provisioningState?: string;
  readonly locations?: readonly {
    readonly locationName?: string;
    readonly failoverPriority?: number;
    readonly isZoneRedundant?: boolean;
  }[];
  readonly enableAutomaticFailover?: boolean | null;
  readonly enableMultipleWriteLocations?: boolean | null;
  readonly backupPolicy?: {
    readonly type?: string;
    readonly periodicModeProperties?: {
      readonly backupRetentionIntervalInHours?: number;
      readonly backupStorageRedundancy?: string;
    };
    readonly continuousModeProperties?: { readonly tier?: string };
  } | null;
  readonly keyVaultKeyUri?: string | null;
  readonly minimalTlsVersion?: string | null;
  readonly capabilities?: readonly { readonly name?: string }[];
  readonly disableLocalAuth?: boolean | null;
  readonly keysMetadata?: Readonly<Record<string, { readonly generationTime?: string } | null>> | null;
  readonly publicNetworkAccess?: string | null;
  readonly isVirtualNetworkFilterEnabled?: boolean;
  readonly ipRules?: readonly ({ readonly ipAddressOrRange?: string } | null)[] | null;
}

export async function emitCosmosAccount(ctx: AzureContext, row: ArmResource, locked: LockLookup): Promise<void> {
  const account = propertiesOf(row) as Account;
  const isServerless = (account.capabilities ?? []).some(({ name }) => isEnumValue(name, 'EnableServerless'));
  const [home = row.location ?? null] = regionsOf(account);
  ctx.emit({
    ...headOf({ ...row, location: home }, 'database', COSMOS_ACCOUNTS.type),
    facets: {
      placement: await placementOf(ctx, account),
      dataDurability: value('durable'),
      encryptionAtRest: value((account.keyVaultKeyUri ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key'),
      encryptionInTransit: requiredTls(requireField(account.minimalTlsVersion, 'minimalTlsVersion')),
      deletionProtection: locked(row.id),
      automatedBackups: await automatedBackupsOf(ctx, { ...row, location: home }, account),
      performance: value({ type: isServerless ? 'isServerless' : 'provisioned', burstable: false }),
      storageAutoscaling: absent,
      localAuthentication: localAuthenticationOf(
        account.disableLocalAuth,
        Object.values(account.keysMetadata ?? {}).map(key => key?.generationTime),
      ),
      // Microsoft keeps the service current.
      versionSupport: absent,
      networkInterfaces: absent,
      publicAccess: value(publicAccessOf(account)),
      listeners: value([{ protocol: 'https', port: 443, redirectsToHttps: false }]),
      state: value(isEnumValue(account.provisioningState, 'Succeeded') ? 'running' : 'other'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value(keyByUri(account.keyVaultKeyUri)),
    },
  });
}

/** Without any rule, all networks. An empty list beside the filter of virtual networks lets those in only. */
function publicAccessOf(account: Account): Facets['publicAccess'] {
  if (isPublicAccessDisabled(account.publicNetworkAccess)) return 'blocked';
  const rules = (account.ipRules ?? []).flatMap(rule => rule?.ipAddressOrRange ?? []);
  if (rules.length === 0) return account.isVirtualNetworkFilterEnabled === true ? 'possible' : 'public';
  return publicAccessBy(rules.map(rule => (rule === '0.0.0.0' ? firewallSource(rule, rule) : rule)));
}

const byPriority = ({ locations }: Pick<Account, 'locations'>) =>
  [...(locations ?? [])].sort((a, b) => (a.failoverPriority ?? 0) - (b.failoverPriority ?? 0));

/** The region that takes writes first: the location of the account itself is where its metadata is. */
const regionsOf = (account: Account): string[] =>
  byPriority(account).flatMap(({ locationName }) => (locationName === undefined ? [] : [regionName(locationName)]));

/** Without service-managed failover, writes stop with the zone of a primary that is not zone-redundant. */
const needsManualFailover = (account: Account, [primary]: NonNullable<Account['locations']>): boolean =>
  primary?.isZoneRedundant !== true &&
  account.enableAutomaticFailover !== true &&
  account.enableMultipleWriteLocations !== true;

async function placementOf(ctx: AzureContext, account: Account): Promise<Reading<Facets['placement']>> {
  const all = requireField(account.locations, 'locations');
  if (all.state !== 'value') return all;
  const sorted = byPriority(account);
  const [first, ...others] = sorted;
  if (first === undefined) return unread('failed', 'the response has no locations');
  if (others.length === 0)
    return zonalPlacement(
      ctx,
      { location: first.locationName ?? null },
      first.isZoneRedundant === true ? 'multi-zone' : 'single-zone',
    );
  return value({
    spread: 'multi-region',
    ...(needsManualFailover(account, sorted) ? { failover: 'manual' } : {}),
    locations: sorted.map(({ locationName }, index) => ({
      region: regionName(locationName),
      role: index === 0 ? 'primary' : 'replica',
    })),
  });
}

/**
 * Periodic backups are also in the paired region with geo-redundant storage; continuous backups are in each region of
 * the account.
 */
async function automatedBackupsOf(
  ctx: AzureContext,
  row: ArmResource,
  account: Account,
): Promise<Reading<Facets['automatedBackups']>> {
  const { backupPolicy } = account;
  const { periodicModeProperties: periodic, continuousModeProperties: continuous } = backupPolicy ?? {};
  if (isEnumValue(backupPolicy?.type, 'Continuous')) {
    const [, ...additionalRegions] = regionsOf(account);
    // 7 or 30 days by the tier (Microsoft, "Continuous backup tiers").
    return value({
      retentionDays: isEnumValue(continuous?.tier, 'Continuous7Days') ? 7 : 30,
      pointInTimeRecovery: true,
      additionalRegions,
    });
  }
  const hours = requireField(periodic?.backupRetentionIntervalInHours, 'backupPolicy');
  if (hours.state !== 'value') return hours;
  const backup = { retentionDays: hours.value / 24, pointInTimeRecovery: false };
  if (!isEnumValue(periodic?.backupStorageRedundancy, 'Geo')) return value(backup);
  const pair = await pairedRegion(ctx, row.location);
  if (pair.state === 'unread') return pair;
  return value(pair.state === 'value' ? { ...backup, additionalRegions: [pair.value] } : backup);
}
