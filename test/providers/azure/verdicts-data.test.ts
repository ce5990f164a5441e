import { describe, expect, it } from 'vitest';
import { armPath } from '../../support/azure/collect.ts';
import type { StoredResource } from '../../support/azure/arm-fixture.ts';
import { azureVerdicts, row } from '../../support/azure/verdicts.ts';

const of = async (check: string, resources: readonly StoredResource[], name: string) =>
  (await azureVerdicts({ resources }, [check])).get(name);

describe('a managed instance', () => {
  const MI = 'Microsoft.Sql/managedInstances';
  const instance = (more: object, encryption = 'Enabled') => [
    row(MI, 'ledger', { state: 'Ready', publicDataEndpointEnabled: false, currentBackupStorageRedundancy: 'Geo', zoneRedundant: false, subnetId: armPath('Microsoft.Network/virtualNetworks', 'net/subnets/mi'), ...more }, { sku: { name: 'GP_Gen5', tier: 'GeneralPurpose' } }),
    row(`${MI}/databases`, 'ledger/books', { status: 'Online' }),
    row(`${MI}/databases/transparentDataEncryption`, 'ledger/books/current', { state: encryption }),
  ]; // prettier-ignore
  it.each<[string, string, StoredResource[], string]>([
    ['one database that is not encrypted', 'unencrypted-database', instance({}, 'Disabled'), 'fail plain'],
    ['encrypted databases', 'unencrypted-database', instance({}), 'pass'],
    ['a public endpoint', 'open-database-port', instance({ publicDataEndpointEnabled: true }), 'fail database'],
    ['no public endpoint', 'open-database-port', instance({}), 'pass'],
    ['a public endpoint, by its subnet', 'data-store-in-public-subnet', instance({ publicDataEndpointEnabled: true }), 'fail exposed'],
    ['backups in its own region', 'no-cross-region-backup', instance({ currentBackupStorageRedundancy: 'Local' }), 'fail none'],
    ['backups in the paired region', 'no-cross-region-backup', instance({}), 'pass'],
  ])('%s', async (_, check, resources, said) => {
    expect((await of(check, resources, 'ledger'))?.split(' ')[0]).toBe(said.split(' ')[0]);
  }); // prettier-ignore
});

describe('a storage account', () => {
  const files = (blobs: object) => [
    row('Microsoft.Storage/storageAccounts', 'files', { supportsHttpsTrafficOnly: true }, { kind: 'StorageV2', sku: { name: 'Standard_GRS' } }),
    row('Microsoft.Storage/storageAccounts/blobServices', 'files/default', blobs),
  ]; // prettier-ignore
  it.each([
    ['soft delete, which keeps what is overwritten', { isVersioningEnabled: false, deleteRetentionPolicy: { enabled: true, days: 30 } }, 'pass'],
    ['versions', { isVersioningEnabled: true, deleteRetentionPolicy: { enabled: false } }, 'pass'],
    ['soft delete that is off', { isVersioningEnabled: false, deleteRetentionPolicy: { enabled: false } }, 'fail'],
    ['neither', { isVersioningEnabled: false }, 'fail'],
  ])('with %s', async (_, blobs, said) => {
    expect((await of('unversioned-bucket', files(blobs), 'files'))?.split(' ')[0]).toBe(said);
  }); // prettier-ignore
  it('with folders: soft delete keeps what is deleted, not what is overwritten', async () => {
    const [account, blobs] = files({ isVersioningEnabled: false, deleteRetentionPolicy: { enabled: true, days: 30 } });
    const folders = { ...account!, properties: { supportsHttpsTrafficOnly: true, isHnsEnabled: true } };
    expect((await of('unversioned-bucket', [folders, blobs!], 'files'))?.split(' ')[0]).toBe('partial');
  });
});

describe('Cosmos DB', () => {
  const place = (locationName: string, failoverPriority: number, isZoneRedundant = false) => ({
    locationName,
    failoverPriority,
    isZoneRedundant,
  });
  const cart = (more: object, location = 'westeurope') =>
    row('Microsoft.DocumentDB/databaseAccounts', 'cart', { provisioningState: 'Succeeded', publicNetworkAccess: 'Enabled', backupPolicy: { type: 'Continuous' }, ...more }, { kind: 'GlobalDocumentDB', location }); // prettier-ignore
  const both = [place('West Europe', 0), place('North Europe', 1)];
  it.each<[string, object, string]>([
    ['a second region to which a person fails over', { locations: both, enableAutomaticFailover: false }, 'partial'],
    ['a second region to which the service fails over', { locations: both, enableAutomaticFailover: true }, 'pass'],
    ['two regions that take writes', { locations: both, enableMultipleWriteLocations: true }, 'pass'],
    ['one region with zones', { locations: [place('West Europe', 0, true)] }, 'pass'],
    ['one region without zones', { locations: [place('West Europe', 0)] }, 'fail'],
  ])('with %s', async (_, more, said) => {
    expect((await of('single-zone-database', [cart(more)], 'cart'))?.split(' ')[0]).toBe(said);
  });
  it('whose only region is another than its own label has no second one', async () => {
    const away = cart({ locations: [place('West US', 0)] });
    expect((await of('no-cross-region-backup', [away], 'cart'))?.split(' ')[0]).toBe('fail');
  });
});

