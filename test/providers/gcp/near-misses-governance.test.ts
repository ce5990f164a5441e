import { describe, expect, it } from 'vitest';
import { gcpApiKeys } from '../../../src/providers/gcp/services/api-keys/api-keys.ts';
import { gcpBigQuery } from '../../../src/providers/gcp/services/bigquery/bigquery.ts';
import { gcpCertificateManager } from '../../../src/providers/gcp/services/certificate-manager/certificate-manager.ts';
import { gcpIam } from '../../../src/providers/gcp/services/iam/iam.ts';
import { gcpKms } from '../../../src/providers/gcp/services/kms/kms.ts';
import { gcpProject } from '../../../src/providers/gcp/services/project/project.ts';
import { gcpRecommender } from '../../../src/providers/gcp/services/recommender/recommender.ts';
import { gcpSecretManager } from '../../../src/providers/gcp/services/secret-manager/secret-manager.ts';
import { gcpStorage } from '../../../src/providers/gcp/services/storage/storage.ts';
import { PROJECT } from '../../support/gcp/in-process.ts';
import { compute, link } from '../../support/gcp/rows.ts';
import { gcpVerdicts } from '../../support/gcp/verdicts.ts';

const HOME = `projects/${PROJECT}`;
const COLLECTORS = [
  gcpProject, gcpStorage, gcpKms, gcpSecretManager, gcpIam, gcpApiKeys, gcpRecommender, gcpBigQuery, gcpCertificateManager,
]; // prettier-ignore
const POLICY = `cloudresourcemanager /v3/${HOME}:getIamPolicy`;
const ALL_LOGS = { service: 'allServices', auditLogConfigs: [{ logType: 'DATA_READ' }, { logType: 'DATA_WRITE' }] };
const bucket = (more: object = {}) => ({
  'storage /storage/v1/b': { items: [{ name: 'files', location: 'EU', ...more }] },
});
const everybody = {
  'storage /storage/v1/b/files/iam': { bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }] },
};
const enforced = (constraint: string) => ({
  [`orgpolicy /v2/${HOME}/policies/${constraint}:getEffectivePolicy`]: { spec: { rules: [{ enforce: true }] } },
});
const certificate = (status: string, expireTime: string) => ({
  [compute('aggregated/sslCertificates')]: {
    items: {
      global: {
        sslCertificates: [
          {
            name: 'shop',
            selfLink: link('global', 'sslCertificates', 'shop'),
            type: 'MANAGED',
            expireTime,
            managed: { status },
          },
        ],
      },
    },
  },
});
const presented = {
  [compute('aggregated/targetHttpsProxies')]: {
    items: {
      global: {
        targetHttpsProxies: [
          {
            name: 'p',
            selfLink: link('global', 'targetHttpsProxies', 'p'),
            sslCertificates: [link('global', 'sslCertificates', 'shop')],
          },
        ],
      },
    },
  },
};
const member = (name: string, role: string) => ({ [POLICY]: { bindings: [{ role, members: [name] }] } });

type Row = readonly [why: string, check: string, resource: string, answers: Record<string, unknown>];

/** What other scanners report, and what harms nobody. */
const ROWS: readonly Row[] = [
  ['a grant to everybody that the organization makes void', 'public-bucket', 'files', { ...bucket(), ...everybody, ...enforced('storage.publicAccessPrevention') }],
  ['a grant to everybody that the bucket makes void', 'public-bucket', 'files', { ...bucket({ iamConfiguration: { publicAccessPrevention: 'enforced' } }), ...everybody }],
  ['plain HTTP that the organization refuses', 'bucket-allows-http', 'files', { ...bucket(), ...enforced('storage.secureHttpTransport') }],
  ['a bucket without usage logs whose project has data access logs', 'service-access-logging-disabled', 'files', { ...bucket(), [POLICY]: { auditConfigs: [ALL_LOGS] } }],
  ['a bucket with usage logs whose project has no data access logs', 'service-access-logging-disabled', 'files', bucket({ logging: { logBucket: 'logs' } })],
  ['a dataset of a project without data access logs, which BigQuery writes all the same', 'database-audit-logging-disabled', 'sales', { [`bigquery /bigquery/v2/${HOME}/datasets`]: { datasets: [{ datasetReference: { datasetId: 'sales' } }] }, [`bigquery /bigquery/v2/${HOME}/datasets/sales`]: { id: `${PROJECT}:sales`, datasetReference: { projectId: PROJECT, datasetId: 'sales' }, location: 'EU' } }],
  ['a recommendation that was dismissed', 'open-provider-recommendations', 'Shop production', { [`recommender /v1/${HOME}/locations/global/recommenders/google.iam.policy.Recommender/recommendations`]: { recommendations: [{ priority: 'P1', stateInfo: { state: 'DISMISSED' } }] } }],
  ['an API key that was deleted', 'stale-access-key', 'maps', { [`apikeys /v2/${HOME}/locations/global/keys`]: { keys: [{ name: `${HOME}/locations/global/keys/1`, displayName: 'maps', createTime: '2019-01-01T00:00:00Z', deleteTime: '2026-11-01T00:00:00Z' }] } }],
  ['an API key of this month', 'stale-access-key', 'maps', { [`apikeys /v2/${HOME}/locations/global/keys`]: { keys: [{ name: `${HOME}/locations/global/keys/1`, displayName: 'maps', createTime: '2026-11-01T00:00:00Z' }] } }],
  ['a certificate that Google renews in its last month', 'expiring-certificate', 'shop', { ...certificate('ACTIVE', '2026-12-20T00:00:00Z'), ...presented }],
  ['the agent of a service that has the role of an editor', 'privilege-escalation-path', 'serviceAccount 123456789012@cloudservices.gserviceaccount.com', member('serviceAccount:123456789012@cloudservices.gserviceaccount.com', 'roles/editor')],
  ['an owner that was deleted', 'too-many-administrators', 'user gone@example.com', member('deleted:user:gone@example.com?uid=1', 'roles/owner')],
]; // prettier-ignore

describe('what other scanners report of the governance of Google Cloud, and what harms nobody', () => {
  it.each(ROWS)('%s', async (_, check, name, answers) => {
    const said = await gcpVerdicts({ answers }, [check], COLLECTORS);
    expect(said.get(name) ?? 'none').not.toMatch(/^(fail|partial|unknown)/);
  });

  it('a certificate whose renewal failed is reported, and so is a bucket that the public reads', async () => {
    const failed = { ...certificate('RENEWAL_FAILED', '2026-12-20T00:00:00Z'), ...presented };
    expect((await gcpVerdicts({ answers: failed }, ['expiring-certificate'], COLLECTORS)).get('shop')).toMatch(
      /expiring/,
    );
    const open = { ...bucket(), ...everybody };
    expect((await gcpVerdicts({ answers: open }, ['public-bucket'], COLLECTORS)).get('files')).toMatch(/^fail/);
  });
});
