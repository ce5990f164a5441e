import { describe, expect, it } from 'vitest';
import type { AzureCollector } from '../../../../src/providers/azure/context.ts';
import { azureApplicationGateway } from '../../../../src/providers/azure/services/application-gateway/application-gateway.ts';
import { azureContainerApps } from '../../../../src/providers/azure/services/container-apps/container-apps.ts';
import { azureDisks } from '../../../../src/providers/azure/services/compute/disks.ts';
import { azureNetwork } from '../../../../src/providers/azure/services/network/network.ts';
import { azureSnapshots } from '../../../../src/providers/azure/services/compute/snapshots.ts';
import { azureStorage } from '../../../../src/providers/azure/services/storage/storage.ts';
import { facet } from '../../../../src/model/resource.ts';
import type { StoredResource } from '../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../support/azure/collect.ts';

const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const row = (type: string, name: string, properties: Record<string, unknown>, more = {}): StoredResource => ({
  id: armPath(type, name),
  name,
  type,
  location: 'westeurope',
  properties: { provisioningState: 'Succeeded', ...properties },
  ...more,
});
const SETS = 'Microsoft.Compute/diskEncryptionSets';
const set = row(SETS, 'safe', { activeKey: { keyUrl: 'https://safe.vault.azure.net/keys/disks/1' } });
const BY_SET = { encryption: { type: 'EncryptionAtRestWithCustomerKey', diskEncryptionSetId: armPath(SETS, 'safe') } };
const disk = row('Microsoft.Compute/disks', 'd', { diskState: 'Attached', diskSizeGB: 8, ...BY_SET }, { sku: { name: 'Premium_LRS' } }); // prettier-ignore

async function relationshipsOf(name: string, collector: AzureCollector, ...resources: readonly StoredResource[]) {
  const { resource } = await collectAzure({ ...base, resources: [...resources] }, { collectors: [collector] });
  return facet(resource(name), 'relationships');
}

describe('Azure shows what needs what:', () => {
  it('a disk and a snapshot the key of their encryption set', async () => {
    const key = { state: 'value', value: [{ to: 'vault:safe/keys/disks', role: 'key' }] };
    expect(await relationshipsOf('d', azureDisks, disk, set)).toEqual(key);
    const snapshot = row('Microsoft.Compute/snapshots', 's', {
      timeCreated: '2026-01-02T03:04:05Z',
      creationData: { sourceResourceId: disk.id },
      ...BY_SET,
    });
    expect(await relationshipsOf('s', azureSnapshots, snapshot, set)).toEqual(key);
  });

  it('a set that was not seen stands for its key', async () => {
    expect(await relationshipsOf('d', azureDisks, disk)).toEqual({
      state: 'value',
      value: [{ to: armPath(SETS, 'safe').toLowerCase(), role: 'key' }],
    });
  });

  it('a storage account its key', async () => {
    const account = row('Microsoft.Storage/storageAccounts', 'files', {
      supportsHttpsTrafficOnly: true,
      encryption: { keySource: 'Microsoft.Keyvault', keyvaultproperties: { keyvaulturi: 'https://safe.vault.azure.net', keyname: 'files' } },
    }, { sku: { name: 'Standard_LRS' }, kind: 'StorageV2' }); // prettier-ignore
    expect(await relationshipsOf('files', azureStorage, account)).toEqual({
      state: 'value',
      value: [{ to: 'vault:safe/keys/files', role: 'key' }],
    });
  });

  it('a network the services behind its private endpoints', async () => {
    const NETWORKS = 'Microsoft.Network/virtualNetworks';
    const network = row(NETWORKS, 'shop', { subnets: [], virtualNetworkPeerings: [] });
    const endpoint = (name: string, within: string, list: string) =>
      row('Microsoft.Network/privateEndpoints', name, {
        subnet: { id: `${armPath(NETWORKS, within)}/subnets/data` },
        [list]: [{ properties: { privateLinkServiceId: armPath('Microsoft.Sql/servers', name) } }],
      });
    const relationships = await relationshipsOf(
      'shop',
      azureNetwork,
      network,
      endpoint('orders', 'shop', 'privateLinkServiceConnections'),
      endpoint('ledger', 'shop', 'manualPrivateLinkServiceConnections'),
      endpoint('other', 'shop-2', 'privateLinkServiceConnections'),
    );
    expect(relationships).toEqual({
      state: 'value',
      value: ['ledger', 'orders'].map(name => ({
        to: armPath('Microsoft.Sql/servers', name).toLowerCase(),
        role: 'private-endpoint',
      })),
    });
  });

  it('a gateway the certificates that it reads from a vault', async () => {
    const gateway = row('Microsoft.Network/applicationGateways', 'door', {
      operationalState: 'Running',
      sslCertificates: [
        { properties: { keyVaultSecretId: 'https://safe.vault.azure.net/secrets/tls/1' } },
        { properties: { publicCertData: 'uploaded' } },
      ],
    });
    expect(await relationshipsOf('door', azureApplicationGateway, gateway)).toEqual({
      state: 'value',
      value: [{ to: 'vault:safe/secrets/tls', role: 'certificate' }],
    });
  });

  it('a container app its registry and the secrets of vaults', async () => {
    const app = row('Microsoft.App/containerApps', 'web', {
      configuration: {
        registries: [{ server: 'Images.azurecr.io' }, { server: 'docker.io' }],
        secrets: [{ name: 'db', keyVaultUrl: 'https://safe.vault.azure.net/secrets/db' }, { name: 'own' }],
      },
    });
    expect(await relationshipsOf('web', azureContainerApps, app)).toEqual({
      state: 'value',
      value: [
        { to: 'registry:images', role: 'registry' },
        { to: 'vault:safe/secrets/db', role: 'secret' },
      ],
    });
  });
});
