import { describe, expect, it } from 'vitest';
import { azureDiagnostics } from '../../../../../src/providers/azure/services/diagnostics/diagnostics.ts';
import { value } from '../../../../../src/model/reading.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };
const one = (type: string, name: string, more: Partial<StoredResource> = {}): StoredResource => ({
  id: armPath(type, name),
  type,
  location: 'westeurope',
  properties: {},
  ...more,
});
const settingsOf = ({ id }: StoredResource): string => `${id}/providers/Microsoft.Insights/diagnosticSettings`;
const settingWith = (logs: readonly object[]) => [
  {
    type: 'Microsoft.Insights/diagnosticSettings',
    name: 'to-records',
    properties: { workspaceId: '/w', logs, metrics: [{ enabled: true }] },
  },
];
const sends = (enabled: boolean) => settingWith([{ categoryGroup: 'allLogs', enabled }]);
const exports = (...categories: readonly string[]) =>
  settingWith(categories.map(category => ({ category, enabled: true })));

/** Facets added to each resource, by the end of its id. */
async function added(fixture: Partial<ArmFixture>) {
  const collected = await collectAzure({ subscriptions, ...fixture }, { collectors: [azureDiagnostics] });
  const facets = collected.records.flatMap(one =>
    one.record === 'facet' ? [[one.id.split('/').at(-1), one.facets] as const] : [],
  );
  return { ...collected, facets: Object.fromEntries(facets) };
}

