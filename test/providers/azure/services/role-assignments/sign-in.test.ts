import { describe, expect, it, onTestFinished } from 'vitest';
import { forbiddenReason } from '../../../../../src/providers/azure/client/guard.ts';
import { azurePermissionsOf, azureRole } from '../../../../../src/providers/azure/custom-role.ts';
import { checkAzureAccess } from '../../../../../src/providers/azure/probe.ts';
import { azureRoleAssignments } from '../../../../../src/providers/azure/services/role-assignments/role-assignments.ts';
import { collectAzure, startTrustedServer, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;

describe('sign-in methods', () => {
  const ASSIGNMENTS = `${scope}/providers/Microsoft.Authorization/roleAssignments`;
  const PEOPLE = '/v1.0/reports/authenticationMethods/userRegistrationDetails';
  const person = (end: number): string => `10000000-0000-4000-a000-00000000000${String(end)}`;
  const [ANN, BEN, CAT, GONE] = [person(1), person(2), person(3), person(4)] as const;
  const given = (principalId: string, principalType: string) => ({
    id: `${ASSIGNMENTS}/${principalId}`,
    properties: {
      principalId,
      principalType,
      scope,
      roleDefinitionId: `${scope}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`,
    },
  });
  const detail = (id: string, more: Record<string, unknown>) => ({
    id,
    userType: 'member',
    isAdmin: true,
    isMfaRegistered: false,
    isMfaCapable: false,
    isPasswordlessCapable: false,
    ...more,
  });
  const assigned = {
    [ASSIGNMENTS]: [
      given(ANN, 'User'),
      given(BEN, 'User'),
      given(CAT, 'User'),
      given(GONE, 'User'),
      given('20000000-0000-4000-a000-000000000001', 'Group'),
      given('20000000-0000-4000-a000-000000000002', 'ServicePrincipal'),
    ],
  };
  const open = {
    ...assigned,
    [`${PEOPLE}/${ANN}`]: detail(ANN, { isMfaRegistered: true }),
    [`${PEOPLE}/${BEN}`]: detail(BEN, {}),
    [`${PEOPLE}/${CAT}`]: detail(CAT, { isPasswordlessCapable: true }),
    [`${PEOPLE}/${GONE}`]: null,
  };
  const only = { collectors: [azureRoleAssignments] };
  const OTHER = SUBSCRIPTION.replace(/a$/, 'b');

  it('are read from Microsoft Graph, once for each user of all subscriptions', async () => {
    const answers = { ...open, [ASSIGNMENTS.replace(SUBSCRIPTION, OTHER)]: [given(BEN, 'User')] };
    const { resource, server } = await collectAzure(
      { subscriptions: [...subscriptions, { subscriptionId: OTHER }], answers },
      only,
    );
    const signIn = (name: string) => resource(name).facets.credentials;
    const by = (secondFactor: boolean) => ({
      state: 'value',
      value: { consoleAccess: true, mfa: secondFactor, accessKeys: [] },
    });
    expect(signIn(`User (object id ${ANN})`)).toEqual(by(true));
    expect(signIn(`User (object id ${BEN})`)).toEqual(by(false));
    expect(signIn(`User (object id ${CAT})`), 'without any password').toEqual(by(true));
    expect(signIn(`User (object id ${GONE})`)).toEqual({ state: 'absent' });
    expect(signIn('Group (object id 20000000-0000-4000-a000-000000000001)')).toEqual({ state: 'absent' });
    expect(signIn('Service principal (object id 20000000-0000-4000-a000-000000000002)')).toMatchObject({
      state: 'unread',
    });
    expect(server.log().filter(line => line.includes(BEN))).toHaveLength(1);
  });

  it('come with the name of the person; without one, and for two of one name, with the object id', async () => {
    const answers = {
      ...open,
      [`${PEOPLE}/${ANN}`]: detail(ANN, { userDisplayName: 'Ann Bell', userPrincipalName: 'ann@shop.example' }),
      [`${PEOPLE}/${BEN}`]: detail(BEN, { userDisplayName: 'Ben Cole' }),
      [`${PEOPLE}/${CAT}`]: detail(CAT, { userDisplayName: 'Ben Cole' }),
    };
    const { records, server } = await collectAzure({ subscriptions, answers }, only);
    const names = records.flatMap(one => (one.record === 'resource' ? [[one.stableId, one.name]] : []));
    expect(Object.fromEntries(names)).toMatchObject({
      [ANN]: 'Ann Bell',
      [BEN]: `Ben Cole (object id ${BEN})`,
      [CAT]: `Ben Cole (object id ${CAT})`,
      [GONE]: `User (object id ${GONE})`,
    });
    expect(
      server.log().filter(line => line.includes('/v1.0/')),
      'no call more',
    ).toHaveLength(4);
  });

  it('are unread after one denied request', async () => {
    const answers = { ...assigned, [ASSIGNMENTS.replace(SUBSCRIPTION, OTHER)]: [given(CAT, 'User')] };
    const { resource, server, refusals } = await collectAzure(
      { subscriptions: [...subscriptions, { subscriptionId: OTHER }], answers },
      only,
    );
    for (const id of [ANN, BEN, CAT])
      expect(resource(`User (object id ${id})`).facets.credentials).toMatchObject({
        state: 'unread',
        reason: 'denied',
      });
    expect(server.log().filter(line => line.includes('/v1.0/'))).toHaveLength(1);
    const refusal = { call: 'MicrosoftGraph:userRegistrationDetails:get', reason: 'denied' };
    expect(refusals(), 'in both subscriptions').toMatchObject([refusal, refusal]);
  });

  it('are optional: a denied request is no failure of the doctor', async () => {
    const server = await startTrustedServer({ subscriptions, answers: assigned });
    onTestFinished(() => server.close());
    const credential = { getToken: () => Promise.resolve({ token: 't', expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const lines = await checkAzureAccess({ version: '0', endpoint: server.url, credential, maxRetries: 0, ...only });
    expect(lines.filter(({ ok }) => ok === false)).toEqual([]);
    const line = lines.find(({ what }) => what === 'directory');
    expect(line).toMatchObject({ ok: null });
    expect(line?.fix).toMatch(/Security Reader .* AuditLog\.Read\.All/);
    expect(lines.filter(({ paste }) => paste !== undefined)).toEqual([]);
  });

  it('are not requested for a principal with an invalid id', async () => {
    const answers = { [ASSIGNMENTS]: [given('../users?$select=mail', 'User')] };
    const { resource, server, refusals } = await collectAzure({ subscriptions, answers }, only);
    expect(refusals()).toEqual([]);
    expect(resource('User (object id ../users?$select=mail)').facets.credentials).toMatchObject({ state: 'unread' });
    expect(server.log().filter(line => line.includes('/v1.0/'))).toEqual([]);
  });

  it('are the only request that the guard allows to Microsoft Graph', () => {
    const ask = (path: string, method: 'GET' | 'POST' = 'GET') => forbiddenReason({ method, path, host: 'directory' });
    expect(ask(`${PEOPLE}/${ANN}`)).toBeUndefined();
    for (const path of [
      PEOPLE,
      `${PEOPLE}/${ANN}?$expand=x`,
      `/v1.0/users/${ANN}`,
      `/v1.0/applications`,
      `${PEOPLE}/../users`,
    ])
      expect(ask(path), path).toBeDefined();
    expect(ask(`${PEOPLE}/${ANN}`, 'POST')).toBeDefined();
  });

  it('need a permission of Microsoft Graph, which no Azure role contains', () => {
    expect(azureRole().Actions.filter(action => !action.includes('/'))).toEqual([]);
    expect(azurePermissionsOf('MicrosoftGraph:userRegistrationDetails:get')).toEqual(['AuditLog.Read.All']);
  });
});
