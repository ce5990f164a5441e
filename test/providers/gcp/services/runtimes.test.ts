import { describe, expect, it } from 'vitest';
import { gcpAppEngine } from '../../../../src/providers/gcp/services/app-engine/app-engine.ts';
import { gcpCloudFunctions } from '../../../../src/providers/gcp/services/cloud-functions/cloud-functions.ts';
import { gcpCloudRun } from '../../../../src/providers/gcp/services/cloud-run/cloud-run.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';
import { gcpVerdicts } from '../../../support/gcp/verdicts.ts';

const HOME = `projects/${PROJECT}`;
const COLLECTORS = [gcpCloudFunctions, gcpCloudRun, gcpAppEngine];
const RUNTIMES = {
  runtimes: [
    { name: 'nodejs18', displayName: 'Node.js 18', environment: 'GEN_2', stage: 'DEPRECATED', deprecationDate: { year: 2025, month: 4, day: 30 }, decommissionDate: { year: 2025, month: 10, day: 30 } },
    { name: 'nodejs18', displayName: 'Node.js 18', environment: 'GEN_1', stage: 'DEPRECATED', deprecationDate: { year: 2025, month: 4, day: 30 } },
    { name: 'python310', displayName: 'Python 3.10', environment: 'GEN_2', stage: 'GA', deprecationDate: { year: 2027, month: 1 } },
    { name: 'go125', displayName: 'Go 1.25', environment: 'GEN_2', stage: 'GA' },
    { name: 'java21', displayName: 'Java 21', environment: 'GEN_2', stage: 'GA', deprecationDate: { year: 2031, month: 10, day: 31 } },
  ],
}; // prettier-ignore
const LISTS = {
  [`cloudfunctions /v2/${HOME}/locations/europe-west1/runtimes`]: RUNTIMES,
  [`appengine /v1/apps/${PROJECT}:listRuntimes`]: {
    runtimes: [
      { name: 'python39', displayName: 'Python 3.9', environment: 'STANDARD', stage: 'END_OF_SUPPORT', endOfSupportDate: { year: 2025, month: 10, day: 5 }, deprecationDate: { year: 2026, month: 10, day: 5 } },
      { name: 'python313', displayName: 'Python 3.13', environment: 'STANDARD', stage: 'GA', endOfSupportDate: { year: 2029, month: 10, day: 10 } },
    ],
  },
}; // prettier-ignore

const functionOn = (runtime: string, environment = 'GEN_2') => ({
  [`cloudfunctions /v2/${HOME}/locations/-/functions`]: {
    functions: [{ name: `${HOME}/locations/europe-west1/functions/web`, environment, state: 'ACTIVE', buildConfig: { runtime }, serviceConfig: { ingressSettings: 'ALLOW_INTERNAL_ONLY', securityLevel: 'SECURE_ALWAYS' } }],
  },
}); // prettier-ignore
const serviceOn = (annotations: object) => ({
  [`run /v1/${HOME}/locations/-/services`]: {
    items: [{ metadata: { name: 'web', labels: { 'cloud.googleapis.com/location': 'europe-west1' }, annotations }, spec: { template: { spec: { containers: [{}] } } }, status: {} }],
  },
}); // prettier-ignore
const image = (runtime: string) =>
  `{"web":"europe-west1-docker.pkg.dev/serverless-runtimes/google-22-full/runtimes/${runtime}"}`;
const appOn = (...versions: readonly object[]) => ({
  [`appengine /v1/apps/${PROJECT}`]: { locationId: 'europe-west', servingStatus: 'SERVING' },
  [`appengine /v1/apps/${PROJECT}/services`]: {
    services: [{ name: `apps/${PROJECT}/services/web`, id: 'web', split: { allocations: Object.fromEntries(versions.map((_, at) => [`v${String(at)}`, 0.5])) } }],
  },
  [`appengine /v1/apps/${PROJECT}/services/web/versions`]: {
    versions: versions.map((one, at) => ({ id: `v${String(at)}`, servingStatus: 'SERVING', env: 'standard', ...one })),
  },
}); // prettier-ignore

const said = async (answers: Record<string, unknown>, more: Partial<GcpFixture> = {}): Promise<string | undefined> =>
  (await gcpVerdicts({ answers: { ...LISTS, ...answers }, ...more }, ['version-near-end-of-support'], COLLECTORS)).get('web'); // prettier-ignore

describe('the runtime of', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a function that Google stopped to mend', functionOn('nodejs18'), 'fail runtimeEnded'],
    ['one of the first generation', functionOn('nodejs18', 'GEN_1'), 'fail runtimeEnded'],
    ['a function that it stops to mend in two months', functionOn('python310'), 'partial runtimeEnding'],
    ['a function with years to go', functionOn('java21'), 'pass'],
    ['a function without a day yet', functionOn('go125'), 'not-applicable'],
    ['a function that the list does not have', functionOn('nodejs6'), 'unknown'],
    ['a service that was built from source', serviceOn({ 'run.googleapis.com/base-images': image('nodejs18') }), 'fail runtimeEnded'],
    ['a service that was built from source long ago', serviceOn({ 'run.googleapis.com/build-base-image': image('nodejs18') }), 'fail runtimeEnded'],
    ['a service in a container that people built', serviceOn({}), 'not-applicable'],
    ['an app', appOn({ runtime: 'python39' }), 'fail runtimeEnded'],
    ['an app with two versions, of which one is old', appOn({ runtime: 'python313' }, { runtime: 'python39' }), 'fail runtimeEnded'],
    ['an app on a new one', appOn({ runtime: 'python313' }), 'pass'],
    ['an app in a container of its own', appOn({ runtime: 'custom', env: 'flexible' }), 'not-applicable'],
    ['an app in the flexible environment', appOn({ runtime: 'python', env: 'flexible' }), 'unknown'],
  ])('%s', async (_, answers, expected) => {
    expect(await said(answers)).toBe(expected);
  }); // prettier-ignore

  it('is asked for once in a location, and unknown where the list is refused or its API is off', async () => {
    const two = serviceOn({ 'run.googleapis.com/base-images': image('java21') });
    const { log } = await readGcp({ answers: { ...LISTS, ...functionOn('java21'), ...two } }, COLLECTORS);
    expect(log.filter(line => line.endsWith('/runtimes'))).toHaveLength(1);
    expect(await said(functionOn('java21'), { refusals: [[/runtimes$/, { status: 403 }]] })).toBe('unknown');
    expect(await said(two, { enabled: { [PROJECT]: ['run'] } })).toBe('unknown');
  });
});
