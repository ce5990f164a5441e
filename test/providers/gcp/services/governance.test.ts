import { describe, expect, it } from 'vitest';
import type { GcpCollector } from '../../../../src/providers/gcp/context.ts';
import { gcpApiKeys } from '../../../../src/providers/gcp/services/api-keys/api-keys.ts';
import { gcpKms } from '../../../../src/providers/gcp/services/kms/kms.ts';
import { gcpLogging } from '../../../../src/providers/gcp/services/logging/logging.ts';
import { gcpMonitoring } from '../../../../src/providers/gcp/services/monitoring/monitoring.ts';
import { gcpOrganizationPolicy } from '../../../../src/providers/gcp/services/organization-policy/organization-policy.ts';
import { gcpProject } from '../../../../src/providers/gcp/services/project/project.ts';
import { gcpPubSub } from '../../../../src/providers/gcp/services/pubsub/pubsub.ts';
import { gcpRecommender } from '../../../../src/providers/gcp/services/recommender/recommender.ts';
import { gcpSecurityCommandCenter } from '../../../../src/providers/gcp/services/security-command-center/security-command-center.ts';
import { gcpStorage } from '../../../../src/providers/gcp/services/storage/storage.ts';
import { verdictsOf } from '../../../support/verdicts.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';

const HOME = `projects/${PROJECT}`;
const ORGANIZATION = 'organizations/456';
const ancestors = ['folders/9', ORGANIZATION];
const BUCKETS = {
  'storage /storage/v1/b': { items: [{ name: 'shop-files', location: 'EU', locationType: 'multi-region' }] },
};
const READERS = 'storage /storage/v1/b/shop-files/iam';
const everybody = { [READERS]: { bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }] } };
const effective = (constraint: string, enforce: boolean) => ({
  [`orgpolicy /v2/${HOME}/policies/${constraint}:getEffectivePolicy`]: { spec: { rules: [{ enforce }] } },
});
const set = (owner: string, policies: Readonly<Record<string, object>>) => ({
  [`orgpolicy /v2/${owner}/policies`]: {
    policies: Object.entries(policies).map(([name, spec]) => ({ name: `${owner}/policies/${name}`, spec })),
  },
});
const enforce = (on = true, more: object = {}) => ({ rules: [{ enforce: on, ...more }] });
const POLICY = `cloudresourcemanager /v3/${HOME}:getIamPolicy`;

async function verdict(check: string, fixture: GcpFixture, ...collectors: GcpCollector[]): Promise<string | undefined> {
  const { records } = await readGcp({ ancestors, ...fixture }, [gcpProject, ...collectors]);
  const all = verdictsOf(records, [check]);
  return [...all.values()].at(-1);
}

