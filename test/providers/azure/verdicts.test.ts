import { describe, expect, it } from 'vitest';
import { armPath, SUBSCRIPTION } from '../../support/azure/collect.ts';
import type { ArmFixture } from '../../support/azure/arm-fixture.ts';
import { azureVerdicts, row } from '../../support/azure/verdicts.ts';

type Fixture = Omit<ArmFixture, 'subscriptions'>;
const of = async (check: string, fixture: Fixture, name: string): Promise<string | undefined> =>
  (await azureVerdicts(fixture, [check])).get(name);

describe('custom roles that write everything', () => {
  const USER = '99999999-0000-0000-0000-000000000001';
  const authorization = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization`;
  const role = (actions: readonly string[], notActions: readonly string[] = []): Fixture => {
    const id = `${authorization}/roleDefinitions/11111111-2222-3333-4444-555555555555`;
    const scopes = [`/subscriptions/${SUBSCRIPTION}`];
    return {
      answers: {
        [`${authorization}/roleDefinitions`]: [
          { id, name: id.split('/').at(-1), properties: { roleName: 'Operator', type: 'CustomRole', assignableScopes: scopes, permissions: [{ actions, notActions }] } },
        ],
        [`${authorization}/roleAssignments`]: [
          { id: `${authorization}/roleAssignments/1`, name: '1', properties: { roleDefinitionId: id, principalId: USER, principalType: 'User', scope: scopes[0] } },
        ],
      },
    };
  }; // prettier-ignore
  it.each([
    [['*/write'], [], 'fail canEscalate'],
    [['Microsoft.*/write'], [], 'fail canEscalate'],
    [['Microsoft.Authorization/*/write'], [], 'fail canEscalate'],
    [['MICROSOFT.AUTHORIZATION/roleAssignments/WRITE'], [], 'fail canEscalate'],
    [['Microsoft.Compute/*/read', '*/read'], [], 'pass'],
  ] as const)('%j without %j', async (actions, notActions, said) => {
    expect(await of('privilege-escalation-path', role(actions, notActions), `User (object id ${USER})`)).toBe(said);
  });
});

describe('who signs in with a password', () => {
  const authorization = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization`;
  const reader = (id: string, principalType: string) => ({ id: `${authorization}/roleAssignments/${id}`, name: id, properties: { roleDefinitionId: `${authorization}/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`, principalId: id, principalType, scope: `/subscriptions/${SUBSCRIPTION}` } }); // prettier-ignore
  const ID = '99999999-0000-4000-a000-00000000000';
  it.each([
    ['ServicePrincipal', 'not-applicable'],
    ['Group', 'not-applicable'],
    ['User', 'unknown'],
  ])('a %s whose directory is not read', async (type, said) => {
    const answers = { [`${authorization}/roleAssignments`]: [reader(`${ID}1`, type)] };
    for (const check of ['user-mfa-disabled', 'unused-console-password'])
      expect(
        await of(check, { answers }, `${type === 'ServicePrincipal' ? 'Service principal' : type} (object id ${ID}1)`),
        check,
      ).toBe(said);
  });
  it('a service principal has keys that nobody reads', async () => {
    const answers = { [`${authorization}/roleAssignments`]: [reader(`${ID}1`, 'ServicePrincipal')] };
    expect(await of('stale-access-key', { answers }, `Service principal (object id ${ID}1)`)).toBe('unknown');
  });
});

describe('logs that answer another question', () => {
  const logs = (id: string, ...categories: string[]) => ({
    [`${id}/providers/Microsoft.Insights/diagnosticSettings`]: [
      { name: 'x', properties: { workspaceId: '/w', logs: categories.map(category => ({ category, enabled: true })) } },
    ],
  });
  const sql = (...categories: string[]): Fixture => {
    const audited = categories.includes('SQLSecurityAuditEvents');
    const auditing = { state: audited ? 'Enabled' : 'Disabled', isAzureMonitorTargetEnabled: audited };
    const resources = [
      row('Microsoft.Sql/servers', 'books', {}),
      row('Microsoft.Sql/servers/databases', 'books/ledger', {}, { sku: { name: 'GP_Gen5', tier: 'GeneralPurpose' } }),
      row('Microsoft.Sql/servers/auditingSettings', 'books/default', auditing),
      row('Microsoft.Sql/servers/databases/auditingSettings', 'books/ledger/default', { state: 'Disabled' }),
    ];
    return { resources, answers: logs(resources[1]?.id ?? '', ...categories) };
  };
  const gateway = (...categories: string[]): Fixture => {
    const one = row('Microsoft.Network/applicationGateways', 'front', { sku: { tier: 'WAF_v2' }, operationalState: 'Running' });
    return { resources: [one], answers: logs(one.id, ...categories) };
  }; // prettier-ignore
  it.each([
    ['AutomaticTuning', 'fail unrelated'],
    ['QueryStoreRuntimeStatistics', 'fail unrelated'],
    ['SQLSecurityAuditEvents', 'pass'],
  ])('%s of a database', async (category, said) => {
    expect(await of('database-audit-logging-disabled', sql(category), 'ledger')).toBe(said);
  });
  it.each([
    ['ApplicationGatewayPerformanceLog', 'fail unrelated'],
    ['ApplicationGatewayAccessLog', 'pass'],
  ])('%s of a gateway', async (category, said) => {
    expect(await of('access-logging-disabled', gateway(category), 'front')).toBe(said);
  });
});