describe('copies in a Recovery Services vault', () => {
  const VAULT = 'Microsoft.RecoveryServices/vaults';
  const ITEMS = `${VAULT}/backupFabrics/protectionContainers/protectedItems`;
  const vault = row(VAULT, 'vault', { redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant', crossRegionRestore: 'Enabled' } }); // prettier-ignore
  const last = { lastBackupStatus: 'Completed', lastBackupTime: '2026-11-29T10:00:00Z', lastRecoveryPoint: '2026-11-29T10:00:00Z' }; // prettier-ignore
  const machine = armPath('Microsoft.Compute/virtualMachines', 'books');
  const disk = row('Microsoft.Compute/disks', 'books-os', { diskState: 'Attached', diskSizeGB: 64, creationData: { createOption: 'FromImage' } }, { managedBy: machine, sku: { name: 'Premium_LRS' } }); // prettier-ignore
  const server = row('Microsoft.Compute/virtualMachines', 'books', { hardwareProfile: { vmSize: 'Standard_D2s_v5' }, storageProfile: { osDisk: { managedDisk: { id: disk.id } } } }); // prettier-ignore
  const item = (more: object) =>
    row(ITEMS, 'vault/Azure/c1/books', { protectedItemType: 'Microsoft.Compute/virtualMachines', sourceResourceId: machine, ...last, ...more }); // prettier-ignore
  it.each<[string, object, string]>([
    ['protected', { protectionState: 'Protected' }, 'pass'],
    ['stopped, with copies that are kept', { protectionState: 'ProtectionStopped' }, 'pass'],
    ['deleted, and kept for some days', { protectionState: 'ProtectionStopped', isScheduledForDeferredDelete: true }, 'fail'],
  ])('of a disk: %s', async (_, more, said) => {
    const resources = [disk, server, vault, item(more)];
    expect((await of('disk-without-backup', resources, 'books-os'))?.split(' ')[0]).toBe(said);
    expect((await of('no-cross-region-backup', resources, 'books-os'))?.split(' ')[0]).toBe(said);
  }); // prettier-ignore
});

describe('file shares in a Recovery Services vault', () => {
  const VAULT = 'Microsoft.RecoveryServices/vaults';
  const files = row('Microsoft.Storage/storageAccounts', 'files', { supportsHttpsTrafficOnly: true, provisioningState: 'Succeeded' }, { kind: 'FileStorage', sku: { name: 'Premium_LRS' } }); // prettier-ignore
  const vault = row(VAULT, 'vault', { redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant', crossRegionRestore: 'Enabled' } }); // prettier-ignore
  const share = (friendlyName: string, more: object = {}) =>
    row(`${VAULT}/backupFabrics/protectionContainers/protectedItems`, `vault/Azure/c1/AzureFileShare;${friendlyName}`, { protectedItemType: 'AzureFileShareProtectedItem', sourceResourceId: files.id, friendlyName, protectionState: 'Protected', lastBackupStatus: 'Completed', lastBackupTime: '2026-11-29T10:00:00Z', lastRecoveryPoint: '2026-11-29T10:00:00Z', ...more }); // prettier-ignore
  const deleted = { protectionState: 'ProtectionStopped', isScheduledForDeferredDelete: true };
  const said = async (check: string, items: readonly StoredResource[], shares: readonly string[]) => {
    const answers = {
      [files.id]: files,
      [`${files.id}/fileServices/default/shares`]: shares.map(name => ({ name })),
    };
    return (await azureVerdicts({ resources: [files, vault, ...items], answers }, [check])).get('files');
  };
  it.each<[string, StoredResource[], string[], string, string]>([
    ['every share', [share('one')], ['one'], 'pass', 'pass'],
    ['both of them', [share('one'), share('two')], ['one', 'two'], 'pass', 'pass'],
    ['one of two', [share('one')], ['one', 'two'], 'fail partial', 'fail partial'],
    ['none', [], ['one'], 'fail none', 'fail none'],
    ['one whose copies were deleted', [share('one', deleted)], ['one'], 'fail none', 'fail none'],
  ])('of a storage account: %s', async (_, items, shares, backup, away) => {
    expect(await said('data-store-without-backup', items, shares)).toBe(backup);
    expect(await said('no-cross-region-backup', items, shares)).toBe(away);
  });
});
