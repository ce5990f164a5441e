import type { GcpFixture } from '../../test/support/gcp/gcp-fixture.ts';
import type { GcpProject } from '../../src/providers/gcp/target.ts';
import { INSIGHTS_PROJECT } from './company.ts';

const NUMBER = '707070707070';
const ORGANIZATION = 'organizations/171717171717';
const HOME = `projects/${INSIGHTS_PROJECT}`;
const REGION = 'europe-west3';
const IN_REGION = `${HOME}/locations/${REGION}`;
const ANALYST = 'user:ivo.brandt@noonsale.example';

export const INSIGHTS: GcpProject = {
  id: INSIGHTS_PROJECT,
  number: NUMBER,
  name: 'insights',
  labels: tagsOf(),
  createdAt: '2025-02-17T13:05:22.000Z',
  parent: ORGANIZATION,
};

function tagsOf() {
  return { app: 'insights', env: 'production' };
}
/** Since the summer the analyst writes what he adds in Terraform. */
const inCode = { ...tagsOf(), 'goog-terraform-provisioned': 'true' };

const email = (name: string): string => `${name}@${INSIGHTS_PROJECT}.iam.gserviceaccount.com`;
const account = (name: string): string => `serviceAccount:${email(name)}`;
/** The account that every workload gets that is not given one of its own. */
const DEFAULT_ACCOUNT = `${NUMBER}-compute@developer.gserviceaccount.com`;

type Answers = Record<string, unknown>;

interface Dataset {
  readonly createdAt: string;
  readonly labels: object;
  readonly access?: readonly object[];
}

/** Figures about sales and clicks, and what the agency gets of them. */
function warehouse(): Answers {
  const owners = [
    { role: 'OWNER', specialGroup: 'projectOwners' },
    { role: 'READER', specialGroup: 'projectReaders' },
  ];
  const datasets: Readonly<Record<string, Dataset>> = {
    clicks: { createdAt: '2025-02-17T14:40:00.000Z', labels: tagsOf() },
    sales_figures: { createdAt: '2025-03-03T09:12:00.000Z', labels: tagsOf() },
    baskets: { createdAt: '2026-08-04T08:30:00.000Z', labels: inCode },
    // Meant for the agency: "all authenticated users" is everybody with a Google account.
    campaign_results: {
      createdAt: '2025-05-20T16:02:00.000Z',
      labels: tagsOf(),
      access: [{ role: 'READER', specialGroup: 'allAuthenticatedUsers' }],
    },
  };
  const reference = (datasetId: string) => ({ datasetReference: { datasetId, projectId: INSIGHTS_PROJECT } });
  return {
    [`bigquery /bigquery/v2/${HOME}/datasets`]: {
      datasets: Object.entries(datasets).map(([name, { labels }]) => ({ ...reference(name), location: 'EU', labels })),
    },
    ...Object.fromEntries(
      Object.entries(datasets).map(([name, { createdAt, labels, access = [] }]) => [
        `bigquery /bigquery/v2/${HOME}/datasets/${name}`,
        { ...reference(name), location: 'EU', labels, creationTime: String(Date.parse(createdAt)), maxTimeTravelHours: '168', access: [...owners, ...access] },
      ]),
    ),
    [`cloudresourcemanager /v3/${HOME}:testIamPermissions`]: { permissions: ['bigquery.datasets.get'] },
  }; // prettier-ignore
}

/** Clicks and sales as they happen. What cannot be written goes to a topic of its own for one of them only. */
function streams(): Answers {
  const topic = (name: string) => ({ name: `${HOME}/topics/${name}`, labels: tagsOf() });
  const subscription = (name: string, of: string, more: object = {}) => ({
    ...{
      name: `${HOME}/subscriptions/${name}`,
      topic: `${HOME}/topics/${of}`,
      ackDeadlineSeconds: 60,
      state: 'ACTIVE',
    },
    ...more,
  });
  const failed = `${HOME}/topics/sales-not-written`;
  return {
    [`pubsub /v1/${HOME}/topics`]: { topics: ['clicks', 'sales', 'sales-not-written'].map(topic) },
    [`pubsub /v1/${HOME}/subscriptions`]: {
      subscriptions: [
        subscription('clicks-to-bigquery', 'clicks'),
        subscription('sales-to-bigquery', 'sales', { deadLetterPolicy: { deadLetterTopic: failed, maxDeliveryAttempts: 10 } }),
        subscription('sales-not-written-kept', 'sales-not-written'),
      ],
    },
  }; // prettier-ignore
}

