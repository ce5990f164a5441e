import { describe, expect, it } from 'vitest';
import { gcpIam } from '../../../../src/providers/gcp/services/iam/iam.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';

const POLICY = `cloudresourcemanager /v3/projects/${PROJECT}:getIamPolicy`;
const EMAIL = `deploy@${PROJECT}.iam.gserviceaccount.com`;
const ACCOUNT = { name: `projects/${PROJECT}/serviceAccounts/${EMAIL}`, email: EMAIL, uniqueId: '107' };
const binding = (role: string, member: string, more: object = {}): object => ({ role, members: [member], ...more });

async function read(bindings: readonly object[], more: GcpFixture = {}) {
  const { answers = {}, ...rest } = more;
  return readGcp({ ...rest, answers: { [POLICY]: { bindings }, ...answers } }, [gcpIam]);
}
const level = async (bindings: readonly object[], more: GcpFixture = {}, name = 'user ada@example.com') =>
  (await read(bindings, more)).resource(name).facets.privilegeLevel;
const ADA = 'user:ada@example.com';

describe('the privilege level of a member', () => {
  it.each([
    ['roles/owner', 'administrator'],
    ['roles/editor', 'can-escalate'],
    ['roles/resourcemanager.projectIamAdmin', 'can-escalate'],
    ['roles/iam.securityAdmin', 'can-escalate'],
    ['roles/iam.serviceAccountTokenCreator', 'can-escalate'],
    ['roles/iam.serviceAccountUser', 'limited'],
    ['roles/viewer', 'limited'],
    ['roles/compute.instanceAdmin.v1', 'limited'],
    ['roles/storage.admin', 'limited'],
  ])('with %s is %s', async (role, expected) => {
    expect(await level([binding(role, ADA)])).toEqual({ state: 'value', value: expected });
  });

  it('follows from several roles together: who may act as a service account and create a machine', async () => {
    const roles = [binding('roles/iam.serviceAccountUser', ADA), binding('roles/compute.instanceAdmin.v1', ADA)];
    expect(await level(roles)).toEqual({ state: 'value', value: 'can-escalate' });
  });

  it('follows from the permissions of a custom role', async () => {
    const role = `projects/${PROJECT}/roles/deployer`;
    const answers = {
      [`iam /v1/projects/${PROJECT}/roles`]: {
        roles: [{ name: role, includedPermissions: ['iam.serviceAccountKeys.create'] }],
      },
    };
    expect(await level([binding(role, ADA)], { answers })).toEqual({ state: 'value', value: 'can-escalate' });
    const refusals = [[/\/roles$/, { status: 403 }]] as const;
    expect(await level([binding(role, ADA)], { refusals })).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is open where the role is not known, or granted with a condition', async () => {
    expect(await level([binding('roles/brandnew.admin', ADA)])).toMatchObject({
      state: 'unread',
      reason: 'not-collected',
    });
    const condition = { condition: { expression: 'request.time < timestamp("2027-01-01T00:00:00Z")' } };
    expect(await level([binding('roles/owner', ADA, condition)])).toMatchObject({ state: 'unread' });
    expect(await level([binding('roles/viewer', ADA, condition)])).toEqual({ state: 'value', value: 'limited' });
  });

  it('comes from the folder and the organization, too', async () => {
    const more = {
      ancestors: ['folders/7', 'organizations/9'],
      answers: { 'cloudresourcemanager /v3/organizations/9:getIamPolicy': { bindings: [binding('roles/owner', ADA)] } },
    };
    expect(await level([], more)).toEqual({ state: 'value', value: 'administrator' });
  });

  it('is open while the policy of the organization is refused, unless it is an administrator anyway', async () => {
    const more = {
      ancestors: ['organizations/9'],
      refusals: [[/organizations\/9:getIamPolicy/, { status: 403 }]] as const,
    };
    const result = await read([binding('roles/viewer', ADA), binding('roles/owner', 'user:bob@example.com')], more);
    expect(result.resource('user ada@example.com').facets.privilegeLevel).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
    expect(result.resource('user bob@example.com').facets.privilegeLevel).toEqual({
      state: 'value',
      value: 'administrator',
    });
    expect(result.population('identity')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    // The right to grant is that of the call that was refused, which is counted once.
    const refused = 'cloudresourcemanager:organizations.getIamPolicy';
    expect(result.population('identity')?.call).toBe(refused);
    const calls = result.records.flatMap(one => (one.record === 'unit' ? one.calls : []));
    expect(calls.filter(one => one.refused > 0)).toEqual([{ operation: refused, count: 1, refused: 1 }]);
  });
});

describe('members', () => {
  it('are people, groups, pools and other projects, without the agents that Google runs', async () => {
    const members = [
      ADA,
      'group:team@example.com',
      'serviceAccount:ci@other-project.iam.gserviceaccount.com',
      'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/attribute.repository/shop/web',
      'allAuthenticatedUsers',
      'serviceAccount:service-1@compute-system.iam.gserviceaccount.com',
      'serviceAccount:1@cloudservices.gserviceaccount.com',
      'deleted:user:eve@example.com?uid=1',
    ];
    const { resources } = await read([{ role: 'roles/viewer', members }]);
    const trusted = resources('identity').map(({ name, facets }) => [
      name,
      facets.trustedPrincipals?.state === 'value'
        ? facets.trustedPrincipals.value.map(({ type, pipeline }) => [type, pipeline])
        : [],
    ]);
    expect(trusted).toEqual([
      ['user ada@example.com', [['user', undefined]]],
      ['group team@example.com', [['federated', undefined]]],
      ['serviceAccount ci@other-project.iam.gserviceaccount.com', [['account', undefined]]],
      [expect.stringContaining('workloadIdentityPools/github'), [['federated', true]]],
      ['allAuthenticatedUsers', [['public', undefined]]],
    ]);
    expect(resources('identity')[0]?.facets.credentials).toMatchObject({ state: 'unread', reason: 'not-collected' });
  });
});

describe('a service account', () => {
  const answers = {
    [`iam /v1/projects/${PROJECT}/serviceAccounts`]: { accounts: [ACCOUNT] },
    [`iam /v1/projects/${PROJECT}/serviceAccounts/${EMAIL}/keys`]: {
      keys: [
        { name: 'k', keyType: 'USER_MANAGED', validAfterTime: '2024-01-01T00:00:00Z', privateKeyData: 'never there' },
      ],
    },
    [`iam /v1/projects/${PROJECT}/serviceAccounts/${EMAIL}:getIamPolicy`]: {
      bindings: [binding('roles/iam.serviceAccountTokenCreator', 'allUsers')],
    },
  };

  it('has its keys, its roles and those who may impersonate it, once', async () => {
    const { resources, resource, records } = await read([binding('roles/owner', `serviceAccount:${EMAIL}`)], {
      answers,
    });
    expect(resources('identity')).toHaveLength(1);
    expect(resource(EMAIL).facets).toMatchObject({
      privilegeLevel: { value: 'administrator' },
      deletePermissions: { value: 'all' },
      credentials: {
        value: {
          consoleAccess: false,
          accessKeys: [{ active: true, useUnknown: true, createdAt: '2024-01-01T00:00:00.000Z' }],
        },
      },
      trustedPrincipals: {
        value: expect.arrayContaining([{ type: 'public', principal: '*', requiresExternalIdOrMfa: false }]) as unknown,
      },
    });
    expect(JSON.stringify(records)).not.toContain('never there');
  });

  it('that is disabled has no active key; refused keys are unread', async () => {
    const off = {
      ...answers,
      [`iam /v1/projects/${PROJECT}/serviceAccounts`]: { accounts: [{ ...ACCOUNT, disabled: true }] },
    };
    expect((await read([], { answers: off })).resource(EMAIL).facets.credentials).toMatchObject({
      value: { accessKeys: [{ active: false }] },
    });
    const refusals = [[/\/keys$/, { status: 403 }]] as const;
    expect((await read([], { answers, refusals })).resource(EMAIL).facets.credentials).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
  });
});
