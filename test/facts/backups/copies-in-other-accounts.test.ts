import { describe, expect, it } from 'vitest';
import { backupCatalogue } from '../../../src/facts/backups/catalogue.ts';
import { isolatedBackups } from '../../../src/facts/backups/backups.ts';
import { createInventoryIndex } from '../../../src/facts/inventory-index.ts';
import type { KnownBackup } from '../../../src/model/facts.ts';
import type { Reading } from '../../../src/model/reading.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import { verdictsOf, NOW } from '../../support/verdicts.ts';
import type { ArmFixture } from '../../support/azure/arm-fixture.ts';
import { LOCATIONS } from '../../support/azure/collect.ts';
import { azureRecords } from '../../support/azure/in-process.ts';
import type { ArmPlace } from '../../support/azure/resources/arm-place.ts';
import { disk, snapshot, virtualMachine, virtualMachineId } from '../../support/azure/resources/compute.ts';
import { protectedVirtualMachine, recoveryVault, restoreJobs } from '../../support/azure/resources/monitoring.ts';
import type { GcpFixture } from '../../support/gcp/gcp-fixture.ts';
import { mergeRecords } from '../../support/gcp/merge.ts';
import { gcpRecords } from '../../support/gcp/in-process.ts';
import { resource, testInventory } from '../../support/world.ts';

const CHECKS = ['no-isolated-backup', 'disk-without-backup'];
const LAST_NIGHT = '2026-11-30T02:00:00Z';
const time = () => ({ started: NOW, ended: NOW });
const aim = (provider: 'aws' | 'azure' | 'gcp', account: string) => ({ provider, account, regions: [] });

describe('Azure', () => {
  const place = (last: string): ArmPlace => ({ subscription: `00000000-0000-0000-0000-00000000000${last}`, group: 'rg', location: 'westeurope' }); // prettier-ignore
  const [SHOP, SAFE] = [place('a'), place('b')];
  const subscriptions = [SHOP, SAFE].map(({ subscription }) => ({ subscriptionId: subscription }));
  const SERVER = [...virtualMachine(SHOP, 'web', { zone: '1' }), disk(SHOP, 'orders', { zone: '1', at: virtualMachineId(SHOP, 'web') })]; // prettier-ignore

  /** What is said of the disk `orders` when both subscriptions were read. */
  async function said(resources: ArmFixture['resources'], more: Partial<ArmFixture> = {}) {
    const fixture = { locations: LOCATIONS, subscriptions, resources: [...SERVER, ...(resources ?? [])], ...more };
    const records = await Promise.all(
      [SHOP, SAFE].map(({ subscription }) => azureRecords(fixture, subscription, time)),
    );
    const targets = [SHOP, SAFE].map(({ subscription }) => aim('azure', subscription));
    return CHECKS.map(check => `${check} ${verdictsOf(records.flat(), [check], targets).get('orders') ?? '-'}`);
  }
  const verdict = async (...args: Parameters<typeof said>) => (await said(...args)).join(', ');

  it('fails a disk of which nobody has a backup', async () => {
    expect(await verdict([])).toContain('fail');
  });

  it('counts a snapshot in another subscription for its disk', async () => {
    const apart = snapshot({ ...SAFE }, 'apart', 'orders', LAST_NIGHT) as unknown as {
      properties: { creationData: object };
    };
    const { sourceResourceId } = (snapshot(SHOP, 'x', 'orders', LAST_NIGHT) as unknown as { properties: { creationData: { sourceResourceId: string } } }).properties.creationData; // prettier-ignore
    apart.properties.creationData = { createOption: 'Copy', sourceResourceId };
    expect(await verdict([apart as never])).not.toContain('fail');
  });

  it('counts a copy of a snapshot in another subscription for the disk of the snapshot', async () => {
    const first = snapshot(SHOP, 'nightly', 'orders', LAST_NIGHT);
    const copy = snapshot(SAFE, 'nightly-copy', 'orders', LAST_NIGHT) as unknown as {
      properties: { creationData: object };
    };
    copy.properties.creationData = { createOption: 'CopyStart', sourceResourceId: first.id };
    expect(await verdict([first])).toContain('no-isolated-backup fail');
    expect(await verdict([first, copy as never])).not.toContain('fail');
  });

  it('counts a backup in a vault of another subscription for the disks of its server', async () => {
    const item = protectedVirtualMachine(SAFE, 'vault', 'web', LAST_NIGHT) as unknown as { properties: { sourceResourceId: string } }; // prettier-ignore
    item.properties.sourceResourceId = virtualMachineId(SHOP, 'web');
    const resources = [recoveryVault(SAFE, 'vault', { immutability: 'Disabled', otherRegion: false }), item as never];
    expect(await verdict(resources, { answers: restoreJobs(SAFE, 'vault') })).not.toContain('fail');
  });
});