describe('guardrails of the organization', () => {
  const guardrails = async (answers: Record<string, unknown>, refusals: GcpFixture['refusals'] = []) =>
    readGcp({ answers, refusals, ancestors }, [gcpOrganizationPolicy]);

  it('hold where the nearest level that says something enforces them', async () => {
    const { resources, population } = await guardrails({
      ...set(ORGANIZATION, {
        'iam.disableServiceAccountKeyCreation': enforce(),
        'compute.requireOsLogin': enforce(),
        'gcp.resourceLocations': { rules: [{ values: { allowedValues: ['in:eu-locations'] } }] },
        'sql.restrictPublicIp': enforce(),
      }),
      ...set('folders/9', { 'compute.requireOsLogin': { reset: true } }),
      ...set(HOME, {
        'iam.disableServiceAccountKeyCreation': enforce(false),
        'gcp.resourceLocations': {
          inheritFromParent: true,
          rules: [{ values: { deniedValues: ['in:us-locations'] } }],
        },
      }),
    });
    expect(resources('guardrail').map(({ name }) => name)).toEqual(['gcp.resourceLocations', 'sql.restrictPublicIp']);
    expect(population('guardrail')?.reading).toEqual({ state: 'value', value: 2 });
  });

  it('are open where a tag decides', async () => {
    const { resource } = await guardrails(
      set(ORGANIZATION, {
        'sql.restrictPublicIp': enforce(true, { condition: { expression: 'resource.matchTag("a/b", "c")' } }),
      }),
    );
    expect(resource('sql.restrictPublicIp').facets.guardrailTargets).toMatchObject({ state: 'unread' });
  });

  it('are also deny policies, with what they forbid to delete', async () => {
    const at = (owner: string) => `iam /v2/policies/cloudresourcemanager.googleapis.com/${owner}/denypolicies`;
    const { resources } = await guardrails({
      [at(ORGANIZATION)]: {
        policies: [
          { name: 'policies/x/denypolicies/keep-data', displayName: 'Keep data' },
          { name: 'policies/x/denypolicies/no-roles' },
        ],
      },
      [`${at(ORGANIZATION)}/keep-data`]: {
        rules: [{ denyRule: { deniedPermissions: ['storage.googleapis.com/buckets.delete'] } }],
      },
      [`${at(ORGANIZATION)}/no-roles`]: {
        rules: [{ denyRule: { deniedPermissions: ['iam.googleapis.com/roles.create'] } }],
      },
    });
    expect(resources('guardrail').map(({ name, facets }) => [name, facets.deletionGuardrail])).toEqual([
      ['Keep data', { state: 'value', value: 'some' }],
      ['no-roles', { state: 'value', value: 'none' }],
    ]);
  });

  const CHECK = 'no-organization-guardrails';
  it.each<[string, GcpFixture, RegExp]>([
    ['a policy of the organization', { answers: set(ORGANIZATION, { 'sql.restrictPublicIp': enforce() }) }, /^pass/],
    ['an organization without any', {}, /^fail|^partial/],
    ['an organization that is refused', { refusals: [[/organizations\/456/, { status: 403 }]] }, /^unknown/],
    ['an organization that is refused, and a constraint that the project says holds', { refusals: [[/organizations\/456/, { status: 403 }]], answers: effective('storage.publicAccessPrevention', true) }, /^pass/],
    ['a project of its own', { ancestors: [] }, /^fail/],
  ])('decide the check: %s', async (_, fixture, expected) => {
    const bucket = { ...fixture, answers: { ...BUCKETS, ...fixture.answers } };
    expect(await verdict(CHECK, bucket, gcpOrganizationPolicy, gcpStorage)).toMatch(expected);
  }); // prettier-ignore

  it('ask nothing of a project without an organization but what its buckets need', async () => {
    const { log } = await readGcp({}, [gcpOrganizationPolicy]);
    expect(log.filter(line => /orgpolicy|denypolicies/.test(line))).toEqual([
      `GET orgpolicy /v2/${HOME}/policies/storage.publicAccessPrevention:getEffectivePolicy`,
    ]);
  });
});

describe('public access prevention of the organization', () => {
  it.each<[string, GcpFixture, object]>([
    ['is stronger than a grant to everybody', { answers: effective('storage.publicAccessPrevention', true) }, { value: 'blocked' }],
    ['that is off leaves the grant', { answers: effective('storage.publicAccessPrevention', false) }, { value: 'public' }],
    ['that is refused leaves it open', { refusals: [[/getEffectivePolicy/, { status: 403 }]] }, { state: 'unread', reason: 'denied' }],
  ])('%s', async (_, fixture, expected) => {
    const { resource } = await readGcp({ ...fixture, answers: { ...BUCKETS, ...everybody, ...fixture.answers } }, [gcpStorage]);
    expect(resource('shop-files').facets.publicAccess).toMatchObject(expected);
  }); // prettier-ignore

  it.each([[true, /^pass/], [false, /^fail/]])('answers for the whole project: %s', async (on, expected) => {
    const fixture = { answers: effective('storage.publicAccessPrevention', on) };
    expect(await verdict('public-access-block-disabled', fixture, gcpOrganizationPolicy)).toMatch(expected);
  }); // prettier-ignore

  it('is asked once for all buckets', async () => {
    const items = ['a', 'b', 'c'].map(name => ({ name, location: 'EU' }));
    const { log } = await readGcp({ answers: { 'storage /storage/v1/b': { items } } }, [
      gcpStorage,
      gcpOrganizationPolicy,
    ]);
    expect(log.filter(line => line.includes('publicAccessPrevention'))).toHaveLength(1);
  });

  it.each([[true, 'required'], [false, 'optional']])('says with its sister whether plain HTTP is answered: %s', async (on, expected) => {
    const { resource } = await readGcp({ answers: { ...BUCKETS, ...effective('storage.secureHttpTransport', on) } }, [gcpStorage]);
    expect(resource('shop-files').facets.encryptionInTransit).toEqual({ state: 'value', value: expected });
  }); // prettier-ignore
});

