import { describe, expect, it } from 'vitest';
import { gcpArtifactRegistry } from '../../../../src/providers/gcp/services/artifact-registry/artifact-registry.ts';
import { gcpCloudBuild } from '../../../../src/providers/gcp/services/cloud-build/cloud-build.ts';
import { gcpCloudTasks } from '../../../../src/providers/gcp/services/cloud-tasks/cloud-tasks.ts';
import { gcpComputeQuotas } from '../../../../src/providers/gcp/services/compute/quotas.ts';
import { gcpInstanceGroups } from '../../../../src/providers/gcp/services/compute/instance-groups.ts';
import { gcpInfrastructureManager } from '../../../../src/providers/gcp/services/infrastructure-manager/infrastructure-manager.ts';
import { gcpMemcached } from '../../../../src/providers/gcp/services/memorystore/memcached.ts';
import { gcpNetApp } from '../../../../src/providers/gcp/services/netapp/netapp.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';
import { aggregated, compute, link } from '../../../support/gcp/rows.ts';

const HOME = `projects/${PROJECT}`;
const places = (api: string, version: string, ...ids: readonly string[]) => ({
  [`${api} /${version}/${HOME}/locations`]: { locations: ids.map(locationId => ({ locationId })) },
});

describe('an instance template', () => {
  const IMAGE = 'projects/debian-cloud/global/images/debian-12-v1';
  const template = (properties: object) => ({
    name: 'web-1',
    selfLink: link('global', 'instanceTemplates', 'web-1'),
    properties: {
      disks: [
        {
          boot: true,
          initializeParams: { sourceImage: `https://www.googleapis.com/compute/v1/${IMAGE}` },
        },
      ],
      networkInterfaces: [{}],
      ...properties,
    },
  });
  const group = (more: object = {}) => ({
    name: 'web',
    selfLink: link('zones/europe-west1-b', 'instanceGroupManagers', 'web'),
    zone: 'https://www.googleapis.com/compute/v1/projects/x/zones/europe-west1-b',
    targetSize: 2,
    versions: [{ instanceTemplate: link('global', 'instanceTemplates', 'web-1') }],
    ...more,
  });
  const facets = async (properties: object, more: object = {}, fixture: GcpFixture = {}) => {
    const answers = {
      [compute('aggregated/instanceGroupManagers')]: aggregated('instanceGroupManagers', [group(more)]),
      [compute('aggregated/instanceTemplates')]: aggregated('instanceTemplates', [template(properties)], 'global'),
      [`compute /compute/v1/${IMAGE}`]: { name: 'debian-12-v1' },
    };
    return (await readGcp({ ...fixture, answers }, [gcpInstanceGroups])).resource('web').facets;
  };
  const gone = { refusals: [[/images\/debian/, { status: 404, reason: 'notFound' }] as const] };
  const denied = { refusals: [[/images\/debian/, { status: 403 }] as const] };

  it.each([
    ['that there is', {}, {}, { value: { type: 'launch-template', image: 'available' } }],
    ['that is gone', {}, gone, { value: { type: 'launch-template', image: 'missing' } }],
    ['that may not be read', {}, denied, { state: 'unread', reason: 'denied' }],
    ['that it does not name', { disks: [{ boot: true }] }, {}, { value: { image: 'unspecified' } }],
  ])('has an image %s', async (_, properties, fixture, expected) => {
    expect((await facets(properties, {}, fixture)).launchTemplate).toMatchObject(expected);
  });

  it('gives machines a public address, or none, of one type or several', async () => {
    const open = { networkInterfaces: [{ accessConfigs: [{ type: 'ONE_TO_ONE_NAT' }] }] };
    expect((await facets(open)).launchSettings).toMatchObject({ value: { assignsPublicIp: true } });
    expect((await facets({})).launchSettings).toMatchObject({ value: { assignsPublicIp: false } });
    const several = { instanceFlexibilityPolicy: { instanceSelections: { a: {}, b: {} } } };
    expect((await facets({ scheduling: { provisioningModel: 'SPOT' } }, several)).instanceMix).toEqual({
      state: 'value',
      value: { instanceTypes: 'multiple', onDemandBase: false },
    });
  });

  it('is unread where the list of templates is refused', async () => {
    const refused = { refusals: [[/instanceTemplates/, { status: 403 }] as const] };
    expect((await facets({}, {}, refused)).launchTemplate).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('quotas', () => {
  it('are those of vCPUs in use, by region and of the project', async () => {
    const quotas = [
      { metric: 'CPUS', limit: 24, usage: 20 },
      { metric: 'N2_CPUS', limit: 24, usage: 0 },
      { metric: 'COMMITTED_CPUS', limit: 10, usage: 10 },
      { metric: 'PREEMPTIBLE_CPUS', limit: 10, usage: 10 },
      { metric: 'DISKS_TOTAL_GB', limit: 4096, usage: 4000 },
    ];
    const answers = {
      [compute('regions')]: { items: [{ name: 'europe-west1', quotas }] },
      [`compute /compute/v1/${HOME}`]: { quotas: [{ metric: 'CPUS_ALL_REGIONS', limit: 64, usage: 20 }] },
    };
    const { resources } = await readGcp({ answers }, [gcpComputeQuotas]);
    expect(resources('quota').map(({ name, region, facets }) => [name, region, facets.quota])).toEqual([
      ['CPUS, europe-west1', 'europe-west1', expect.objectContaining({ value: expect.objectContaining({ limit: 24, used: 20 }) as object })],
      ['CPUS_ALL_REGIONS', 'global', expect.objectContaining({ value: expect.objectContaining({ limit: 64, used: 20 }) as object })],
    ]); // prettier-ignore
  });
});

describe('pipelines', () => {
  const triggers = (location: string, ...rows: readonly object[]) => ({
    [`cloudbuild /v1/${HOME}/locations/${location}/triggers`]: { triggers: rows },
  });
  const pipelines = async (fixture: GcpFixture): Promise<unknown> => {
    const { records } = await readGcp(fixture, [gcpCloudBuild]);
    const added = records.flatMap(one => (one.record === 'facet' ? [one.facets.pipelines] : []));
    return added[0];
  };
  const WORLD = {
    ...places('cloudbuild', 'v2', 'global', 'europe-west1'),
    ...triggers('global', { id: 'a', disabled: true }),
    ...triggers('europe-west1', { id: 'b' }),
  };

  it('are triggers of all locations and pipelines of Cloud Deploy that are on', async () => {
    const answers = {
      ...WORLD,
      [`clouddeploy /v1/${HOME}/locations/-/deliveryPipelines`]: {
        deliveryPipelines: [{ name: 'x' }, { name: 'y', suspended: true }],
      },
    };
    expect(await pipelines({ answers })).toEqual({ state: 'value', value: 2 });
  });

  it('are seen where one list is refused, and unread where that may be the only one', async () => {
    const refusals = [[/clouddeploy/, { status: 403 }] as const];
    expect(await pipelines({ answers: WORLD, refusals })).toEqual({ state: 'value', value: 1 });
    expect(await pipelines({ answers: {}, refusals })).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(await pipelines({ enabled: { [PROJECT]: [] } })).toEqual({ state: 'value', value: 0 });
  });
});

describe('Infrastructure Manager', () => {
  it.each([
    ['ACTIVE', 'complete'],
    ['UPDATING', 'in-progress'],
    ['FAILED', 'failed'],
    ['SUSPENDED', 'failed'],
  ])('has deployments in the state %s', async (state, expected) => {
    const deployment = {
      name: `${HOME}/locations/europe-west1/deployments/shop`,
      state,
      terraformBlueprint: {
        inputValues: { db_password: { inputValue: 'hunter2-hunter2' }, region: { inputValue: 'x' } },
      },
    };
    const answers = { [`config /v1/${HOME}/locations/-/deployments`]: { deployments: [deployment] } };
    const { records, resource } = await readGcp({ answers }, [gcpInfrastructureManager]);
    expect(resource('shop').facets).toMatchObject({
      stackStatus: { value: expected },
      plaintextSecrets: { value: ['db_password'] },
    });
    expect(JSON.stringify(records)).not.toContain('hunter2');
  });
});

describe('Artifact Registry and Cloud Tasks, which answer for one location at a time', () => {
  const repository = `${HOME}/locations/europe-west1/repositories/images`;
  const answers = {
    ...places('artifactregistry', 'v1', 'europe-west1', 'us-east1'),
    [`artifactregistry /v1/${HOME}/locations/europe-west1/repositories`]: { repositories: [{ name: repository }] },
    [`artifactregistry /v1/${repository}:getIamPolicy`]: {
      bindings: [{ role: 'roles/artifactregistry.reader', members: ['allUsers'] }],
    },
    ...places('cloudtasks', 'v2', 'europe-west1'),
    [`cloudtasks /v2/${HOME}/locations/europe-west1/queues`]: {
      queues: [
        { name: `${HOME}/locations/europe-west1/queues/mail`, retryConfig: { maxAttempts: 1 } },
        { name: `${HOME}/locations/europe-west1/queues/orders`, retryConfig: { maxAttempts: -1 } },
        { name: `${HOME}/locations/europe-west1/queues/plain` },
      ],
    },
  };

  it('know who has access, and how often a task is tried', async () => {
    const { resource } = await readGcp({ answers }, [gcpArtifactRegistry, gcpCloudTasks]);
    expect(resource('images').facets.sharedWith).toEqual({ state: 'value', value: ['*'] });
    const steps = { total: 1, withCatch: 0, withTimeout: 1 };
    expect(resource('mail').facets.workflowSteps).toEqual({ state: 'value', value: { ...steps, withRetry: 0 } });
    expect(resource('orders').facets.workflowSteps).toEqual({ state: 'value', value: { ...steps, withRetry: 1 } });
    expect(resource('plain').facets.workflowSteps).toEqual({ state: 'value', value: { ...steps, withRetry: 1 } });
  });

  it('keep what one location answers where another is refused, and say so', async () => {
    const refusals = [[/us-east1/, { status: 403 }] as const];
    const { resources, population } = await readGcp({ answers, refusals }, [gcpArtifactRegistry]);
    expect(resources('registry')).toHaveLength(1);
    expect(population('registry')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('volumes of NetApp and instances of Memcached', () => {
  const read = async (answers: GcpFixture['answers']) => readGcp({ answers: answers ?? {} }, [gcpNetApp, gcpMemcached]);
  const volume = (more: object) => ({
    [`netapp /v1/${HOME}/locations/-/volumes`]: {
      volumes: [{ name: `${HOME}/locations/europe-west1/volumes/home`, state: 'READY', serviceLevel: 'FLEX', ...more }],
    },
  });
  const cache = (...zones: readonly string[]) => ({
    [`memcache /v1/${HOME}/locations/-/instances`]: {
      instances: [{ name: `${HOME}/locations/europe-west1/instances/m`, state: 'READY', zones }],
    },
  });

  it.each([
    [volume({ zone: 'europe-west1-b' }), 'home', 'single-zone'],
    [volume({ zone: 'europe-west1-b', replicaZone: 'europe-west1-c' }), 'home', 'multi-zone'],
    [cache('europe-west1-b'), 'm', 'single-zone'],
    [cache('europe-west1-b', 'europe-west1-c'), 'm', 'multi-zone'],
  ])('are placed by their zones: %j', async (answers, name, spread) => {
    expect((await read(answers)).resource(name).facets.placement).toMatchObject({ value: { spread } });
  });

  it('are unread where no zone is given, and encrypted only as they say', async () => {
    const { facets } = (await read(volume({ protocols: ['NFSV3'] }))).resource('home');
    expect(facets.placement).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(facets.encryptionInTransit).toEqual({ state: 'value', value: 'none' });
    const smb = volume({ protocols: ['SMB'], smbSettings: ['ENCRYPT_DATA'] });
    expect((await read(smb)).resource('home').facets.encryptionInTransit).toEqual({
      state: 'value',
      value: 'required',
    });
  });
});
