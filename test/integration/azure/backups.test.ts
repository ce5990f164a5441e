import {
  cosmosAccount,
  flexibleServer,
  sqlAnswers,
  sqlDatabase,
  sqlServer,
} from '../../support/azure/resources/data.ts';
import { storageAccount, storageAnswers } from '../../support/azure/resources/storage.ts';
import { disk, virtualMachine, virtualMachineId, scaleSet, snapshot } from '../../support/azure/resources/compute.ts';
import { idAt, ref, type ArmPlace } from '../../support/azure/resources/arm-place.ts';
import {
  locks,
  protectedVirtualMachine,
  recoveryVault,
  restoreJobs,
} from '../../support/azure/resources/monitoring.ts';
import { changed, describeNearMisses, type NearMiss } from './near-misses.ts';

const POSTGRES = 'Microsoft.DBforPostgreSQL/flexibleServers';
const daysAgo = (days: number): string => new Date(Date.now() - days * 24 * 3600 * 1000).toISOString();
const LAST_NIGHT = daysAgo(0.3);
const inGroup = (place: ArmPlace, group: string): ArmPlace => ({ ...place, group });
/** A virtual machine with a data disk. */
const server = (place: ArmPlace, name: string, data: string) => [
  ...virtualMachine(place, name, { zone: '1' }),
  disk(place, data, { zone: '1', at: virtualMachineId(place, name) }),
];
const jobs = (place: ArmPlace, ...vaults: readonly string[]) =>
  Object.assign({}, ...vaults.map(one => restoreJobs(place, one))) as Record<string, unknown>;

const ACCOUNTS = 'Microsoft.Storage/storageAccounts';
/** A file share of a storage account, in the vault `vault`. */
const protectedShare = (place: ArmPlace, account: string, share: string) => {
  const source = idAt(place, ACCOUNTS, account);
  const item = changed(protectedVirtualMachine(place, 'vault', `${account}-${share}`, LAST_NIGHT), {
    protectedItemType: 'AzureFileShareProtectedItem',
    backupManagementType: 'AzureStorage',
    workloadType: 'AzureFileShare',
    sourceResourceId: source,
    virtualMachineId: undefined,
    friendlyName: share,
  });
  return { ...item, id: `${item.id};${share}`, name: `AzureFileShare;${share}` };
};