describe('data access logs', () => {
  const configs = (service: string, ...types: string[]) => ({
    auditConfigs: [{ service, auditLogConfigs: types.map(logType => ({ logType })) }],
  });
  const TOPIC = { [`pubsub /v1/${HOME}/topics`]: { topics: [{ name: `${HOME}/topics/orders` }] } };
  const logging = async (answers: Record<string, unknown>, refusals: GcpFixture['refusals'] = []) =>
    (await readGcp({ answers: { ...TOPIC, ...answers }, refusals, ancestors }, [gcpPubSub])).resource('orders').facets
      .accessLogging;

  it.each<[string, Record<string, unknown>, string]>([
    ['all services, by the organization', { [`cloudresourcemanager /v3/${ORGANIZATION}:getIamPolicy`]: configs('allServices', 'DATA_READ', 'DATA_WRITE') }, 'enabled'],
    ['half by the project, half by a folder', { [POLICY]: configs('pubsub.googleapis.com', 'DATA_READ'), 'cloudresourcemanager /v3/folders/9:getIamPolicy': configs('allServices', 'DATA_WRITE') }, 'enabled'],
    ['reads only', { [POLICY]: configs('allServices', 'ADMIN_READ', 'DATA_READ') }, 'partial'],
    ['with somebody exempt', { [POLICY]: { auditConfigs: [{ service: 'allServices', auditLogConfigs: [{ logType: 'DATA_READ', exemptedMembers: ['user:a@example.com'] }, { logType: 'DATA_WRITE' }] }] } }, 'partial'],
    ['another service', { [POLICY]: configs('storage.googleapis.com', 'DATA_READ', 'DATA_WRITE') }, 'disabled'],
    ['nothing', {}, 'disabled'],
  ])('follow the audit configurations: %s', async (_, answers, expected) => {
    expect(await logging(answers)).toEqual({ state: 'value', value: expected });
  }); // prettier-ignore

  it('are unread where a level is refused that may switch them on', async () => {
    const refusals: GcpFixture['refusals'] = [[/organizations\/456:getIamPolicy/, { status: 403 }]];
    expect(await logging({}, refusals)).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(await logging({ [POLICY]: configs('allServices', 'DATA_READ', 'DATA_WRITE') }, refusals)).toEqual({
      state: 'value',
      value: 'enabled',
    });
  });

  it('leave out what the public reads of a bucket, which its usage log has', async () => {
    const on = { ...BUCKETS, ...everybody, [POLICY]: configs('allServices', 'DATA_READ', 'DATA_WRITE') };
    const read = async (answers: Record<string, unknown>) =>
      (await readGcp({ answers }, [gcpStorage])).resource('shop-files').facets.accessLogging;
    expect(await read(on)).toEqual({ state: 'value', value: 'partial' });
    const logged = { items: [{ name: 'shop-files', location: 'EU', logging: { logBucket: 'shop-logs' } }] };
    expect(await read({ ...on, 'storage /storage/v1/b': logged })).toEqual({ state: 'value', value: 'enabled' });
  });

  it('are judged for keys', async () => {
    const answers = {
      [`kmsinventory /v1/${HOME}/cryptoKeys`]: {
        cryptoKeys: [
          {
            name: `${HOME}/locations/eu/keyRings/r/cryptoKeys/k`,
            purpose: 'ENCRYPT_DECRYPT',
            primary: { state: 'ENABLED' },
          },
        ],
      },
    };
    const fixture = { answers, enabled: { [PROJECT]: ['cloudkms', 'kmsinventory'] } };
    expect(await verdict('service-access-logging-disabled', fixture, gcpKms)).toMatch(/^fail/);
    expect(
      await verdict(
        'service-access-logging-disabled',
        {
          ...fixture,
          answers: { ...answers, [POLICY]: configs('cloudkms.googleapis.com', 'DATA_READ', 'DATA_WRITE') },
        },
        gcpKms,
      ),
    ).toMatch(/^pass/);
  });
});