function buckets(): Answers {
  const row = (name: string, more: object) => ({
    ...{ name, storageClass: 'STANDARD', projectNumber: NUMBER, labels: tagsOf() },
    ...{ iamConfiguration: { publicAccessPrevention: 'enforced', uniformBucketLevelAccess: { enabled: true } } },
    ...more,
  });
  return {
    'storage /storage/v1/b': {
      items: [
        row('noonsale-clicks-raw', {
          ...{ location: 'EUROPE-WEST3', locationType: 'region', timeCreated: '2025-02-17T14:55:00.000Z' },
          softDeletePolicy: { retentionDurationSeconds: '0' },
        }),
        row('noonsale-sales-import', {
          ...{ location: 'EU', locationType: 'multi-region', timeCreated: '2026-07-29T10:20:00.000Z', labels: inCode },
          ...{ versioning: { enabled: true }, softDeletePolicy: { retentionDurationSeconds: '604800' } },
        }),
      ],
    },
  };
}

/** A page with charts, an address that clicks arrive at, and what brings in the sales of the day at night. */
function workloads(): Answers {
  const metadata = (name: string, createdAt: string, annotations: object = {}) => ({
    ...{ name, namespace: NUMBER, creationTimestamp: createdAt },
    labels: { ...tagsOf(), 'cloud.googleapis.com/location': REGION },
    annotations,
  });
  const container = (name: string, env: readonly object[] = []) => ({
    image: `${REGION}-docker.pkg.dev/${INSIGHTS_PROJECT}/images/${name}`,
    env,
  });
  const service = (name: string, createdAt: string, serviceAccountName: string) => ({
    metadata: metadata(name, createdAt, { 'run.googleapis.com/ingress': 'all', 'run.googleapis.com/maxScale': '20' }),
    spec: { template: { metadata: {}, spec: { serviceAccountName, containers: [container(name)] } } },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  });
  // The password of the shop's read replica, as a plain setting of the job.
  const secret = [
    { name: 'CAMPAIGNS_DB_PASSWORD', value: 'not-a-real-password' },
    { name: 'DATASET', value: 'sales_figures' },
  ];
  const job = {
    metadata: metadata('sales-import', '2025-03-03T10:01:00.000Z'),
    spec: { template: { spec: { template: { spec: { containers: [container('sales-import', secret)] } } } } },
  };
  return {
    [`run /v1/${HOME}/locations/-/services`]: {
      items: [service('dashboards', '2025-04-08T07:45:00.000Z', email('dashboards')), service('clicks', '2025-02-18T09:30:00.000Z', DEFAULT_ACCOUNT)],
    },
    [`run /apis/run.googleapis.com/v1/namespaces/${INSIGHTS_PROJECT}/jobs`]: { items: [job] },
    [`artifactregistry /v1/${HOME}/locations`]: { locations: [{ name: IN_REGION, locationId: REGION }] },
    [`artifactregistry /v1/${IN_REGION}/repositories`]: {
      repositories: [{ name: `${IN_REGION}/repositories/images`, format: 'DOCKER', createTime: '2025-02-18T09:02:00.000Z', labels: tagsOf() }],
    },
  }; // prettier-ignore
}

/** The network that Google makes with a project. It looks open, and no machine is in it. */
function network(): Answers {
  const compute = (path: string): string => `https://www.googleapis.com/compute/v1/${HOME}/${path}`;
  const at = (path: string): string => `compute /compute/v1/${HOME}/${path}`;
  const created = { creationTimestamp: '2025-02-17T05:05:40.000-08:00' };
  const rule = (id: string, name: string, sourceRanges: string[], allowed: object[]) => ({
    ...{ id, name, selfLink: compute(`global/firewalls/${name}`), network: compute('global/networks/default') },
    ...{ direction: 'INGRESS', priority: 65534, disabled: false, sourceRanges, allowed, ...created },
  });
  const tcp = (port: string) => [{ IPProtocol: 'tcp', ports: [port] }];
  const firewalls = [
    rule('7001', 'default-allow-ssh', ['0.0.0.0/0'], tcp('22')),
    rule('7002', 'default-allow-rdp', ['0.0.0.0/0'], tcp('3389')),
    rule('7003', 'default-allow-internal', ['10.128.0.0/9'], [{ IPProtocol: 'tcp', ports: ['0-65535'] }]),
  ];
  const subnet = {
    ...{ id: '7011', name: 'default', selfLink: compute(`regions/${REGION}/subnetworks/default`), purpose: 'PRIVATE' },
    ...{
      region: compute(`regions/${REGION}`),
      network: compute('global/networks/default'),
      ipCidrRange: '10.132.0.0/20',
    },
    ...created,
  };
  return {
    [at('global/networks')]: {
      items: [{ id: '7000', name: 'default', selfLink: compute('global/networks/default'), autoCreateSubnetworks: true, ...created }],
    },
    [at('global/firewalls')]: { items: firewalls },
    [at('global/networks/default/getEffectiveFirewalls')]: { firewalls },
    [at('aggregated/subnetworks')]: { items: { [`regions/${REGION}`]: { subnetworks: [subnet] } } },
    [at('global/routes')]: {
      items: [{ id: '7021', name: 'default-route', network: compute('global/networks/default'), destRange: '0.0.0.0/0', nextHopGateway: compute('global/gateways/default-internet-gateway') }],
    },
    [at('regions')]: { items: [{ name: REGION, quotas: [{ metric: 'CPUS', limit: 24, usage: 0 }] }] },
    [at('').slice(0, -1)]: { name: INSIGHTS_PROJECT, quotas: [] },
  }; // prettier-ignore
}