describe('what stands below a service, and how it is spelled', () => {
  const api = (...protocols: string[]): Fixture => ({
    resources: [
      row('Microsoft.ApiManagement/service', 'orders', { virtualNetworkType: 'None', publicNetworkAccess: 'Enabled', gatewayUrl: 'https://orders.azure-api.net', customProperties: {} }, { sku: { name: 'Premium', capacity: 2 } }),
      row('Microsoft.ApiManagement/service/apis', 'orders/stock', { path: 'stock', protocols }),
    ],
  }); // prettier-ignore
  it.each([
    [['http', 'https'], 'fail http'],
    [['HTTP'], 'fail http'],
    [['https'], 'pass'],
  ])('an API that names %j', async (protocols, said) => {
    expect(await of('http-without-https-redirect', api(...protocols), 'orders')).toBe(said);
  });
  it.each([
    ['Sticky', 'fail enabled'],
    ['STICKY', 'fail enabled'],
    ['none', 'pass'],
  ])('a container app whose affinity is %s', async (affinity, said) => {
    const environment = row('Microsoft.App/managedEnvironments', 'apps', { provisioningState: 'Succeeded' });
    const app = row('Microsoft.App/containerApps', 'cart', {
      provisioningState: 'Succeeded',
      environmentId: environment.id,
      configuration: { ingress: { external: true, stickySessions: { affinity } } },
      template: { scale: { minReplicas: 2, maxReplicas: 5 } },
    });
    expect(await of('session-affinity-enabled', { resources: [environment, app] }, 'cart')).toBe(said);
  });
  it.each([
    [false, 'fail optional'],
    [true, 'pass'],
  ])('a deployment slot that enforces HTTPS: %s', async (httpsOnly, said) => {
    const kind = { kind: 'functionapp,linux' };
    const resources = [
      row('Microsoft.Web/sites', 'pay', { state: 'Running', enabled: true, httpsOnly: true }, kind),
      row('Microsoft.Web/sites/slots', 'pay/stage', { state: 'Running', enabled: true, httpsOnly }, kind),
      row('Microsoft.Web/sites/slots/config', 'pay/stage/web', { minTlsVersion: '1.2', ftpsState: 'FtpsOnly' }),
    ];
    expect(await of('tls-not-enforced', { resources }, 'pay/stage')).toBe(said);
  });
  it.each([
    ['1.24.9', 'fail ended'],
    ['1.19.11', 'fail ended'],
  ])('Kubernetes %s', async (currentKubernetesVersion, said) => {
    const cluster = row('Microsoft.ContainerService/managedClusters', 'aks', { currentKubernetesVersion, kubernetesVersion: currentKubernetesVersion, agentPoolProfiles: [] });
    expect(await of('version-near-end-of-support', { resources: [cluster] }, 'aks')).toBe(said);
  }); // prettier-ignore
});

describe('subnets without a security group', () => {
  const network = (publicIp?: 'Standard' | 'Basic'): Fixture => {
    const subnet = armPath('Microsoft.Network/virtualNetworks', 'net/subnets/apps');
    const configuration = armPath('Microsoft.Network/networkInterfaces', 'web/ipConfigurations/c');
    const address = armPath('Microsoft.Network/publicIPAddresses', 'web');
    const machine = armPath('Microsoft.Compute/virtualMachines', 'web');
    const used = publicIp === undefined ? {} : { ipConfigurations: [{ id: configuration }] };
    const net = row('Microsoft.Network/virtualNetworks', 'net', { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [{ id: subnet, name: 'apps', properties: { addressPrefix: '10.0.0.0/24', ...used } }] });
    if (publicIp === undefined) return { resources: [net] };
    return {
      resources: [
        net,
        row('Microsoft.Network/networkInterfaces', 'web', { virtualMachine: { id: machine }, ipConfigurations: [{ id: configuration, name: 'c', properties: { subnet: { id: subnet }, publicIPAddress: { id: address }, privateIPAddress: '10.0.0.4' } }] }),
        row('Microsoft.Network/publicIPAddresses', 'web', { ipAddress: '20.9.9.9', ipConfiguration: { id: configuration } }, { sku: { name: publicIp } }),
        row('Microsoft.Compute/virtualMachines', 'web', { hardwareProfile: { vmSize: 'Standard_D2s_v5' }, storageProfile: { osDisk: {} }, networkProfile: { networkInterfaces: [{ id: armPath('Microsoft.Network/networkInterfaces', 'web') }] } }),
      ],
    };
  }; // prettier-ignore
  it.each([
    ['an empty one lets nobody in', undefined, 'not-applicable'],
    ['a Standard address is closed without a group: the sentence is about the missing group', 'Standard', 'fail none'],
    ['a Basic address is open without a group: the server is judged', 'Basic', 'fail none'],
  ] as const)('%s', async (_, publicIp, said) => {
    expect(await of('subnet-allows-management-ports', network(publicIp), 'net/apps')).toBe(said);
  });
});

