import { describe, expect, it } from 'vitest';
import { gcpAppEngine } from '../../../../src/providers/gcp/services/app-engine/app-engine.ts';
import { gcpCloudFunctions } from '../../../../src/providers/gcp/services/cloud-functions/cloud-functions.ts';
import { gcpCloudRun } from '../../../../src/providers/gcp/services/cloud-run/cloud-run.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp, type ReadGcp } from '../../../support/gcp/in-process.ts';

const HOME = `projects/${PROJECT}`;
const EVERYBODY = { bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] };

/** A service as the first API of Cloud Run answers it. */
const service = (
  name: string,
  annotations: Readonly<Record<string, string>> = {},
  { revision = {}, env = [], labels = {} }: { revision?: object; env?: readonly object[]; labels?: object } = {},
): object => ({
  metadata: {
    name,
    namespace: '123456789012',
    labels: { 'cloud.googleapis.com/location': 'europe-west1', ...labels },
    annotations: { 'run.googleapis.com/ingress': 'all', ...annotations },
  },
  spec: {
    template: {
      metadata: { annotations: revision },
      spec: { serviceAccountName: 'web@shop-production.iam.gserviceaccount.com', containers: [{ image: 'web', env }] },
    },
  },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
});
const runs = (...items: readonly object[]) => ({ [`run /v1/${HOME}/locations/-/services`]: { items } });
const policyOf = (name: string, policy: object = EVERYBODY) => ({
  [`run /v1/${HOME}/locations/europe-west1/services/${name}:getIamPolicy`]: policy,
});
const read = (answers: GcpFixture['answers'], more: GcpFixture = {}): Promise<ReadGcp> =>
  readGcp({ ...more, answers: answers ?? {} }, [gcpCloudRun, gcpCloudFunctions, gcpAppEngine]);
const facets = async (answers: GcpFixture['answers'], name: string, more: GcpFixture = {}) =>
  (await read(answers, more)).resource(name).facets;