describe('Security Command Center', () => {
  const SERVICES = `securitycentermanagement /v1/${HOME}/locations/global/securityCenterServices`;
  const services = (states: Readonly<Record<string, string>>) => ({
    [SERVICES]: {
      securityCenterServices: Object.entries(states).map(([name, effectiveEnablementState]) => ({
        name: `${HOME}/locations/global/securityCenterServices/${name}`,
        effectiveEnablementState,
      })),
    },
  });
  const LOGS = 'event-threat-detection';
  it.each<[string, GcpFixture, RegExp]>([
    ['on', { answers: services({ [LOGS]: 'ENABLED' }) }, /^pass/],
    ['off, with services that look for mistakes only', { answers: services({ [LOGS]: 'DISABLED', 'security-health-analytics': 'ENABLED' }) }, /^fail/],
    ['off, with the watch over machines on', { answers: services({ [LOGS]: 'DISABLED', 'vm-threat-detection': 'ENABLED' }) }, /^partial|^fail.*part/],
    ['refused', { refusals: [[/securitycentermanagement/, { status: 403 }]] }, /^unknown/],
    ['not enabled as an API, which says nothing of the organization', { refusals: [[/securitycentermanagement/, { status: 403, reason: 'SERVICE_DISABLED', consumer: `projects/123456789012` }]] }, /^unknown/],
    ['without the service in the answer', { answers: services({}) }, /^unknown/],
  ])('watches for break-ins: %s', async (_, fixture, expected) => {
    const all = { ...fixture, answers: { ...BUCKETS, ...fixture.answers } };
    expect(await verdict('threat-detection-disabled', all, gcpStorage, gcpSecurityCommandCenter)).toMatch(expected);
  }); // prettier-ignore
});

describe('API keys', () => {
  const KEYS = `apikeys /v2/${HOME}/locations/global/keys`;
  const key = (name: string, createTime: string, more: object = {}) => ({
    name: `${HOME}/locations/global/keys/${name}`,
    displayName: name,
    createTime,
    ...more,
  });
  const fixture = (...keys: object[]): GcpFixture => ({ answers: { [KEYS]: { keys } } });
  it('grow old like other keys, and have no rights', async () => {
    const { resource, resources } = await readGcp(
      fixture(key('maps', '2019-10-08T13:40:25.217Z'), key('gone', '2019-10-08T13:40:25.217Z', { deleteTime: '2026-01-01T00:00:00Z' })),
      [gcpApiKeys],
    );
    expect(resources('identity')).toHaveLength(1);
    expect(resource('maps').facets).toMatchObject({ privilegeLevel: { value: 'limited' }, deletePermissions: { value: 'none' } });
    expect(await verdict('stale-access-key', fixture(key('maps', '2019-10-08T13:40:25.217Z')), gcpApiKeys)).toBe('fail old');
    expect(await verdict('stale-access-key', fixture(key('maps', '2026-11-01T00:00:00Z')), gcpApiKeys)).toBe('pass');
  }); // prettier-ignore

  it('that are bound to a service account have its rights', async () => {
    const email = `bot@${PROJECT}.iam.gserviceaccount.com`;
    const bound = fixture(key('bot', '2026-01-01T00:00:00Z', { serviceAccountEmail: email }));
    const policy = { bindings: [{ role: 'roles/owner', members: [`serviceAccount:${email}`] }] };
    const answers = { ...bound.answers, [`cloudresourcemanager /v3/${HOME}:getIamPolicy`]: policy };
    const rightsOf = async (more: GcpFixture) => (await readGcp({ answers, ...more }, [gcpApiKeys])).resource('bot').facets;
    expect(await rightsOf({})).toMatchObject({ privilegeLevel: { value: 'administrator' }, deletePermissions: { value: 'all' } });
    expect(await rightsOf({ refusals: [[/:getIamPolicy/, { status: 403 }]] })).toMatchObject({ privilegeLevel: { state: 'unread', reason: 'denied' } });
  }); // prettier-ignore

  it('that are bound to a service account of another project have rights that are not read', async () => {
    const { resource } = await readGcp(
      fixture(key('bot', '2026-01-01T00:00:00Z', { serviceAccountEmail: 'a@b.iam.gserviceaccount.com' })),
      [gcpApiKeys],
    );
    expect(resource('bot').facets.privilegeLevel).toMatchObject({ state: 'unread' });
  });
});

describe('recommendations', () => {
  const AT = `recommender /v1/${HOME}/locations/global/recommenders/google.iam.policy.Recommender/recommendations`;
  const row = (priority: string, state = 'ACTIVE') => ({ name: 'x', priority, stateInfo: { state } });
  it.each<[string, GcpFixture, RegExp]>([
    ['a grave one', { answers: { [AT]: { recommendations: [row('P1'), row('P4')] } } }, /^fail/],
    ['minor ones, and one that was dismissed', { answers: { [AT]: { recommendations: [row('P3'), row('P1', 'DISMISSED')] } } }, /^pass/],
    ['none', {}, /^pass/],
    ['refused', { refusals: [[/recommender/, { status: 403 }]] }, /^unknown/],
    ['not enabled', { enabled: { [PROJECT]: ['compute'] } }, /^unknown/],
  ])('are counted while they are open: %s', async (_, fixture, expected) => {
    expect(await verdict('open-provider-recommendations', fixture, gcpRecommender)).toMatch(expected);
  }); // prettier-ignore
});