/** Three service accounts, one with a key in a file, and one person who owns all of it. */
function people(): Answers {
  const row = (address: string, uniqueId: string) => ({
    name: `${HOME}/serviceAccounts/${address}`,
    email: address,
    uniqueId,
  });
  const grant = (role: string, ...members: string[]) => ({ role: `roles/${role}`, members });
  return {
    [`iam /v1/${HOME}/serviceAccounts`]: {
      accounts: [row(email('dashboards'), '7101'), row(email('sales-import'), '7102'), row(DEFAULT_ACCOUNT, '7103')],
    },
    [`iam /v1/${HOME}/serviceAccounts/${email('sales-import')}/keys`]: {
      keys: [{ name: `${HOME}/serviceAccounts/${email('sales-import')}/keys/1`, keyType: 'USER_MANAGED', validAfterTime: '2025-03-03T09:50:00Z' }],
    },
    [`cloudresourcemanager /v3/${HOME}:getIamPolicy`]: {
      bindings: [
        grant('owner', ANALYST),
        grant('editor', account('sales-import'), `serviceAccount:${DEFAULT_ACCOUNT}`),
        grant('bigquery.dataViewer', account('dashboards'), 'group:marketing@noonsale.example'),
        grant('bigquery.jobUser', account('dashboards'), 'group:marketing@noonsale.example'),
      ],
    },
    [`cloudresourcemanager /v3/${ORGANIZATION}:getIamPolicy`]: {
      bindings: [grant('resourcemanager.organizationAdmin', 'group:workspace-admins@noonsale.example')],
    },
  }; // prettier-ignore
}

/** Logs as Google keeps them where nobody sets anything, one alert, and nobody to write to. */
function watch(): Answers {
  const bucket = (name: string, retentionDays: number, locked: boolean) => ({
    ...{ name: `${HOME}/locations/global/buckets/${name}`, retentionDays, locked, lifecycleState: 'ACTIVE' },
  });
  const channel = `${HOME}/notificationChannels/7201`;
  return {
    [`logging /v2/${HOME}/locations/-/buckets`]: { buckets: [bucket('_Default', 30, false), bucket('_Required', 400, true)] },
    [`logging /v2/${HOME}/sinks`]: {
      sinks: ['_Default', '_Required'].map(name => ({
        ...{ name, destination: `logging.googleapis.com/${HOME}/locations/global/buckets/${name}` },
        filter: name === '_Required' ? 'LOG_ID("cloudaudit.googleapis.com/activity")' : 'NOT LOG_ID("cloudaudit.googleapis.com/activity")',
      })),
    },
    [`monitoring /v3/${HOME}/notificationChannels`]: { notificationChannels: [{ name: channel, type: 'email', enabled: true }] },
    [`monitoring /v3/${HOME}/alertPolicies`]: {
      alertPolicies: [{ name: `${HOME}/alertPolicies/7202`, displayName: 'sales-import-failed', enabled: true, notificationChannels: [channel], userLabels: tagsOf() }],
    },
    [`securitycentermanagement /v1/${HOME}/locations/global/securityCenterServices`]: {
      securityCenterServices: ['event-threat-detection', 'container-threat-detection', 'vm-threat-detection', 'security-health-analytics'].map(name => ({
        ...{ name: `${HOME}/locations/global/securityCenterServices/${name}` },
        effectiveEnablementState: name === 'security-health-analytics' ? 'ENABLED' : 'DISABLED',
      })),
    },
  }; // prettier-ignore
}

/** APIs in use; the others hold nothing. */
const ENABLED = [
  'artifactregistry', 'bigquery', 'cloudasset', 'compute', 'iam', 'logging', 'monitoring', 'pubsub', 'recommender', 'run', 'secretmanager', 'storage',
]; // prettier-ignore

/** What Google answers about the analyst's project: clicks, sales and charts for marketing. */
export const insights = (): GcpFixture => ({
  projects: [{ projectId: INSIGHTS_PROJECT, number: NUMBER, displayName: 'insights', parent: ORGANIZATION }],
  ancestors: [ORGANIZATION],
  enabled: { [INSIGHTS_PROJECT]: ENABLED },
  answers: { ...warehouse(), ...streams(), ...buckets(), ...workloads(), ...network(), ...people(), ...watch() },
});
