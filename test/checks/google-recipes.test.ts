import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { canJudge } from '../../scripts/check-collectors.ts';
import type { Check } from '../../src/model/check.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { GCP_NEVER_ANSWERED } from '../../src/providers/gcp/never-answered.ts';
import { GCP_COLLECTORS } from '../../src/providers/gcp/services/index.ts';

const SERVICES = join(import.meta.dirname, '../../src/providers/gcp/services');
const BALANCERS = ['UrlMap', 'RegionUrlMap', 'BackendService', 'RegionBackendService', 'TargetPool', 'TargetInstance'];
const types = (api: string, ...names: readonly string[]): string[] =>
  names.map(name => `${api}.googleapis.com/${name}`);

/** What the collectors emit, by kind. */
const TYPES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  account: types('cloudresourcemanager', 'Project'),
  alarm: types('monitoring', 'AlertPolicy'),
  app: [...types('run', 'Service'), ...types('appengine', 'Service')],
  artifact: types('compute', 'Image'),
  'audit-log': types('logging', 'AuditLog'),
  backup: [...types('backupdr', 'Backup'), ...types('compute', 'Snapshot'), ...types('file', 'Backup'), ...types('storagetransfer', 'TransferJob')],
  'backup-plan': [...types('backupdr', 'BackupPlan'), ...types('compute', 'ResourcePolicy'), ...types('gkebackup', 'BackupPlan')],
  'backup-vault': types('backupdr', 'BackupVault'),
  bucket: types('storage', 'Bucket'),
  cache: [...types('memcache', 'Instance'), ...types('redis', 'Instance', 'Cluster')],
  certificate: [...types('certificatemanager', 'Certificate'), ...types('compute', 'SslCertificate')],
  database: [...types('alloydb', 'Cluster'), ...types('bigtableadmin', 'Instance'), ...types('firestore', 'Database'), ...types('spanner', 'Database'), ...types('sqladmin', 'Instance')],
  disk: types('compute', 'Disk'),
  'dns-zone': types('dns', 'ManagedZone'),
  'file-share': [...types('file', 'Instance'), ...types('netapp', 'Volume')],
  firewall: types('compute', 'Firewall', 'SecurityPolicy'),
  function: [...types('cloudfunctions', 'Function', 'CloudFunction'), ...types('run', 'Service', 'Job')],
  gateway: types('compute', 'Router'),
  guardrail: [...types('iam', 'DenyPolicy'), ...types('orgpolicy', 'Policy')],
  identity: [...types('apikeys', 'Key'), ...types('cloudresourcemanager', 'Member'), ...types('iam', 'ServiceAccount')],
  key: types('cloudkms', 'CryptoKey'),
  'kubernetes-cluster': types('container', 'Cluster'),
  'load-balancer': types('compute', ...BALANCERS),
  'log-store': types('logging', 'LogBucket'),
  messaging: types('pubsub', 'Topic'),
  network: types('compute', 'Network'),
  'network-connection': types('compute', 'ForwardingRule', 'InterconnectAttachment', 'VpnTunnel'),
  'public-ip': types('compute', 'Address'),
  quota: types('compute', 'Quota'),
  recommendation: types('recommender', 'Recommendation'),
  registry: types('artifactregistry', 'Repository'),
  'restore-test': [...types('gkebackup', 'Restore'), ...types('sqladmin', 'Operation')],
  secret: types('secretmanager', 'Secret'),
  server: types('compute', 'Instance'),
  'server-group': [...types('compute', 'InstanceGroupManager'), ...types('container', 'NodePool')],
  stack: types('config', 'Deployment'),
  subnet: types('compute', 'Subnetwork'),
  warehouse: types('bigquery', 'Dataset'),
  workflow: types('cloudtasks', 'Queue'),
}; // prettier-ignore