const CASES: readonly NearMiss[] = [
  {
    name: 'two virtual machines of one name in two resource groups, one of them backed up',
    build: place => ({
      resources: [
        ...server(inGroup(place, 'kept'), 'db', 'kept-data'),
        ...server(inGroup(place, 'forgotten'), 'db', 'forgotten-data'),
        recoveryVault(place, 'vault'),
        protectedVirtualMachine(place, 'vault', 'db', LAST_NIGHT, inGroup(place, 'kept')),
      ],
      answers: jobs(place, 'vault'),
    }),
    must: [['disk-without-backup', 'forgotten-data']],
    mustNot: [['disk-without-backup', 'kept-data']],
  },
  {
    name: 'a vault with locked, unlocked and no immutability',
    build: place => ({
      resources: (['Locked', 'Unlocked', 'Disabled'] as const).flatMap(immutability => {
        const name = immutability.toLowerCase();
        return [
          ...server(place, `vm-${name}`, `data-${name}`),
          recoveryVault(place, `vault-${name}`, { immutability }),
          protectedVirtualMachine(place, `vault-${name}`, `vm-${name}`, LAST_NIGHT),
        ];
      }),
      answers: jobs(place, 'vault-locked', 'vault-unlocked', 'vault-disabled'),
    }),
    must: [
      ['backups-not-immutable', 'data-unlocked'],
      ['backups-not-immutable', 'data-disabled'],
    ],
    mustNot: [['backups-not-immutable', 'data-locked']],
  },
  {
    name: 'a geo-redundant vault with and without cross-region restore',
    build: place => ({
      resources: [
        ...server(place, 'vm-leave', 'data-leave'),
        recoveryVault(place, 'vault-leave'),
        protectedVirtualMachine(place, 'vault-leave', 'vm-leave', LAST_NIGHT),
        ...server(place, 'vm-none', 'data-none'),
        changed(recoveryVault(place, 'vault-none'), {
          redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant', crossRegionRestore: 'Disabled' },
        }),
        protectedVirtualMachine(place, 'vault-none', 'vm-none', LAST_NIGHT),
      ],
      answers: jobs(place, 'vault-leave', 'vault-none'),
    }),
    must: [['no-cross-region-backup', 'data-none']],
    mustNot: [['no-cross-region-backup', 'data-leave']],
  },
  {
    name: 'a virtual machine with recent backups, with stale ones, and before its first',
    build: place => ({
      resources: [
        recoveryVault(place, 'vault'),
        ...server(place, 'vm-fresh', 'data-fresh'),
        protectedVirtualMachine(place, 'vault', 'vm-fresh', LAST_NIGHT),
        ...server(place, 'vm-stopped', 'data-stopped'),
        changed(protectedVirtualMachine(place, 'vault', 'vm-stopped', daysAgo(90)), { protectionState: 'ProtectionStopped' }),
        ...server(place, 'vm-deleted', 'data-deleted'),
        changed(protectedVirtualMachine(place, 'vault', 'vm-deleted', LAST_NIGHT), {
          protectionState: 'ProtectionStopped',
          isScheduledForDeferredDelete: true,
        }),
        ...server(place, 'vm-first', 'data-first'),
        changed(protectedVirtualMachine(place, 'vault', 'vm-first', LAST_NIGHT), {
          lastRecoveryPoint: null,
          lastBackupTime: null,
          protectionState: 'IRPending',
        }),
      ],
      answers: jobs(place, 'vault'),
    }),
    must: [
      ['stale-backups', 'data-stopped'],
      ['disk-without-backup', 'data-deleted'],
    ],
    mustNot: [
      ['stale-backups', 'data-fresh'],
      ['disk-without-backup', 'data-fresh'],
    ],
  },
  {
    name: 'file shares that are in a vault, in part, and not at all',
    build: place => ({
      resources: [
        recoveryVault(place, 'vault'),
        ...['whole', 'part', 'none'].map(name => storageAccount(place, name, { kind: 'FileStorage', sku: 'Premium_ZRS' })),
        protectedShare(place, 'whole', 'one'),
        protectedShare(place, 'part', 'one'),
      ],
      answers: {
        ...jobs(place, 'vault'),
        [`${idAt(place, ACCOUNTS, 'whole')}/fileServices/default/shares`]: [{ name: 'one' }],
        [`${idAt(place, ACCOUNTS, 'part')}/fileServices/default/shares`]: [{ name: 'one' }, { name: 'two' }],
      },
    }),
    must: [['data-store-without-backup', 'none']],
    mustNot: [['data-store-without-backup', 'whole']],
  },
  {
    name: 'a disk of a server, of a scale set, unattached, and with a snapshot in another region',
    build: place => {
      const set = scaleSet(place, 'set', { zones: ['1', '2'], count: 2, vnet: 'net', subnet: 'machines' });
      const member = virtualMachine(place, 'member', { zone: '1' }).map((one, index) =>
        index === 0 ? changed(one, { virtualMachineScaleSet: ref(set.id) }) : one,
      );
      return {
        resources: [
          ...server(place, 'alone', 'bare'),
          set,
          ...member,
          disk(place, 'loose', { zone: '1' }),
          disk(place, 'copied', { zone: '1', at: virtualMachineId(place, 'alone') }),
          snapshot(place, 'here', 'copied', LAST_NIGHT),
          disk(place, 'copied-away', { zone: '1', at: virtualMachineId(place, 'alone') }),
          snapshot(place, 'away', 'copied-away', LAST_NIGHT, 'northeurope'),
        ],
      };
    },
    must: [
      ['disk-without-backup', 'bare'],
      ['no-cross-region-backup', 'copied'],
      ['backups-not-immutable', 'copied-away'],
    ],
    mustNot: [
      ['disk-without-backup', 'member-os'],
      ['disk-without-backup', 'loose'],
      ['disk-without-backup', 'copied'],
      ['no-cross-region-backup', 'copied-away'],
    ],
  },
  {
    name: 'databases with geo-redundant, local and short backups',
    build: place => ({
      resources: [
        sqlServer(place, 'sql'),
        sqlDatabase(place, 'sql', 'away', { backup: 'Geo' }),
        sqlDatabase(place, 'sql', 'zones', { backup: 'Zone' }),
        flexibleServer(place, POSTGRES, 'pg-away', { geoBackup: true }),
        flexibleServer(place, POSTGRES, 'pg-here', { geoBackup: false, days: 7 }),
        cosmosAccount(place, 'hours', { continuous: false }),
        cosmosAccount(place, 'month', { continuous: true }),
      ],
      answers: { ...sqlAnswers(place, 'sql', 'away', { days: 7 }), ...sqlAnswers(place, 'sql', 'zones', { days: 1 }) },
    }),
    must: [
      ['no-cross-region-backup', 'zones'],
      ['no-cross-region-backup', 'pg-here'],
      ['short-backup-retention', 'zones', 'for 1 day;'],
      ['short-backup-retention', 'hours'],
    ],
    mustNot: [
      ['no-cross-region-backup', 'away'],
      ['no-cross-region-backup', 'pg-away'],
      ['short-backup-retention', 'away'],
      ['short-backup-retention', 'pg-here'],
      ['short-backup-retention', 'month'],
      ['database-without-backup', 'pg-here'],
    ],
  },
  {
    name: 'a database with a lock, on a locked server, and without a lock',
    build: place => ({
      resources: [
        sqlServer(place, 'locked'),
        sqlDatabase(place, 'locked', 'below'),
        sqlServer(place, 'sql'),
        sqlDatabase(place, 'sql', 'itself'),
        sqlDatabase(place, 'sql', 'beside'),
      ],
      answers: {
        ...sqlAnswers(place, 'locked', 'below'),
        ...sqlAnswers(place, 'sql', 'itself'),
        ...sqlAnswers(place, 'sql', 'beside'),
        ...locks(
          place,
          idAt(place, 'Microsoft.Sql/servers', 'locked'),
          idAt(place, 'Microsoft.Sql/servers/databases', 'sql', 'itself'),
        ),
      },
    }),
    must: [['database-without-deletion-protection', 'beside']],
    mustNot: [
      ['database-without-deletion-protection', 'below'],
      ['database-without-deletion-protection', 'itself'],
    ],
  },
  {
    name: 'a storage account with and without versioning',
    build: place => ({
      resources: [storageAccount(place, 'kept'), storageAccount(place, 'gone')],
      answers: {
        ...storageAnswers(place, 'kept', { versioning: true }),
        ...storageAnswers(place, 'gone', { versioning: false, softDeleteDays: 0 }),
      },
    }),
    must: [['unversioned-bucket', 'gone']],
    mustNot: [['unversioned-bucket', 'kept']],
  },
]; // prettier-ignore

describeNearMisses('near misses about backups on Azure', CASES);
