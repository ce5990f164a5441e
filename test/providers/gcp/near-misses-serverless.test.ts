import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../../checks/index.ts';
import { assessInventory } from '../../../src/assess/assessment.ts';
import { FACTS } from '../../../src/facts/index.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import type { GcpFixture } from '../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../support/gcp/in-process.ts';
import { mergeRecords } from '../../support/gcp/merge.ts';
import { aggregated, compute, link } from '../../support/gcp/rows.ts';

const HOME = `projects/${PROJECT}`;
const CHECKS = await loadChecks();

/** What a check says about a resource of a project; undefined where there is no such finding. */
async function judged(check: string, name: string, fixture: GcpFixture): Promise<string | undefined> {
  const { records } = await readGcp(fixture);
  const said = new Map<string, string>();
  assessInventory(mergeRecords(records, PROJECT), {
    checks: CHECKS.filter(({ id }) => id === check),
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-06-30T10:00:00Z',
    version: '0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
    onFinding: ({ resource, status }) => {
      said.set(resource.name, status);
    },
  });
  return said.get(name);
}

const EVERYBODY = { bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] };
const run = (annotations: object, more: { env?: readonly object[]; revision?: object; labels?: object } = {}) => ({
  [`run /v1/${HOME}/locations/-/services`]: {
    items: [
      {
        metadata: { name: 'web', labels: { 'cloud.googleapis.com/location': 'europe-west1', ...more.labels }, annotations },
        spec: { template: { metadata: { annotations: more.revision ?? {} }, spec: { containers: [{ env: more.env ?? [] }] } } },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      },
    ],
  },
  [`run /v1/${HOME}/locations/europe-west1/services/web:getIamPolicy`]: EVERYBODY,
}); // prettier-ignore
const BUILT = { 'run.googleapis.com/build-function-target': 'main' };
const secondGeneration = (config: object) => ({
  [`cloudfunctions /v2/${HOME}/locations/-/functions`]: {
    functions: [
      {
        name: `${HOME}/locations/europe-west1/functions/web`,
        environment: 'GEN_2',
        state: 'ACTIVE',
        serviceConfig: { service: `${HOME}/locations/europe-west1/services/web`, ingressSettings: 'ALLOW_ALL', ...config },
      },
    ],
  },
  [`run /v1/${HOME}/locations/europe-west1/services/web:getIamPolicy`]: EVERYBODY,
}); // prettier-ignore
const buckets = (...names: readonly string[]) => ({
  'storage /storage/v1/b': {
    items: names.map(name => ({ name, location: 'EUROPE-WEST1', locationType: 'region' })),
  },
});
const jobs = (source: string, sink: string, more: object) => ({
  'storagetransfer /v1/transferJobs': {
    transferJobs: [
      {
        name: 'transferJobs/1',
        transferSpec: { gcsDataSource: { bucketName: source }, gcsDataSink: { bucketName: sink } },
        ...more,
      },
    ],
  },
});
const ONCE = { schedule: { scheduleEndDate: { year: 2026, month: 1, day: 1 } } };
const quota = (metric: string) => ({
  [compute('regions')]: { items: [{ name: 'europe-west1', quotas: [{ metric, limit: 10, usage: 10 }] }] },
});
const group = (image: string) => ({
  [compute('aggregated/instanceGroupManagers')]: aggregated('instanceGroupManagers', [
    {
      name: 'web',
      selfLink: link('zones/europe-west1-b', 'instanceGroupManagers', 'web'),
      zone: link('zones', 'zones', 'europe-west1-b'),
      targetSize: 2,
      instanceTemplate: link('global', 'instanceTemplates', 'web-1'),
    },
  ]),
  [compute('aggregated/instanceTemplates')]: aggregated(
    'instanceTemplates',
    [
      {
        name: 'web-1',
        selfLink: link('global', 'instanceTemplates', 'web-1'),
        properties: { disks: [{ boot: true, initializeParams: { sourceImage: image } }] },
      },
    ],
    'global',
  ),
});
const plan = (more: object) => ({
  [`gkebackup /v1/${HOME}/locations/-/backupPlans`]: {
    backupPlans: [{ name: `${HOME}/locations/europe-west1/backupPlans/web`, ...more }],
  },
});
const queue = (retryConfig: object) => ({
  [`cloudtasks /v2/${HOME}/locations`]: { locations: [{ locationId: 'europe-west1' }] },
  [`cloudtasks /v2/${HOME}/locations/europe-west1/queues`]: {
    queues: [{ name: `${HOME}/locations/europe-west1/queues/web`, retryConfig }],
  },
});

