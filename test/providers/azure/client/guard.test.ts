import { describe, expect, it } from 'vitest';
import { guard, forbiddenReason } from '../../../../src/providers/azure/client/guard.ts';

const path = '/batch?api-version=2020-06-01';
const settings =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/a/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview';
const inside = (...requests: unknown[]) => forbiddenReason({ method: 'POST', path, body: { requests } });

describe('a batch request', () => {
  it('passes with diagnostic settings only', () => {
    expect(
      inside({ httpMethod: 'GET', name: '0', url: settings }, { httpMethod: 'GET', name: '1', url: settings }),
    ).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['another method', { httpMethod: 'PUT', name: '0', url: settings }],
    ['another method in small letters', { httpMethod: 'delete', name: '0', url: settings }],
    [
      'another thing',
      { httpMethod: 'GET', name: '0', url: '/subscriptions/s/providers/Microsoft.Web/sites?api-version=2024-04-01' },
    ],
    ['another host', { httpMethod: 'GET', name: '0', url: `https://example.com${settings}` }],
    ['keys on the way', { httpMethod: 'GET', name: '0', url: settings.replace('servers/a', 'servers/a/listKeys') }],
    ['more behind it', { httpMethod: 'GET', name: '0', url: `${settings}&x=/providers/a/listKeys` }],
    ['a body', { httpMethod: 'GET', name: '0', url: settings, content: {} }],
    ['a header', { httpMethod: 'GET', name: '0', url: settings, headers: {} }],
    ['no name', { httpMethod: 'GET', url: settings }],
    ['nothing', null],
  ])('are stopped with %s inside', (_, request) => {
    expect(inside({ httpMethod: 'GET', name: '0', url: settings }, request)).toBeDefined();
  });

  it('is stopped when it is empty or has anything else', () => {
    expect(inside()).toBeDefined();
    expect(forbiddenReason({ method: 'POST', path })).toBeDefined();
    const requests = [{ httpMethod: 'GET', name: '0', url: settings }];
    expect(forbiddenReason({ method: 'POST', path, body: { requests, more: 1 } })).toBeDefined();
    expect(() => {
      guard({ method: 'POST', path, body: {} }, 'x', new Set(['x']));
    }).toThrow(expect.objectContaining({ code: 'CB_GUARD' }));
  });
});

describe('a path', () => {
  const reason = (path: string, method: 'GET' | 'POST' | 'HEAD' | 'PUT' = 'GET') => forbiddenReason({ method, path });
  const site = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/shop';

  it.each([
    '/subscriptions?api-version=2022-12-01',
    `${site}/config/web?api-version=2024-04-01`,
    '/subscriptions/s/resourceGroups/ein%20B%C3%BCro (neu)/providers/Microsoft.Web/sites/shop',
    '/subscriptions/s/resourceGroups/listKeys/providers/Microsoft.Web/sites/shop',
    "/subscriptions/s/providers/Microsoft.RecoveryServices/vaults/v/backupJobs?$filter=a%20eq%20'b'&api-version=1",
    '/subscriptions/s/providers/Microsoft.KeyVault/vaults/v/keys?api-version=1',
  ])('of metadata passes: %s', path => {
    expect(reason(path)).toBeUndefined();
  });

  it.each([
    ['no leading slash', '@example.com/subscriptions'],
    ['no path', ''],
    ['an empty segment', '//example.com/subscriptions'],
    ['an empty segment inside', '/subscriptions/s//listKeys'],
    ['a slash at its end', '/subscriptions/'],
    ['a backslash', '/subscriptions\\s'],
    ['an encoded slash', '/subscriptions/s%2flistKeys'],
    ['an encoded letter', `${site}/config/%61ppsettings`],
    ['a doubly encoded letter', `${site}/config/%2561ppsettings`],
    ['a dot segment', '/subscriptions/s/../listKeys'],
    ['an encoded dot segment', '/subscriptions/s/%2e%2e/listKeys'],
    ['a line break', '/subscriptions/s\r\nHost: example.com'],
    ['a fragment', '/subscriptions/s#/x'],
    ['a second query', '/subscriptions/s?a=1?b=2'],
    ['a whole address', 'https://example.com/subscriptions'],
  ])('with %s is refused', (_, path) => {
    expect(reason(path)).toBe('its path is malformed');
  });

  it.each([
    `${site}/config/appsettings`,
    `${site}/config/AppSettings/list`,
    `${site}/config/backup`,
    `${site}/publishxml`,
    `${site}/functions/f/keys`,
    `${site}/hostruntime/admin/host/keys`,
    `${site}/processes/1/dump`,
    '/subscriptions/s/providers/Microsoft.Storage/storageAccounts/a/listKeys',
    '/subscriptions/s/providers/Microsoft.Storage/storageAccounts/a/list\u212Aeys',
    '/subscriptions/s/providers/Microsoft.Storage/storageAccounts/a/listAccountSas',
    '/subscriptions/s/providers/Microsoft.DocumentDB/databaseAccounts/a/readonlykeys',
    '/subscriptions/s/providers/Microsoft.Network/connections/c/sharedkey',
    '/subscriptions/s/providers/Microsoft.Network/expressRouteCircuits/c/authorizations',
    '/subscriptions/s/providers/Microsoft.Network/connections/c/vpndeviceconfigurationscript',
    '/subscriptions/s/providers/Microsoft.ContainerInstance/containerGroups/g/containers/c/logs',
    '/subscriptions/s/providers/Microsoft.ContainerService/managedClusters/k/accessProfiles/clusterAdmin',
    '/subscriptions/s/providers/Microsoft.Automation/automationAccounts/a/runbooks/r/content',
    '/subscriptions/s/providers/Microsoft.Automation/automationAccounts/a/jobs/j/output',
    '/subscriptions/s/providers/Microsoft.Automation/automationAccounts/a/variables',
    '/subscriptions/s/providers/Microsoft.Logic/workflows/w/runs/r/actions',
    '/subscriptions/s/providers/Microsoft.OperationalInsights/workspaces/w/api/query?query=x',
    '/subscriptions/s/providers/Microsoft.OperationalInsights/workspaces/w/sharedKeys',
    '/subscriptions/s/providers/Microsoft.AppConfiguration/configurationStores/c/keyValues',
    '/subscriptions/s/providers/Microsoft.ApiManagement/service/a/namedValues',
    '/subscriptions/s/providers/Microsoft.Compute/virtualMachines/v/runCommands/r',
    '/subscriptions/s/providers/Microsoft.Compute/snapshots/x/beginGetAccess',
    '/subscriptions/s/providers/Microsoft.Compute/virtualMachines/v?$expand=userData&api-version=1',
    '/subscriptions/s/providers/Microsoft.Compute/virtualMachines/v?%24expand=user%44ata&api-version=1',
    '/subscriptions/s/providers/Microsoft.KeyVault/vaults/v/secrets/x/versions',
  ])('of contents or secrets is refused: %s', path => {
    expect(reason(path)).toBe('it reads contents or secrets');
  });

  it('is read with GET; two queries are sent by POST', () => {
    for (const method of ['HEAD', 'PUT', 'POST'] as const) expect(reason('/subscriptions', method)).toBeDefined();
    expect(reason('/providers/Microsoft.ResourceGraph/resources?api-version=1', 'POST')).toBeUndefined();
  });
});
