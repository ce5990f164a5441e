import { describe, expect, it } from 'vitest';
import { isOutdatedTls } from '../../../src/providers/azure/facets/tls-versions.ts';
import { armPath } from '../../support/azure/collect.ts';
import { azureVerdicts } from '../../support/azure/verdicts.ts';

interface Service {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly sku?: Readonly<Record<string, unknown>>;
  readonly kind?: string;
  readonly check?: string;
}
const REDIS = { name: 'Standard', family: 'C', capacity: 2 };
const BUS = { provisioningState: 'Succeeded', publicNetworkAccess: 'Disabled' };
const SERVICES: Readonly<Record<string, Service>> = {
  storage: {
    type: 'Microsoft.Storage/storageAccounts',
    properties: { supportsHttpsTrafficOnly: true },
    sku: { name: 'Standard_LRS' },
    kind: 'StorageV2',
    check: 'bucket-allows-http',
  },
  files: {
    type: 'Microsoft.Storage/storageAccounts',
    properties: { supportsHttpsTrafficOnly: true },
    sku: { name: 'Premium_LRS' },
    kind: 'FileStorage',
  },
  redis: { type: 'Microsoft.Cache/redis', properties: { sku: REDIS, enableNonSslPort: false } },
  hubs: { type: 'Microsoft.EventHub/namespaces', properties: BUS, sku: { name: 'Standard' } },
  bus: { type: 'Microsoft.ServiceBus/namespaces', properties: BUS, sku: { name: 'Standard' } },
  grid: { type: 'Microsoft.EventGrid/topics', properties: BUS },
  cosmos: { type: 'Microsoft.DocumentDB/databaseAccounts', properties: { locations: [], publicNetworkAccess: 'Disabled' } },
  instance: { type: 'Microsoft.Sql/managedInstances', properties: { zoneRedundant: false } },
}; // prettier-ignore

async function verdictOf(service: string, properties: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const { type, sku, kind, check = 'tls-not-enforced', ...rest } = SERVICES[service]!;
  const row = {
    id: armPath(type, 'store'),
    name: 'store',
    type,
    location: 'westeurope',
    ...(sku === undefined ? {} : { sku }),
    ...(kind === undefined ? {} : { kind }),
    properties: { ...rest.properties, ...properties },
  };
  return (await azureVerdicts({ resources: [row] }, [check])).get('store');
}

describe('the minimum TLS version', () => {
  it.each([
    ['storage', { minimumTlsVersion: 'TLS1_2' }, 'pass'],
    ['storage', { minimumTlsVersion: 'TLS1_1' }, 'fail outdated'],
    ['storage', {}, 'fail outdated'],
    ['storage', { minimumTlsVersion: 'TLS1_0', supportsHttpsTrafficOnly: false }, 'fail optional'],
    ['files', { minimumTlsVersion: 'TLS1_3' }, 'pass'],
    ['files', { minimumTlsVersion: 'TLS1_0' }, 'fail outdated'],
    ['redis', { minimumTlsVersion: '1.2' }, 'pass'],
    ['redis', { minimumTlsVersion: '1.0' }, 'fail outdated'],
    ['redis', { minimumTlsVersion: '1.2', enableNonSslPort: true }, 'fail optional'],
    ['redis', {}, 'unknown'],
    ['hubs', { minimumTlsVersion: '1.2' }, 'pass'],
    ['hubs', { minimumTlsVersion: '1.1' }, 'fail outdated'],
    ['hubs', {}, 'unknown'],
    ['bus', { minimumTlsVersion: '1.3' }, 'pass'],
    ['bus', { minimumTlsVersion: '1.0' }, 'fail outdated'],
    ['bus', { minimumTlsVersion: 'soon' }, 'unknown'],
    ['grid', { minimumTlsVersionAllowed: '1.0' }, 'fail outdated'],
    ['grid', {}, 'pass'],
    ['cosmos', { minimalTlsVersion: 'Tls12' }, 'pass'],
    ['cosmos', { minimalTlsVersion: 'Tls11' }, 'fail outdated'],
    ['cosmos', { minimalTlsVersion: 'Tls' }, 'fail outdated'],
    ['cosmos', {}, 'unknown'],
    ['instance', { minimalTlsVersion: '1.2' }, 'pass'],
    ['instance', { minimalTlsVersion: '1.0' }, 'fail outdated'],
    ['instance', { minimalTlsVersion: 'None' }, 'fail outdated'],
  ] as const)('of %s with %j: %s', async (service, properties, verdict) => {
    expect(await verdictOf(service, properties)).toBe(verdict);
  });

  it.each([
    ['TLS1_2', false],
    ['TLSv1.3', false],
    ['Tls12', false],
    ['TLS1_1', true],
    ['TLSEnforcementDisabled', true],
    ['TLSv1', true],
    ['2', false],
    ['', undefined],
    ['SSL', undefined],
    ['1.2.3', undefined],
  ])('%s', (text, expected) => {
    expect(isOutdatedTls(text)).toBe(expected);
  });
});

describe('a logical SQL server', () => {
  const SERVER = 'Microsoft.Sql/servers';
  const database = (name: string, kind: string) => ({
    id: `${armPath(SERVER, 'sql1')}/databases/${name}`,
    name,
    type: `${SERVER}/databases`,
    kind,
    location: 'westeurope',
    properties: { status: 'Online' },
  });

  it.each([
    ['1.2', 'pass'],
    ['1.0', 'fail outdated'],
    ['None', 'fail outdated'],
    [undefined, 'unknown'],
  ])('with the minimum %s: %s', async (minimalTlsVersion, verdict) => {
    const server = { id: armPath(SERVER, 'sql1'), name: 'sql1', type: SERVER, properties: { minimalTlsVersion } };
    const said = await azureVerdicts(
      { resources: [server, database('orders', 'v12.0,user'), database('pool', 'v12.0,user,datawarehouse')] },
      ['tls-not-enforced'],
    );
    expect([said.get('orders'), said.get('pool')]).toEqual([verdict, verdict]);
  });
});

describe('a flexible server', () => {
  const verdictOfServer = async (service: string, parameters: Readonly<Record<string, string>>) => {
    const type = `Microsoft.DBfor${service}/flexibleServers`;
    const answers = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        `${armPath(type, 'db')}/configurations/${name}`,
        { name, properties: { value, source: 'user-override' } },
      ]),
    );
    const row = { id: armPath(type, 'db'), name: 'db', type, location: 'westeurope', properties: { state: 'Ready' } };
    return (await azureVerdicts({ resources: [row], answers }, ['tls-not-enforced'])).get('db');
  };

  it.each([
    ['PostgreSQL', { require_secure_transport: 'on' }, 'pass'],
    ['PostgreSQL', { require_secure_transport: 'OFF' }, 'fail optional'],
    ['PostgreSQL', {}, 'unknown'],
    ['MySQL', { require_secure_transport: 'ON', tls_version: 'TLSv1.2,TLSv1.3' }, 'pass'],
    ['MySQL', { require_secure_transport: 'ON', tls_version: 'TLSv1, TLSv1.1, TLSv1.2' }, 'fail outdated'],
    ['MySQL', { require_secure_transport: 'ON', tls_version: '' }, 'unknown'],
    ['MySQL', { require_secure_transport: 'ON' }, 'unknown'],
    ['MySQL', { require_secure_transport: 'OFF' }, 'fail optional'],
  ] as const)('of %s with %j: %s', async (service, parameters, verdict) => {
    expect(await verdictOfServer(service, parameters)).toBe(verdict);
  });
});