type Row = readonly [what: string, check: string, name: string, answers: object, status: string | undefined];

/** Each trap beside the fault that it looks like. */
const ROWS: readonly Row[] = [
  ['a function that everybody may call', 'public-function', 'web', secondGeneration({}), 'fail'],
  ['… and that only networks of the company reach', 'public-function', 'web', secondGeneration({ ingressSettings: 'ALLOW_INTERNAL_ONLY' }), 'pass'],
  ['a function of Cloud Run that asks for no permission', 'public-function', 'web', run({ ...BUILT, 'run.googleapis.com/ingress': 'all', 'run.googleapis.com/invoker-iam-disabled': 'true' }), 'fail'],
  ['… behind a load balancer only', 'public-function', 'web', run({ ...BUILT, 'run.googleapis.com/ingress': 'internal-and-cloud-load-balancing', 'run.googleapis.com/invoker-iam-disabled': 'true' }), 'pass'],
  ['a website on Cloud Run is no function', 'public-function', 'web', run({ 'run.googleapis.com/ingress': 'all' }), undefined],
  ['the service under a function is no app beside it', 'app-without-autoscaling', 'web', run({}, { labels: { 'goog-managed-by': 'cloudfunctions' } }), undefined],
  ['a service of one instance', 'single-instance-app', 'web', run({ 'run.googleapis.com/scalingMode': 'manual', 'run.googleapis.com/manualInstanceCount': '1' }), 'fail'],
  ['a service that scales to zero', 'single-instance-app', 'web', run({}), 'not-applicable'],
  ['… with one instance at most, which grows no further', 'app-without-autoscaling', 'web', run({ 'run.googleapis.com/minScale': '1' }, { revision: { 'autoscaling.knative.dev/maxScale': '1' } }), 'fail'],
  ['a password among the variables', 'plaintext-secret-in-configuration', 'web', run({}, { env: [{ name: 'DB_PASSWORD', value: 'hunter2-hunter2' }] }), 'fail'],
  ['a reference to a secret', 'plaintext-secret-in-configuration', 'web', run({}, { env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: '1' } } }] }), 'pass'],
  ['a job that copied once', 'no-isolated-backup', 'orders', { ...buckets('orders', 'copy'), ...jobs('orders', 'copy', ONCE) }, 'fail'],
  ['a quota that is used up', 'quota-nearly-exhausted', 'CPUS, europe-west1', quota('CPUS'), 'fail'],
  ['… of a commitment, which is bought to be used up', 'quota-nearly-exhausted', 'COMMITTED_CPUS, europe-west1', quota('COMMITTED_CPUS'), undefined],
  ['a plan that runs every day', 'empty-backup-plan', 'web', plan({ backupSchedule: { cronSchedule: '0 2 * * *' } }), 'pass'],
  ['… and is paused', 'empty-backup-plan', 'web', plan({ backupSchedule: { cronSchedule: '0 2 * * *', paused: true } }), 'fail'],
  ['a queue that tries once', 'workflow-without-error-handling', 'web', queue({ maxAttempts: 1 }), 'fail'],
  ['… and one that tries for ever', 'workflow-without-error-handling', 'web', queue({ maxAttempts: -1 }), 'pass'],
]; // prettier-ignore

describe('what looks like a fault', () => {
  it.each(ROWS)('%s: %s', async (_, check, name, answers, status) => {
    expect(await judged(check, name, { answers: answers as Record<string, unknown> })).toBe(status);
  });

  it.each([
    [{ status: 404, reason: 'notFound' }, 'fail'],
    [{ status: 403 }, 'unknown'],
  ])('an image that is gone is not one that may not be read: %j', async (refusal, status) => {
    const answers = group('https://www.googleapis.com/compute/v1/projects/x/global/images/old') as Record<string, unknown>;
    const fixture = { answers, refusals: [[/images\/old/, refusal] as const] };
    expect(await judged('invalid-launch-template', 'web', fixture)).toBe(status);
  }); // prettier-ignore

  it('an API that is not enabled holds nothing to fail', async () => {
    const fixture = { answers: run({ ...BUILT }), enabled: { [PROJECT]: ['compute'] } };
    expect(await judged('public-function', 'web', fixture)).toBeUndefined();
  });
});
