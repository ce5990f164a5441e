import { describe, expect, it, onTestFinished } from 'vitest';
import { azureAdvisor } from '../../../src/providers/azure/services/advisor/advisor.ts';
import { azureServiceHealth } from '../../../src/providers/azure/services/service-health/service-health.ts';
import { azureMonitor } from '../../../src/providers/azure/services/monitor/monitor.ts';
import { forbiddenReason } from '../../../src/providers/azure/client/guard.ts';
import { azurePermissionsOf, azureRole } from '../../../src/providers/azure/custom-role.ts';
import { checkAzureAccess } from '../../../src/providers/azure/probe.ts';
import { azureRoleAssignments } from '../../../src/providers/azure/services/role-assignments/role-assignments.ts';
import { value } from '../../../src/model/reading.ts';
import type { CollectedAzure } from '../../support/azure/collect.ts';
import { armPath, collectAzure, startTrustedServer, SUBSCRIPTION } from '../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
const SETTINGS = `${scope}/providers/Microsoft.Insights/diagnosticSettings`;
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };

describe('the activity log', () => {
  const workspace = armPath('Microsoft.OperationalInsights/workspaces', 'Records');
  const setting = (logs: Record<string, boolean>, more: Record<string, unknown> = { workspaceId: workspace }) => ({
    id: `${SETTINGS}/export`,
    type: 'Microsoft.Insights/diagnosticSettings',
    name: 'export',
    location: null,
    properties: { ...more, logs: Object.entries(logs).map(([category, enabled]) => ({ category, enabled })) },
  });
  const world = (...settings: ReturnType<typeof setting>[]) => ({
    subscriptions,
    answers: { [SETTINGS]: settings },
    resources: [
      {
        id: workspace,
        type: 'Microsoft.OperationalInsights/workspaces',
        name: 'Records',
        location: 'westeurope',
        properties: { retentionInDays: 30, sku: { name: 'PerGB2018' } },
      },
    ],
  });
  const only = { collectors: [azureMonitor] };

  it('is kept where its categories are sent somewhere that nobody edits', async () => {
    const { resource } = await collectAzure(world(setting({ Administrative: true, Security: true })), only);
    expect(resource('export').facets.auditLog).toMatchObject({
      value: { logging: true, managementEvents: true, logFileValidation: true, bucket: workspace.toLowerCase() },
    });
    expect(resource('Records').facets).toMatchObject({ retention: value({ days: 30 }), logType: value('audit') });
  });

  it('is kept in part where the changes are left out, and in files that can be edited', async () => {
    const { resource } = await collectAzure(
      world(setting({ Administrative: false, Policy: true }, { storageAccountId: armPath('Microsoft.Storage/storageAccounts', 'logs') })), // prettier-ignore
      only,
    );
    expect(resource('export').facets.auditLog).toMatchObject({
      value: { logging: true, managementEvents: false, logFileValidation: false },
    });
    expect(resource('Records').facets.logType).toEqual(value('operational'));
  });

  it('is sent nowhere where there is no setting, and unread where none may be seen', async () => {
    const none = await collectAzure(world(), only);
    expect(none.population('audit-log')?.reading).toEqual({ state: 'value', value: 0 });
    const hidden = await collectAzure({ ...world(), refusals: [[/diagnosticSettings/, denied]] }, only);
    expect(hidden.population('audit-log')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(hidden.resource('Records').facets.logType).toMatchObject({ state: 'unread' });
  });

  it('tells somebody only by alerts whose group is switched on and names somebody', async () => {
    const group = (name: string, more: Record<string, unknown>) => ({
      id: armPath('Microsoft.Insights/actionGroups', name),
      type: 'Microsoft.Insights/actionGroups',
      name,
      location: 'Global',
      properties: { groupShortName: name, enabled: true, emailReceivers: [], smsReceivers: [], ...more },
    });
    const alert = (name: string, groupId: string) => ({
      id: armPath('Microsoft.Insights/metricAlerts', name),
      type: 'Microsoft.Insights/metricAlerts',
      name,
      location: 'global',
      properties: {
        enabled: true,
        severity: 2,
        scopes: [scope],
        criteria: { allOf: [{ metricName: 'Percentage CPU', name: 'High' }] },
        actions: [{ actionGroupId: groupId, webHookProperties: {} }],
      },
    });
    const event = {
      id: armPath('Microsoft.Insights/activityLogAlerts', 'outages'),
      type: 'Microsoft.Insights/activityLogAlerts',
      name: 'outages',
      location: 'Global',
      properties: {
        enabled: true,
        scopes: [scope],
        condition: { allOf: [{ field: 'category', equals: 'ServiceHealth' }] },
        actions: { actionGroups: [{ actionGroupId: armPath('Microsoft.Insights/actionGroups', 'ops').toUpperCase() }] },
      },
    };
    const resources = [
      group('ops', { emailReceivers: [{ name: 'on call', emailAddress: 'ops@example.com' }] }),
      group('empty', {}),
      group('off', { enabled: false, emailReceivers: [{ name: 'x' }] }),
      alert('heard', armPath('Microsoft.Insights/actionGroups', 'Ops')),
      alert('unheard', armPath('Microsoft.Insights/actionGroups', 'empty')),
      alert('silenced', armPath('Microsoft.Insights/actionGroups', 'off')),
      alert('foreign', armPath('Microsoft.Insights/actionGroups', 'ops', SUBSCRIPTION.replace(/a$/, 'b'))),
      event,
    ];
    const { resource } = await collectAzure({ subscriptions, answers: { [SETTINGS]: [] }, resources }, only);
    const actions = (name: string) => resource(name).facets.alarm;
    expect(actions('heard')).toMatchObject({ value: { enabled: true, actions: 1, metric: 'Percentage CPU' } });
    expect(actions('unheard')).toMatchObject({ value: { actions: 0 } });
    expect(actions('silenced')).toMatchObject({ value: { actions: 0 } });
    expect(actions('outages')).toMatchObject({ value: { actions: 1 } });
    expect(actions('foreign')).toMatchObject({ state: 'unread', reason: 'not-collected' });
  });

  it('hears of outages only by a rule that passes them on to somebody', async () => {
    const TYPE = 'Microsoft.Insights/activityLogAlerts';
    const GROUP = 'Microsoft.Insights/actionGroups';
    const groups = [
      {
        id: armPath(GROUP, 'ops'),
        type: GROUP,
        name: 'ops',
        properties: { enabled: true, emailReceivers: [{ name: 'on call' }] },
      },
    ];
    const rule = (allOf: readonly unknown[], group = 'ops', more: Record<string, unknown> = {}) => ({
      id: armPath(TYPE, 'rule'),
      type: TYPE,
      name: 'rule',
      location: 'Global',
      properties: {
        enabled: true,
        scopes: [scope],
        condition: { allOf },
        actions: { actionGroups: [{ actionGroupId: armPath(GROUP, group) }] },
        ...more,
      },
    });
    const health = { field: 'category', equals: 'ServiceHealth' };
    const sort = (equals: string) => ({ field: 'properties.incidentType', equals });
    const told = async (...rules: readonly ReturnType<typeof rule>[]) =>
      (
        await collectAzure({ subscriptions, answers: { [SETTINGS]: [] }, resources: [...groups, ...rules] }, only)
      ).resource('Shop').facets.serviceHealthAlerts;
    expect(await told(rule([health]))).toEqual({ state: 'value', value: { rules: 1, delivered: 1 } });
    expect(await told(rule([health, { anyOf: [sort('Maintenance'), sort('Incident')] }]))).toMatchObject({
      value: { delivered: 1 },
    });
    expect(await told(rule([health], 'nobody'))).toEqual({ state: 'value', value: { rules: 1, delivered: 0 } });
    for (const other of [
      rule([health, sort('Maintenance')]),
      rule([{ field: 'category', equals: 'Administrative' }]),
      rule([health], 'ops', { enabled: false }),
    ])
      expect(await told(other)).toEqual({ state: 'value', value: { rules: 0, delivered: 0 } });
    const denied = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: [`${TYPE}/read`] }] };
    const hidden = await collectAzure({ subscriptions, permissions: denied, answers: { [SETTINGS]: [] } }, only);
    expect(hidden.resource('Shop').facets.serviceHealthAlerts).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('who may do everything on a subscription', () => {
  const ROLES = `${scope}/providers/Microsoft.Authorization/roleDefinitions`;
  const ASSIGNMENTS = `${scope}/providers/Microsoft.Authorization/roleAssignments`;
  const given = (principalId: string, principalType: string, role: string, at = scope) => ({
    id: `${at}/providers/Microsoft.Authorization/roleAssignments/${principalId}-${role}`,
    type: 'Microsoft.Authorization/roleAssignments',
    name: `${principalId}-${role}`,
    properties: {
      principalId,
      principalType,
      scope: at,
      roleDefinitionId: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    },
  });
  const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
  const custom = {
    name: 'custom-1',
    properties: { roleName: 'Everything', type: 'CustomRole', permissions: [{ actions: ['*'], notActions: [] }] },
  };
  const world = {
    subscriptions,
    answers: {
      [ROLES]: [custom],
      [ASSIGNMENTS]: [
        given('ann', 'User', OWNER),
        given('ann', 'User', CONTRIBUTOR),
        given('ben', 'User', CONTRIBUTOR),
        given('ops', 'Group', OWNER, '/providers/Microsoft.Management/managementGroups/root'),
        given('ci', 'ServicePrincipal', 'custom-1'),
        given('eve', 'User', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9'),
      ],
    },
  };
  const only = { collectors: [azureRoleAssignments] };
  const powers = ({ resource }: CollectedAzure, ...names: string[]) =>
    names.map(name => resource(name).facets.privilegeLevel);

  it('is told by the roles, each principal once, inherited ones too', async () => {
    const read = await collectAzure(world, only);
    expect(read.population('identity')?.reading).toEqual({ state: 'value', value: 5 });
    expect(powers(read, 'User ann', 'User ben', 'Group ops', 'ServicePrincipal ci', 'User eve')).toEqual(
      ['administrator', 'limited', 'administrator', 'administrator', 'can-escalate'].map(value),
    );
    expect(read.resource('User ann').facets.trustedPrincipals).toMatchObject({
      value: [{ type: 'user', principal: 'ann' }],
    });
  });

  it('is open where custom roles may not be seen, but for who owns it anyway', async () => {
    const read = await collectAzure({ ...world, refusals: [[/roleDefinitions/, denied]] }, only);
    expect(powers(read, 'User ann')).toEqual([value('administrator')]);
    expect(powers(read, 'User ben')).toMatchObject([{ state: 'unread', reason: 'denied' }]);
  });

  it('is unread where the assignments may not be seen', async () => {
    const { population } = await collectAzure({ ...world, refusals: [[/roleAssignments/, denied]] }, only);
    expect(population('identity')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('how people sign in', () => {
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

  it('is asked of the directory, once for each person whatever subscriptions there are', async () => {
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
    expect(signIn(`User ${ANN}`)).toEqual(by(true));
    expect(signIn(`User ${BEN}`)).toEqual(by(false));
    expect(signIn(`User ${CAT}`), 'without any password').toEqual(by(true));
    expect(signIn(`User ${GONE}`)).toEqual({ state: 'absent' });
    expect(signIn('Group 20000000-0000-4000-a000-000000000001')).toEqual({ state: 'absent' });
    expect(signIn('ServicePrincipal 20000000-0000-4000-a000-000000000002')).toMatchObject({ state: 'unread' });
    expect(server.log().filter(line => line.includes(BEN))).toHaveLength(1);
  });

  it('is unread where the directory refuses, which is asked no second time', async () => {
    const answers = { ...assigned, [ASSIGNMENTS.replace(SUBSCRIPTION, OTHER)]: [given(CAT, 'User')] };
    const { resource, server, refusals } = await collectAzure(
      { subscriptions: [...subscriptions, { subscriptionId: OTHER }], answers },
      only,
    );
    for (const id of [ANN, BEN, CAT])
      expect(resource(`User ${id}`).facets.credentials).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(server.log().filter(line => line.includes('/v1.0/'))).toHaveLength(1);
    const refusal = { call: 'MicrosoftGraph:userRegistrationDetails:get', reason: 'denied' };
    expect(refusals(), 'in both subscriptions').toMatchObject([refusal, refusal]);
  });

  it('is no fault of the set-up where it is refused, and needs no role on a subscription', async () => {
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

  it('is asked of nobody whose number is none', async () => {
    const answers = { [ASSIGNMENTS]: [given('../users?$select=mail', 'User')] };
    const { resource, server, refusals } = await collectAzure({ subscriptions, answers }, only);
    expect(refusals()).toEqual([]);
    expect(resource('User ../users?$select=mail').facets.credentials).toMatchObject({ state: 'unread' });
    expect(server.log().filter(line => line.includes('/v1.0/'))).toEqual([]);
  });

  it('is all that the directory may ever be asked', () => {
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

  it('needs no right that a role on a subscription could give', () => {
    expect(azureRole().Actions.filter(action => !action.includes('/'))).toEqual([]);
    expect(azurePermissionsOf('MicrosoftGraph:userRegistrationDetails:get')).toEqual(['AuditLog.Read.All']);
  });
});

describe('what Microsoft tells', () => {
  const advice = (name: string, impact: string, more: Record<string, unknown> = {}) => ({
    id: `${scope}/providers/Microsoft.Advisor/recommendations/${name}`,
    type: 'Microsoft.Advisor/recommendations',
    name,
    properties: { category: 'HighAvailability', impact, impactedField: 'Microsoft.Compute/virtualMachines', ...more },
  });
  const event = (name: string, properties: Record<string, unknown>) => ({
    id: `${scope}/providers/Microsoft.ResourceHealth/events/${name}`,
    type: 'Microsoft.ResourceHealth/events',
    name,
    properties,
  });
  const retirement = event('ABC-1', {
    EventType: 'HealthAdvisory',
    EventSubType: 'Retirement',
    Status: 'Active',
    Title: 'Basic load balancers end',
    ImpactMitigationTime: '2027-09-30T00:00:00Z',
    Impact: [{ ImpactedService: 'Load Balancer', ImpactedRegions: [{ ImpactedRegion: 'West Europe' }] }],
  });
  const account = ({ records }: CollectedAzure) => {
    const [found] = records.filter(one => one.record === 'facet');
    return found;
  };
  const outages = ({ records }: CollectedAzure) =>
    records.flatMap(one => (one.record === 'facet' && one.facets.outages !== undefined ? [one.facets.outages] : []))[0];

  it('counts advice by its weight, without what somebody put off', async () => {
    const resources = [advice('a', 'High'), advice('b', 'Medium'), advice('c', 'High', { suppressionIds: ['x'] })];
    const read = await collectAzure({ subscriptions, resources }, { collectors: [azureAdvisor] });
    expect(account(read)).toMatchObject({
      id: scope,
      facets: { openRecommendations: value({ errors: 1, warnings: 1 }) },
    });
  });

  it('names what will end, and not what is over or only broke', async () => {
    const resources = [
      retirement,
      event('ABC-2', {
        EventType: 'ServiceIssue',
        Status: 'Active',
        Title: 'Outage',
        ImpactStartTime: '2026-03-01T08:00:00Z',
      }),
      event('ABC-3', { EventType: 'HealthAdvisory', EventSubType: 'Retirement', Status: 'Resolved', Title: 'Over' }),
    ];
    const read = await collectAzure({ subscriptions, resources }, { collectors: [azureServiceHealth] });
    expect(outages(read)).toEqual(value([{ what: 'Outage', at: '2026-03-01T08:00:00.000Z' }]));
    expect(account(read)?.facets.scheduledChanges).toEqual(
      value([{ what: 'Basic load balancers end', region: 'West Europe', at: '2027-09-30T00:00:00.000Z' }]),
    );
  });

  it('is unread where it may not be seen', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Resources/*/read'] }] };
    const read = await collectAzure(
      { subscriptions, resources: [retirement], permissions },
      { collectors: [azureServiceHealth] },
    );
    expect(account(read)?.facets.scheduledChanges).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(outages(read)).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