describe('what answers another question stays out of it', () => {
  const nsg = row('Microsoft.Network/networkSecurityGroups', 'spare', {
    securityRules: [
      { name: 'a', properties: { priority: 100, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: 'Internet', sourcePortRange: '*', destinationAddressPrefix: '*', destinationPortRange: '22' } },
    ],
  }); // prettier-ignore
  it.each([
    ['Microsoft.Sql/managedInstances', { state: 'Ready', publicDataEndpointEnabled: false }],
    ['Microsoft.Cache/redis', { provisioningState: 'Succeeded', sku: { name: 'Standard' } }],
    ['Microsoft.DocumentDB/databaseAccounts', { locations: [{ locationName: 'West Europe', failoverPriority: 0 }] }],
    ['Microsoft.Search/searchServices', { provisioningState: 'succeeded' }],
  ])('an open group that nothing uses fails beside %s', async (type, properties) => {
    const resources = [nsg, row(type, 'other', properties)];
    expect(await of('unrestricted-ingress', { resources }, 'spare')).toBe('fail service');
  });
  it.each([
    ['westus', 'not-applicable'],
    ['westeurope', 'fail one'],
  ])('a bucket in one zone of %s', async (location, said) => {
    const account = row('Microsoft.Storage/storageAccounts', 'photos', {}, { location, kind: 'StorageV2', sku: { name: 'Standard_LRS' } });
    expect(await of('single-zone-bucket', { resources: [account] }, 'photos')).toBe(said);
  }); // prettier-ignore
});

describe('copies that only the provider can restore', () => {
  const vault = (crossRegionRestore: string): Fixture => {
    const machine = armPath('Microsoft.Compute/virtualMachines', 'books');
    const disk = row('Microsoft.Compute/disks', 'books-os', { diskState: 'Attached', diskSizeGB: 64, creationData: { createOption: 'FromImage' } }, { managedBy: machine, sku: { name: 'Premium_LRS' } });
    return {
      resources: [
        disk,
        row('Microsoft.Compute/virtualMachines', 'books', { hardwareProfile: { vmSize: 'Standard_D2s_v5' }, storageProfile: { osDisk: { managedDisk: { id: disk.id } } } }),
        row('Microsoft.RecoveryServices/vaults', 'vault', { redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant', crossRegionRestore } }),
        row('Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems', 'vault/Azure/c1/books', { protectedItemType: 'Microsoft.Compute/virtualMachines', sourceResourceId: machine, protectionState: 'Protected', lastBackupStatus: 'Completed', lastBackupTime: '2026-11-29T02:00:00Z', lastRecoveryPoint: '2026-11-29T02:00:00Z' }),
      ],
    };
  }; // prettier-ignore
  it.each([
    ['Disabled', 'fail providerRestore'],
    ['Enabled', 'pass'],
  ])('cross-region restore %s', async (setting, said) => {
    expect(await of('no-cross-region-backup', vault(setting), 'books-os')).toBe(said);
  });
});

describe('groups that give each new server a public address', () => {
  const model = (publicIPAddressConfiguration?: object | null) => ({
    virtualMachineProfile: {
      networkProfile: {
        networkInterfaceConfigurations: [
          {
            name: 'n',
            properties: { ipConfigurations: [{ name: 'c', properties: { publicIPAddressConfiguration } }] },
          },
        ],
      },
    },
  });
  it.each<[string, object, string]>([
    ['of its model', model({ name: 'each', properties: {} }), 'fail assigned'],
    ['of none', model(null), 'pass'],
    ['left out of its model', model(), 'pass'],
    ['without a model', {}, 'not-applicable'],
  ])('a scale set %s', async (_, properties, said) => {
    const set = row('Microsoft.Compute/virtualMachineScaleSets', 'web', properties, { sku: { name: 'Standard_D2s_v5', capacity: 2 } });
    expect(await of('launch-template-assigns-public-ip', { resources: [set] }, 'web')).toBe(said);
  }); // prettier-ignore
  it.each([
    [true, 'fail assigned'],
    [false, 'pass'],
    [undefined, 'pass'],
  ])('a node pool: %s', async (enableNodePublicIP, said) => {
    const cluster = row('Microsoft.ContainerService/managedClusters', 'aks', {
      agentPoolProfiles: [{ name: 'work', count: 2, mode: 'User', enableNodePublicIP }],
    });
    expect(await of('launch-template-assigns-public-ip', { resources: [cluster] }, 'aks/work')).toBe(said);
  });
  it('a plan of apps has no servers of ours', async () => {
    const plan = row('Microsoft.Web/serverfarms', 'plan', { numberOfSites: 1 }, { sku: { tier: 'Standard', capacity: 1 } });
    expect(await of('launch-template-assigns-public-ip', { resources: [plan] }, 'plan')).toBe('not-applicable');
    expect(await of('launch-template-allows-imdsv1', { resources: [plan] }, 'plan')).toBe('not-applicable');
  }); // prettier-ignore
});