describe('Cloud Run', () => {
  it.each([
    ['scales to zero and with requests', {}, {}, { min: 0, max: 100, desired: 1, automatic: true, onRequest: true }],
    [
      'has limits of the service and of the revision, of which the lower counts',
      { 'run.googleapis.com/minScale': '2', 'run.googleapis.com/maxScale': '50' },
      { 'autoscaling.knative.dev/maxScale': '5' },
      { min: 2, max: 5, desired: 2, automatic: true, onRequest: true },
    ],
    [
      'has the number that people set',
      { 'run.googleapis.com/scalingMode': 'manual', 'run.googleapis.com/manualInstanceCount': '1' },
      {},
      { min: 1, max: 1, desired: 1, automatic: false },
    ],
  ])('%s', async (_, annotations, revision, scaling) => {
    expect(await facets(runs(service('web', annotations, { revision })), 'web')).toMatchObject({
      scaling: { state: 'value', value: scaling },
    });
  });

  it('names variables that look like secrets, and none that refer to one', async () => {
    const env = [
      { name: 'DB_PASSWORD', value: 'hunter2-hunter2' },
      { name: 'API_KEY', valueFrom: { secretKeyRef: { name: 'api-key', key: 'latest' } } },
      { name: 'LOG_LEVEL', value: 'debug' },
    ];
    const { records, resource } = await read(runs(service('web', {}, { env })));
    expect(resource('web').facets.plaintextSecrets).toEqual({ state: 'value', value: ['DB_PASSWORD'] });
    expect(JSON.stringify(records)).not.toContain('hunter2');
  });

  it('follows the pages of the list, and says where a region did not answer', async () => {
    const path = `run /v1/${HOME}/locations/-/services`;
    const partial = { [path]: { items: [service('web')], unreachable: ['europe-west3'] } };
    const one = await read(partial);
    expect(one.resources('app')).toHaveLength(1);
    expect(one.population('app')?.reading).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is unread where it is refused, and nothing where its API is not enabled', async () => {
    const denied = await read({}, { refusals: [[/run .*services/, { status: 403 }]] });
    expect(denied.population('app')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    const off = await read({}, { enabled: { [PROJECT]: ['compute'] } });
    expect(off.population('app')?.reading).toEqual({ state: 'value', value: 0 });
    expect(off.log.filter(line => / (run|cloudfunctions|appengine) /.test(line))).toEqual([]);
  });

  it('is a function where its build says so, and is not listed beside the function that it is under', async () => {
    const target = { 'run.googleapis.com/build-function-target': 'main' };
    const managed = { labels: { 'goog-managed-by': 'cloudfunctions' } };
    const { resources } = await read({
      ...runs(service('web'), service('fn', target), service('resize', {}, managed)),
      ...policyOf('resize'),
      [`cloudfunctions /v2/${HOME}/locations/-/functions`]: { functions: [secondGeneration()] },
    });
    expect(resources('app').map(({ name }) => name)).toEqual(['web']);
    expect(resources('function').map(({ name }) => name)).toEqual(['fn', 'resize']);
  });
});

const secondGeneration = (config: object = {}): object => ({
  name: `${HOME}/locations/europe-west1/functions/resize`,
  environment: 'GEN_2',
  state: 'ACTIVE',
  serviceConfig: {
    service: `${HOME}/locations/europe-west1/services/resize`,
    ingressSettings: 'ALLOW_ALL',
    environmentVariables: { MAIL_TOKEN: 'abcdefgh12345678', MODE: 'fast' },
    ...config,
  },
});
const firstGeneration = (more: object = {}, config: object = {}): object => ({
  name: `${HOME}/locations/europe-west1/functions/old`,
  environment: 'GEN_1',
  state: 'ACTIVE',
  serviceConfig: { ingressSettings: 'ALLOW_ALL', securityLevel: 'SECURE_OPTIONAL', ...config },
  ...more,
});
const functions = (...all: readonly object[]) => ({
  [`cloudfunctions /v2/${HOME}/locations/-/functions`]: { functions: all },
});
const oldPolicy = (policy: object) => ({
  [`cloudfunctions /v1/${HOME}/locations/europe-west1/functions/old:getIamPolicy`]: policy,
});
const OPEN = { bindings: [{ role: 'roles/cloudfunctions.invoker', members: ['allAuthenticatedUsers'] }] };

describe('a function', () => {
  it.each([
    ['of the second generation by the policy of its service', functions(secondGeneration()), policyOf('resize'), 'resize', 'public'],
    ['that only networks of the company reach', functions(secondGeneration({ ingressSettings: 'ALLOW_INTERNAL_ONLY' })), policyOf('resize'), 'resize', 'blocked'],
    ['that only a load balancer reaches', functions(secondGeneration({ ingressSettings: 'ALLOW_INTERNAL_AND_GCLB' })), policyOf('resize'), 'resize', 'blocked'],
    ['that everybody may look at and nobody call', functions(secondGeneration()), policyOf('resize', { bindings: [{ role: 'roles/run.viewer', members: ['allUsers'] }] }), 'resize', 'possible'],
    ['that one service account may call', functions(secondGeneration()), policyOf('resize', { bindings: [{ role: 'roles/run.invoker', members: ['serviceAccount:a@shop-production.iam.gserviceaccount.com'] }] }), 'resize', 'possible'],
    ['of the first generation, for everybody with an account', functions(firstGeneration()), oldPolicy(OPEN), 'old', 'public'],
    ['of the first generation that waits for events', functions(firstGeneration({ eventTrigger: { eventType: 'x' } })), oldPolicy(OPEN), 'old', 'blocked'],
    ['of Cloud Run that asks for no permission', runs(service('fn', { 'run.googleapis.com/build-function-target': 'main', 'run.googleapis.com/invoker-iam-disabled': 'true' })), {}, 'fn', 'public'],
    ['of Cloud Run that is internal and asks for none', runs(service('fn', { 'run.googleapis.com/build-function-target': 'main', 'run.googleapis.com/invoker-iam-disabled': 'true', 'run.googleapis.com/ingress': 'internal' })), {}, 'fn', 'blocked'],
  ])('%s', async (_, answers, policies, name, expected) => {
    expect((await facets({ ...answers, ...policies }, name)).publicAccess).toEqual({ state: 'value', value: expected });
  }); // prettier-ignore

  it('has unread access where its policy is refused, and the rest of it stays', async () => {
    const found = await facets(functions(secondGeneration()), 'resize', {
      refusals: [[/getIamPolicy/, { status: 403 }]],
    });
    expect(found.publicAccess).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(found.plaintextSecrets).toEqual({ state: 'value', value: ['MAIL_TOKEN'] });
  });

  it('takes plain HTTP where the first generation is told so', async () => {
    const of = async (config: object) => (await facets(functions(firstGeneration({}, config)), 'old')).encryptionInTransit;
    expect(await of({})).toEqual({ state: 'value', value: 'optional' });
    expect(await of({ securityLevel: 'SECURE_ALWAYS' })).toEqual({ state: 'value', value: 'required' });
  }); // prettier-ignore
});

describe('a job of Cloud Run', () => {
  it('is read for its variables', async () => {
    const job = {
      metadata: { name: 'nightly', labels: { 'cloud.googleapis.com/location': 'europe-west1' } },
      spec: {
        template: {
          spec: {
            template: { spec: { containers: [{ env: [{ name: 'SMTP_PASSWORD', value: 'hunter2-hunter2' }] }] } },
          },
        },
      },
    };
    const answers = { [`run /apis/run.googleapis.com/v1/namespaces/${PROJECT}/jobs`]: { items: [job] } };
    const { resource } = await read(answers);
    expect(resource('nightly')).toMatchObject({
      kind: 'function',
      id: `//run.googleapis.com/${HOME}/locations/europe-west1/jobs/nightly`,
      facets: { plaintextSecrets: { value: ['SMTP_PASSWORD'] }, publicAccess: { value: 'blocked' } },
    });
  });
});

describe('App Engine', () => {
  const app = (versions: readonly object[], allocations: object = { v1: 1 }, status = 'SERVING') => ({
    [`appengine /v1/apps/${PROJECT}`]: { id: PROJECT, locationId: 'europe-west', servingStatus: status },
    [`appengine /v1/apps/${PROJECT}/services`]: {
      services: [{ name: `apps/${PROJECT}/services/default`, id: 'default', split: { allocations } }],
    },
    [`appengine /v1/apps/${PROJECT}/services/default/versions`]: { versions },
  });
  const version = (id: string, more: object = {}) => ({ id, env: 'standard', servingStatus: 'SERVING', ...more });

  it('is in the region of its application, by the versions that get requests', async () => {
    const { resource } = await read(
      app([version('v1', { manualScaling: { instances: 1 } }), version('v2', { manualScaling: { instances: 9 } })]),
    );
    expect(resource('default')).toMatchObject({
      region: 'europe-west1',
      facets: { scaling: { value: { min: 1, max: 1, desired: 1, automatic: false } }, state: { value: 'running' } },
    });
  });

  it.each([
    [version('v1'), { min: 0, desired: 1, automatic: true, onRequest: true }],
    [version('v1', { env: 'flexible' }), { min: 2, max: 20, desired: 2, automatic: true }],
    [version('v1', { automaticScaling: { standardSchedulerSettings: { maxInstances: 1 } } }), { max: 1, onRequest: true }],
  ])('scales as its version says: %j', async (one, expected) => {
    expect((await facets(app([one]), 'default')).scaling).toMatchObject({ value: expected });
  }); // prettier-ignore

  it('takes plain HTTP where a handler does not redirect it', async () => {
    const of = async (...levels: readonly string[]) =>
      (await facets(app([version('v1', { handlers: levels.map(securityLevel => ({ securityLevel })) })]), 'default'))
        .encryptionInTransit;
    expect(await of('SECURE_ALWAYS', 'SECURE_ALWAYS')).toMatchObject({ value: 'required' });
    expect(await of('SECURE_ALWAYS', 'SECURE_OPTIONAL')).toMatchObject({ value: 'optional' });
    expect(await of()).toMatchObject({ value: 'optional' });
  });

  it('is nothing where the project has no application, stopped where it is switched off, unread where it is refused', async () => {
    const none = await read({}, { refusals: [[/appengine/, { status: 404, reason: 'NOT_FOUND' }]] });
    expect(none.population('app')?.reading).toEqual({ state: 'value', value: 0 });
    expect((await facets(app([version('v1')], {}, 'USER_DISABLED'), 'default')).state).toEqual({
      state: 'value',
      value: 'stopped',
    });
    const denied = await readGcp({ refusals: [[/appengine/, { status: 403 }]] }, [gcpAppEngine]);
    expect(denied.population('app')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