describe('alerts on security events', () => {
  const OWNER =
    '(protoPayload.serviceName="cloudresourcemanager.googleapis.com") AND (ProjectOwnership OR projectOwnerInvitee)';
  const FILTERS = {
    owner: OWNER,
    audit: 'protoPayload.methodName="SetIamPolicy" AND protoPayload.serviceData.policyDelta.auditConfigDeltas:*',
    role: 'resource.type="iam_role" AND protoPayload.methodName="google.iam.admin.v1.CreateRole"',
    firewall: 'resource.type="gce_firewall_rule" AND protoPayload.methodName:"compute.firewalls.patch"',
    route: 'resource.type="gce_route" AND protoPayload.methodName:"compute.routes.delete"',
    network: 'resource.type="gce_network" AND protoPayload.methodName:"compute.networks.insert"',
  };
  const world = (names: readonly string[], more: Record<string, unknown> = {}) => ({
    ...BUCKETS,
    [`logging /v2/${HOME}/metrics`]: { metrics: Object.entries(FILTERS).map(([name, filter]) => ({ name, filter })) },
    [`monitoring /v3/${HOME}/notificationChannels`]: { notificationChannels: [{ name: 'c', enabled: true }] },
    [`monitoring /v3/${HOME}/alertPolicies`]: {
      alertPolicies: names.map(name => ({
        name: `${HOME}/alertPolicies/${name}`,
        combiner: 'OR',
        notificationChannels: ['c'],
        conditions: [
          {
            conditionThreshold: {
              filter: `resource.type="global" AND metric.type="logging.googleapis.com/user/${name}"`,
            },
          },
        ],
      })),
    },
    ...more,
  });
  const CHECK = 'security-event-without-alert';
  const judged = (fixture: GcpFixture) => verdict(CHECK, fixture, gcpLogging, gcpMonitoring, gcpStorage);
  const all = Object.keys(FILTERS);

  it('pass where each has a metric with an alert that reaches somebody', async () => {
    expect(await judged({ answers: world(all) })).toMatch(/^pass/);
    const log = { name: 'x', notificationChannels: ['c'], conditions: [{ conditionMatchedLog: { filter: OWNER } }] };
    const rest = world(all.slice(1));
    const { alertPolicies } = rest[`monitoring /v3/${HOME}/alertPolicies`] as { alertPolicies: object[] };
    expect(
      await judged({
        answers: { ...rest, [`monitoring /v3/${HOME}/alertPolicies`]: { alertPolicies: [...alertPolicies, log] } },
      }),
    ).toMatch(/^pass/);
  });

  it('fail where one has none', async () => {
    expect(await judged({ answers: world(all.filter(name => name !== 'route')) })).toBe('fail unalerted');
  });

  it.each<[string, Record<string, unknown>, GcpFixture['refusals']]>([
    ['the project sends its audit logs to', { [`logging /v2/${HOME}/sinks`]: { sinks: [{ name: 's', destination: 'pubsub.googleapis.com/projects/siem/topics/logs' }] } }, []],
    ['the organization sends them to', { [`logging /v2/${ORGANIZATION}/sinks`]: { sinks: [{ name: 's', includeChildren: true, destination: 'logging.googleapis.com/projects/central/locations/eu/buckets/all' }] } }, []],
    ['an organization that is refused may send them to', {}, [[/organizations\/456\/sinks/, { status: 403 }]]],
  ])('are unknown where they may be where %s', async (_, more, refusals) => {
    expect(await judged({ answers: world([], more), refusals: refusals ?? [] })).toMatch(/^unknown/);
  }); // prettier-ignore

  it('are not hidden by a copy in a bucket or in a log bucket of their own', async () => {
    const sinks = [
      { name: 'a', destination: 'storage.googleapis.com/archive' },
      { name: '_Default', destination: `logging.googleapis.com/projects/${PROJECT}/locations/global/buckets/_Default` },
    ];
    expect(await judged({ answers: world([], { [`logging /v2/${HOME}/sinks`]: { sinks } }) })).toMatch(/^fail/);
  });
});