describe('Google Cloud', () => {
  const [SHOP, SAFE] = ['shop-production', 'shop-backups'];
  const zone = `projects/${SHOP}/zones/europe-west1-b`;
  const api = 'https://www.googleapis.com/compute/v1';
  const DISK = { name: 'orders', id: '1', selfLink: `${api}/${zone}/disks/orders`, zone: `${api}/${zone}`, status: 'READY', sizeGb: '10', type: `${api}/${zone}/diskTypes/pd-ssd`, users: [`${api}/${zone}/instances/web`], creationTimestamp: '2026-03-01T08:00:00Z' }; // prettier-ignore
  const WORLD = { [`compute /compute/v1/projects/${SHOP}/aggregated/disks`]: { items: { 'zones/europe-west1-b': { disks: [DISK] } } } }; // prettier-ignore
  const snapshots = (project: string) => ({ [`compute /compute/v1/projects/${project}/global/snapshots`]: { items: [{ name: 'nightly', id: '7', selfLink: `${api}/projects/${project}/global/snapshots/nightly`, sourceDisk: `${api}/${zone}/disks/orders`, status: 'READY', storageLocations: ['europe-west1'], creationTimestamp: LAST_NIGHT }] } }); // prettier-ignore

  /** Accounts that hold isolated backups of the disk `orders` when both projects were read. */
  async function isolated(answers: GcpFixture['answers']): Promise<unknown> {
    const fixture = { answers: { ...WORLD, ...answers } };
    const projects = [SHOP, SAFE].map((id, at) => ({ id, number: `10000000000${at}`, name: id, labels: {} }));
    const records = await Promise.all(projects.map(project => gcpRecords(fixture, project, time)));
    const index = createInventoryIndex(mergeRecords(records.flat(), SHOP), PROVIDER_TRAITS);
    const orders = index.seen('disk').find(({ name }) => name === 'orders')!;
    const found = isolatedBackups.compute(orders, isolatedBackups.prepare(index), index) as Reading<readonly KnownBackup[]>; // prettier-ignore
    return found.state === 'value' ? found.value.map(({ account }) => account) : found;
  }

  it('counts no snapshot in the project of the disk', async () => {
    expect(await isolated(snapshots(SHOP))).toEqual([]);
  });

  it('counts a snapshot in another project for its disk', async () => {
    expect(await isolated(snapshots(SAFE))).toEqual([SAFE]);
  });

  it('counts a backup in a vault of another project for the disk', async () => {
    const vault = `projects/${SAFE}/locations/europe-west1/backupVaults/safe`;
    const below = `backupdr /v1/projects/${SAFE}/locations/-/backupVaults`;
    const answers = {
      [below]: { backupVaults: [{ name: vault }] },
      [`${below}/-/dataSources`]: { dataSources: [{ name: `${vault}/dataSources/1`, dataSourceGcpResource: { gcpResourcename: `${zone}/disks/orders`, type: 'compute.googleapis.com/Disk' } }] },
      [`${below}/-/dataSources/-/backups`]: { backups: [{ name: `${vault}/dataSources/1/backups/1`, state: 'ACTIVE', createTime: LAST_NIGHT, consistencyTime: LAST_NIGHT }] },
    }; // prettier-ignore
    expect(await isolated(answers)).toEqual([SAFE]);
  });
});

describe('AWS', () => {
  const backup = (id: string, source: string, account: string) =>
    resource('backup', {
      ...{ id, account, stableId: id.split('/').at(-1) ?? id },
      facets: { backup: { source, provider: 'aws', account, region: 'eu-west-1', takenAt: LAST_NIGHT, immutability: 'none' } },
    }); // prettier-ignore
  const volume = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1';
  const first = 'arn:aws:ec2:eu-west-1::snapshot/snap-0aa';

  it.each([
    ['by its ARN', first],
    ['by its id alone, as a copied image does', 'snap-0aa'],
  ])('counts a copied snapshot in another account for the volume: it names the snapshot %s', (_, source) => {
    const catalogue = (...copies: readonly ReturnType<typeof backup>[]) => backupsOf(volume, [backup(first, volume, '111122223333'), ...copies]); // prettier-ignore
    expect(catalogue()).toHaveLength(1);
    const copy = backup('arn:aws:ec2:eu-west-1::snapshot/snap-0bb', source, '999900001111');
    expect(catalogue(copy).map(({ account }) => account)).toEqual(['111122223333', '999900001111']);
  });

  it('ends where two snapshots name each other', () => {
    const other = 'arn:aws:ec2:eu-west-1::snapshot/snap-0bb';
    expect(backupsOf(volume, [backup(first, other, '1'), backup(other, first, '2')])).toEqual([]);
  });
});

/** Of the volume with this id. */
function backupsOf(id: string, copies: readonly ReturnType<typeof resource>[]): readonly KnownBackup[] {
  const disk = resource('disk', { id, account: '111122223333' });
  const index = createInventoryIndex(testInventory({ resources: [disk, ...copies] }), PROVIDER_TRAITS);
  return backupCatalogue(index).of(disk).backups;
}
