import { expect, it } from 'vitest';
import { armPath } from '../../../../support/azure/collect.ts';
import { azureVerdicts } from '../../../../support/azure/verdicts.ts';

const VAULT = 'Microsoft.KeyVault/vaults';
const vault = (name: string) => ({
  id: armPath(VAULT, name),
  name,
  type: VAULT,
  location: 'westeurope',
  properties: { enablePurgeProtection: true },
});
const settings = (name: string, ...logs: readonly object[]) => ({
  [`${armPath(VAULT, name)}/providers/Microsoft.Insights/diagnosticSettings`]: [
    { name: 'kept', properties: { workspaceId: '/w', logs } },
  ],
  [`${armPath(VAULT, name)}/secrets`]: [],
  [`${armPath(VAULT, name)}/keys`]: [
    {
      id: `${armPath(VAULT, name)}/keys/seal`,
      name: `${name}-seal`,
      type: `${VAULT}/keys`,
      properties: { attributes: { enabled: true, created: 1_700_000_000 } },
    },
  ],
});

it('of storage accounts need reads, writes and deletions', async () => {
  const STORAGE = 'Microsoft.Storage/storageAccounts';
  const account = (name: string, kind = 'StorageV2') => ({
    id: armPath(STORAGE, name),
    name,
    type: STORAGE,
    kind,
    location: 'westeurope',
    sku: { name: 'Standard_LRS' },
    properties: {},
  });
  const logs = (name: string, ...categories: readonly string[]) => ({
    [`${armPath(STORAGE, name)}/blobServices/default/providers/Microsoft.Insights/diagnosticSettings`]: [
      { name: 'kept', properties: { logs: categories.map(category => ({ category, enabled: true })) } },
    ],
  });
  const said = await azureVerdicts(
    {
      resources: [account('whole'), account('writes'), account('metrics'), account('shares', 'FileStorage')],
      answers: {
        ...logs('whole', 'StorageRead', 'StorageWrite', 'StorageDelete'),
        ...logs('writes', 'StorageWrite', 'StorageDelete'),
        ...logs('metrics'),
      },
    },
    ['service-access-logging-disabled'],
  );
  expect(Object.fromEntries(said)).toMatchObject({ whole: 'pass', writes: 'partial partial', metrics: 'fail none' });
  expect(said.has('shares'), 'not asked of file shares').toBe(false);
});

it('of key vaults are judged once for each vault, and not for its keys', async () => {
  const said = await azureVerdicts(
    {
      resources: ['kept', 'grouped', 'off', 'other', 'silent', 'denied'].map(vault),
      answers: {
        ...settings('kept', { category: 'AuditEvent', enabled: true }),
        ...settings('grouped', { categoryGroup: 'audit', enabled: true }),
        ...settings('off', { category: 'AuditEvent', enabled: false }),
        ...settings('other', { category: 'AzurePolicyEvaluationDetails', enabled: true }),
        ...settings('silent'),
        ...settings('denied'),
      },
      refusals: [[/vaults\/denied\/providers\/Microsoft.Insights/i, { status: 403, code: 'AuthorizationFailed' }]],
    },
    ['service-access-logging-disabled'],
  );
  expect(Object.fromEntries(said)).toMatchObject({
    kept: 'pass',
    grouped: 'pass',
    off: 'fail none',
    other: 'fail unrelated',
    silent: 'fail none',
    denied: 'unknown',
    'kept-seal': 'not-applicable',
  });
});

it.each<readonly [string, string, string, object, string]>([
  ['Service Bus Premium', 'Microsoft.ServiceBus/namespaces', 'Premium', {}, 'pass'],
  ['Service Bus Standard, where no such log exists', 'Microsoft.ServiceBus/namespaces', 'Standard', {}, 'not-applicable'],
  ['Service Bus Basic', 'Microsoft.ServiceBus/namespaces', 'Basic', {}, 'not-applicable'],
  ['Event Hubs Premium', 'Microsoft.EventHub/namespaces', 'Premium', {}, 'pass'],
  ['Event Hubs Standard', 'Microsoft.EventHub/namespaces', 'Standard', {}, 'not-applicable'],
  ['Event Hubs in a Dedicated cluster', 'Microsoft.EventHub/namespaces', 'Standard', { clusterArmId: armPath('Microsoft.EventHub/clusters', 'own') }, 'pass'],
])('of %s, by `allLogs`', async (_, type, sku, properties, verdict) => {
  const id = armPath(type, 'bus');
  const said = await azureVerdicts(
    {
      resources: [{ id, name: 'bus', type, location: 'westeurope', sku: { name: sku, tier: sku }, properties: { status: 'Active', ...properties } }],
      answers: {
        [`${id}/providers/Microsoft.Insights/diagnosticSettings`]: [
          { name: 'kept', properties: { workspaceId: '/w', logs: [{ categoryGroup: 'allLogs', enabled: true }] } },
        ],
      },
    },
    ['service-access-logging-disabled'],
  );
  expect(said.get('bus')).toBe(verdict);
}); // prettier-ignore