/** Checks that cannot fail on the types that have no recipe, and why. */
const CANNOT_FAIL: Readonly<Record<string, string>> = {
  'accelerated-networking-disabled': 'machines of Google have no such switch',
  'access-logging-disabled': 'passthrough load balancers, rules and policies log in the flow logs and in those of the load balancer',
  'administrator-access-key': 'members have no keys; those of service accounts count with the account',
  'administrator-workload-identity': 'an API key runs nothing',
  'audit-log-delivery-failing': 'Google writes the log of administrators itself',
  'audit-logging-disabled': 'the log of administrators cannot be switched off, and is kept for 400 days',
  'burstable-database': 'only Cloud SQL and Redis Cluster have shared cores',
  'burstable-database-storage': 'no storage of a database saves up credits',
  'burstable-disk': 'no disk saves up credits',
  'change-without-alert': 'alerts on changes are judged with those on attacks',
  'cross-zone-load-balancing-disabled': 'traffic is always spread over zones',
  'data-store-in-public-subnet': 'no database is in a subnet of the company',
  'database-audit-logging-disabled': 'only Cloud SQL has a switch for it',
  'database-storage-autoscaling-disabled': 'only Cloud SQL has a size to outgrow',
  'database-without-autoscaling': 'Firestore scales by itself, and the others have a size of machine',
  'default-security-group-allows-traffic': 'there are no security groups',
  'degraded-peak-performance': 'metrics are not read',
  'deployment-without-rollback': 'the revision before stays',
  'diagnostic-logging-disabled': 'requests and output are always logged',
  'disk-burst-balance-exhausted': 'no disk saves up credits',
  'failed-backup-jobs': 'jobs of a vault are not read',
  'http-without-https-redirect': 'they listen for TCP, not for HTTP',
  'imdsv1-enabled': 'the metadata server always asks for a header',
  'invalid-launch-template': 'Google makes the machines of a node pool itself',
  'local-authentication-enabled': 'the service knows IAM only, or has users of its own that no call names',
  'log-file-validation-disabled': 'nobody can change the log of administrators',
  'missing-dead-letter-queue': 'a queue of tasks tries each task again and has no second queue',
  'missing-health-check-or-draining': 'one machine has no other to send requests to, and App Engine always checks',
  'nat-gateway-shared-across-zones': 'Cloud NAT serves all zones of its region',
  'network-without-private-subnet': 'subnets are neither public nor private',
  'non-redundant-hybrid-connection': 'an endpoint of Private Service Connect has no line',
  'open-database-port': 'it listens for HTTPS only, or in no network of its own',
  'open-management-port': 'it listens for HTTP and HTTPS only',
  'outdated-tls-version': 'Google sets the version, or there is no TLS to end',
  'previous-generation-instance-type': 'Google does not call types old',
  'public-endpoint-without-waf': 'they listen for TCP, not for HTTP',
  'public-function': 'a job has no address',
  'public-managed-service': 'a topic is reached by the API of Google',
  'public-resource-policy': 'it has no policy of its own',
  'purge-protection-disabled': 'a key that is destroyed can be brought back for at least a day',
  'remote-debugging-enabled': 'there is no switch for it',
  'session-affinity-enabled': 'one machine has no other to send requests to',
  'single-zone-app': 'Google spreads it over the zones of its region',
  'single-zone-data-store': 'Google spreads it over the zones of its region',
  'single-zone-database': 'Google spreads it over the zones of its region',
  'single-zone-load-balancer': 'load balancers are in no zone',
  'single-zone-network': 'a network is in all regions',
  'single-zone-network-connection': 'it is in no zone',
  'single-zone-subnet-group': 'no database is in a subnet of the company',
  'stale-access-key': 'members have no keys; those of service accounts count with the account',
  'stream-without-autoscaling': 'a topic has no capacity to set',
  'subnet-auto-assigns-public-ip': 'each machine asks for its own address',
  'tls-not-enforced': 'the API of Google takes TLS only',
  'unencrypted-backup': 'Google encrypts everything at rest',
  'unencrypted-data-store': 'Google encrypts everything at rest',
  'unencrypted-database': 'Google encrypts everything at rest',
  'unencrypted-disk': 'Google encrypts everything at rest',
  'unknown-external-principal': 'it has no policy of its own, or it is not read',
  'unrestricted-ingress': 'a policy of Cloud Armor opens no port',
  'unrestricted-public-network-access': 'it is in a network, or IAM decides alone',
  'unused-console-password': 'people sign in with Google Workspace or Cloud Identity',
  'user-mfa-disabled': 'people sign in with Google Workspace or Cloud Identity',
}; // prettier-ignore

const kindsOf = ({ resource }: Check): readonly Kind[] => (typeof resource === 'string' ? [resource] : resource);
const CHECKS: readonly Check[] = await loadChecks();

/** Kinds that the collectors of Google Cloud let a check judge. */
const judgedKinds = (check: Check): readonly Kind[] =>
  kindsOf(check).filter(
    kind =>
      canJudge({ ...check, resource: kind }, GCP_COLLECTORS) &&
      !GCP_NEVER_ANSWERED.some(row => row.kind === kind && check.needs.includes(row.need)),
  );

function typesWithoutRecipe(check: Check): readonly string[] {
  const recipes = check.remedy.gcp ?? [];
  if (recipes.some(one => one.for === undefined)) return [];
  const has = new Set(recipes.flatMap(one => one.for ?? []));
  return judgedKinds(check)
    .flatMap(kind => TYPES[kind] ?? [])
    .filter(type => !has.has(type));
}

describe('recipes of Google Cloud', () => {
  it('are there for every type that a check can fail on; for the others a reason says why it cannot', () => {
    const missing = CHECKS.filter(check => typesWithoutRecipe(check).length > 0).map(({ id }) => id);
    expect(missing.toSorted()).toEqual(Object.keys(CANNOT_FAIL).toSorted());
  });

  it('know every type that a collector emits', () => {
    const known = new Set(Object.values(TYPES).flat());
    const emitted = globSync('**/*.ts', { cwd: SERVICES }).flatMap(name =>
      [...readFileSync(join(SERVICES, name), 'utf8').matchAll(/'(\w+\.googleapis\.com\/[A-Z]\w+)'/g)].map(
        ([, type = '']) => type,
      ),
    );
    expect([...new Set(emitted)].filter(type => !known.has(type))).toEqual([]);
  });

  const commands = CHECKS.flatMap(({ id, remedy }) =>
    (remedy.gcp ?? []).flatMap(recipe =>
      JSON.stringify(recipe, (_, part: unknown) => part)
        .split(/(?<!\\)"/)
        .filter(text => text.startsWith('gcloud '))
        .map(text => `${id}: ${text}`),
    ),
  );

  it('say which condition a binding of a project has: gcloud asks for it where another binding has one', () => {
    const bindings = commands.filter(text => /gcloud projects \w+-iam-policy-binding/.test(text));
    expect(bindings.length).toBeGreaterThan(15);
    expect(bindings.filter(text => !text.includes(' --condition None'))).toEqual([]);
  });

  it('fill in the zone of what is in one', () => {
    const own = commands.filter(text => /gcloud compute \S+ \S+ (\{name\}|.*--source-instance \{name\})/.test(text));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(text => text.includes('zone <zone>'))).toEqual([]);
  });
});