describe('diagnostic settings', () => {
  const gateway = one('Microsoft.Network/applicationGateways', 'front');
  const firewall = one('Microsoft.Network/azureFirewalls', 'wall');
  const cosmos = one('Microsoft.DocumentDB/databaseAccounts', 'orders');

  it('enable logging with all logs; metrics alone do not count', async () => {
    const answers = {
      [settingsOf(gateway)]: sends(true),
      [settingsOf(firewall)]: sends(false),
      [settingsOf(cosmos)]: [],
    };
    const { facets } = await added({ resources: [gateway, firewall, cosmos], answers });
    expect(facets).toEqual({
      front: { accessLogging: value('enabled') },
      wall: { accessLogging: value('disabled') },
      orders: { accessLogging: value('disabled') },
    });
  });

  it.each([
    ['Microsoft.Network/applicationGateways', ['ApplicationGatewayPerformanceLog'], 'unrelated'],
    ['Microsoft.Network/applicationGateways', ['ApplicationGatewayFirewallLog'], 'partial'],
    ['Microsoft.Network/applicationGateways', ['applicationgatewayaccesslog'], 'enabled'],
    ['Microsoft.Network/azureFirewalls', ['AZFWNetworkRule'], 'partial'],
    ['Microsoft.Network/azureFirewalls', ['AZFWApplicationRule', 'AZFWNetworkRule'], 'enabled'],
    ['Microsoft.Network/azureFirewalls', ['AZFWDnsQuery'], 'unrelated'],
    ['Microsoft.DocumentDB/databaseAccounts', ['ControlPlaneRequests'], 'unrelated'],
    ['Microsoft.DocumentDB/databaseAccounts', ['CassandraRequests'], 'enabled'],
    ['Microsoft.DBforPostgreSQL/flexibleServers', ['PostgreSQLFlexTableStats'], 'unrelated'],
    ['Microsoft.DBforPostgreSQL/flexibleServers', ['PostgreSQLLogs'], 'enabled'],
    ['Microsoft.DBforMySQL/flexibleServers', ['MySqlSlowLogs'], 'partial'],
    ['Microsoft.Sql/managedInstances', ['ResourceUsageStats'], 'unrelated'],
    ['Microsoft.ApiManagement/service', ['DeveloperPortalAuditLogs'], 'unrelated'],
    ['Microsoft.KeyVault/vaults', ['AuditEvent'], 'enabled'],
    ['Microsoft.KeyVault/vaults', ['AzurePolicyEvaluationDetails'], 'unrelated'],
    ['Microsoft.ContainerRegistry/registries', ['ContainerRegistryLoginEvents'], 'partial'],
    [
      'Microsoft.ContainerRegistry/registries',
      ['ContainerRegistryLoginEvents', 'ContainerRegistryRepositoryEvents'],
      'enabled',
    ],
    ['Microsoft.AppConfiguration/configurationStores', ['Audit'], 'enabled'],
    ['Microsoft.AppConfiguration/configurationStores', ['HttpRequest'], 'partial'],
    ['Microsoft.ServiceBus/namespaces', ['RuntimeAuditLogs'], 'enabled'],
    ['Microsoft.ServiceBus/namespaces', ['OperationalLogs'], 'partial'],
    ['Microsoft.EventHub/namespaces', ['ArchiveLogs'], 'unrelated'],
    ['Microsoft.EventHub/namespaces', ['OperationalLogs', 'RuntimeAuditLogs'], 'enabled'],
    ['Microsoft.EventGrid/topics', ['DeliveryFailures'], 'unrelated'],
    ['Microsoft.SignalRService/webPubSub', ['HttpRequestLogs'], 'partial'],
  ])('of %s with %j are %s', async (type, categories, logging) => {
    const it = one(type, 'it');
    const { facets } = await added({ resources: [it], answers: { [settingsOf(it)]: exports(...categories) } });
    expect(facets['it']).toEqual({ accessLogging: value(logging) });
  });

  it('of a Front Door profile need its access log, in any of several settings', async () => {
    const endpoint: StoredResource = {
      ...one('Microsoft.Cdn/profiles/afdEndpoints', 'x'),
      id: `${armPath('Microsoft.Cdn/profiles', 'world')}/afdEndpoints/shop`,
    };
    const settings = settingsOf(one('Microsoft.Cdn/profiles', 'world'));
    const logging = async (answer: unknown) =>
      (await added({ resources: [endpoint], answers: { [settings]: answer } })).facets['shop']
        ?.accessLogging as unknown;
    expect(await logging(exports('FrontDoorHealthProbeLog'))).toEqual(value('unrelated'));
    expect(await logging([...exports('FrontDoorHealthProbeLog'), ...exports('FrontDoorAccessLog')])).toEqual(
      value('enabled'),
    );
  });

  it('of a cluster cover its audit log', async () => {
    const cluster = one('Microsoft.ContainerService/managedClusters', 'aks', {
      properties: { addonProfiles: { omsagent: { enabled: true } } },
    });
    const logging = async (answer: unknown) =>
      (await added({ resources: [cluster], answers: { [settingsOf(cluster)]: answer } })).facets['aks'] as unknown;
    expect(await logging(exports('cluster-autoscaler', 'kube-scheduler'))).toEqual({
      diagnosticLogging: value('partial'),
    });
    expect(await logging(exports('kube-audit-admin'))).toEqual({ diagnosticLogging: value('all') });
  });

  it('of a cluster cover container logs and control plane logs', async () => {
    const cluster = (name: string, addonProfiles: unknown) =>
      one('Microsoft.ContainerService/managedClusters', name, { properties: { addonProfiles } });
    const on = { omsAgent: { enabled: true, config: {} }, azurepolicy: { enabled: true } };
    const [both, inside, outside, none, dark] = [
      cluster('both', on),
      cluster('inside', { omsagent: { enabled: true } }),
      cluster('outside', { omsagent: { enabled: false } }),
      cluster('none', null),
      cluster('dark', on),
    ] as const;
    const { facets } = await added({
      resources: [both, inside, outside, none, dark],
      answers: {
        [settingsOf(both)]: sends(true),
        [settingsOf(inside)]: [],
        [settingsOf(outside)]: sends(true),
        [settingsOf(none)]: sends(false),
      },
      refusals: [[/dark\/providers.*diagnosticSettings/i, denied]],
    });
    expect(facets).toMatchObject({
      both: { diagnosticLogging: value('all') },
      inside: { diagnosticLogging: value('partial') },
      outside: { diagnosticLogging: value('partial') },
      none: { diagnosticLogging: value('none') },
      dark: { diagnosticLogging: { state: 'unread', reason: 'denied' } },
    });
  });

  it('are read in batches of 20, where one denied request leaves one resource unread', async () => {
    const many = Array.from({ length: 25 }, (_, index) => one('Microsoft.Search/searchServices', `s${String(index)}`));
    const { facets, server, refusals } = await added({
      resources: many,
      refusals: [[/s7\/providers.*diagnosticSettings/i, denied]],
    });
    expect(server.log().filter(line => line === 'POST /batch')).toHaveLength(2);
    expect(facets['s7']?.accessLogging).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(facets['s8']?.accessLogging).toEqual(value('disabled'));
    expect(refusals()).toMatchObject([{ call: 'Microsoft.Insights/diagnosticSettings:list', count: 1 }]);
  });

  it('are unread when the batch fails', async () => {
    const { facets } = await added({ resources: [gateway], refusals: [[/POST \/batch/, denied]] });
    expect(facets['front']?.accessLogging).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('of a Front Door endpoint are those of its profile', async () => {
    const profile = one('Microsoft.Cdn/profiles', 'world');
    const name: StoredResource = {
      ...one('Microsoft.Cdn/profiles/afdEndpoints', 'x'),
      id: `${profile.id}/afdEndpoints/shop`,
    };
    const { facets } = await added({ resources: [profile, name], answers: { [settingsOf(profile)]: sends(true) } });
    expect(facets).toEqual({ shop: { accessLogging: value('enabled') } });
  });
});

describe('SQL auditing', () => {
  const server = one('Microsoft.Sql/servers', 'sql');
  const database: StoredResource = {
    ...one('Microsoft.Sql/servers/databases', 'x'),
    id: `${server.id}/databases/orders`,
  };
  const audit = (of: StoredResource, state: string) => ({
    [`${of.id}/auditingSettings/default`]: { name: 'Default', properties: { state, retentionDays: 90 } },
  });
  const kept = async (answers: ArmFixture['answers'], more: Partial<ArmFixture> = {}) => {
    const resources = [server, database, { ...database, id: `${server.id}/databases/master` }];
    const { facets } = await added({ resources, answers: { ...answers }, ...more });
    expect(facets).not.toHaveProperty('master');
    return facets['orders']?.accessLogging as unknown;
  };

  it("logs queries by the server's or the database's audit", async () => {
    expect(await kept(audit(server, 'Enabled'))).toEqual(value('enabled'));
    expect(await kept({ ...audit(server, 'Disabled'), ...audit(database, 'Enabled') })).toEqual(value('enabled'));
    expect(await kept({ ...audit(server, 'Disabled'), ...audit(database, 'Disabled') })).toEqual(value('disabled'));
  });

  it('needs an audit: a diagnostic setting alone exports no audit events', async () => {
    const off = { ...audit(server, 'Disabled'), ...audit(database, 'Disabled') };
    for (const category of ['AutomaticTuning', 'SQLSecurityAuditEvents'])
      expect(await kept({ ...off, [settingsOf(database)]: exports(category) })).toEqual(value('unrelated'));
  });

  it('is unread when one of the three is denied and the others are off', async () => {
    const off = { ...audit(server, 'Disabled'), ...audit(database, 'Disabled') };
    expect(await kept(off, { refusals: [[/sql\/auditingSettings/, denied]] })).toMatchObject({ state: 'unread' });
    expect(await kept(audit(server, 'Enabled'), { refusals: [[/POST \/batch|diagnosticSettings/, denied]] })).toEqual(
      value('enabled'),
    );
  });
});

describe('app logs', () => {
  const site = (name: string, tags: Record<string, string> = {}) =>
    one('Microsoft.Web/sites', name, { kind: 'app', tags });
  const listener = one('Microsoft.Insights/components', 'insights');
  const link = { 'hidden-link: /app-insights-resource-id': listener.id };

  it('are exported by a diagnostic setting or to Application Insights', async () => {
    const sent = site('sent');
    const { facets } = await added({
      resources: [sent, site('linked', link), site('mute')],
      answers: { [settingsOf(sent)]: sends(true) },
    });
    expect(facets).toEqual({
      sent: { diagnosticLogging: value('all') },
      linked: { diagnosticLogging: value('all') },
      mute: { diagnosticLogging: value('none') },
    });
  });

  it('of the platform are a part', async () => {
    const web = site('web');
    const logging = async (...categories: readonly string[]) =>
      (await added({ resources: [web], answers: { [settingsOf(web)]: exports(...categories) } })).facets[
        'web'
      ] as unknown;
    expect(await logging('AppServicePlatformLogs')).toEqual({ diagnosticLogging: value('partial') });
    expect(await logging('AppServiceConsoleLogs')).toEqual({ diagnosticLogging: value('all') });
  });

  it('are unread where Application Insights is in use without a link', async () => {
    const { facets } = await added({ resources: [site('mute'), listener] });
    expect(facets['mute']?.diagnosticLogging).toMatchObject({ state: 'unread', reason: 'unsupported' });
  });
});
