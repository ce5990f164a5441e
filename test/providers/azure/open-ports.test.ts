import { describe, expect, it } from 'vitest';
import { rule, street } from '../../support/azure/street.ts';
import { azureVerdicts, row } from '../../support/azure/verdicts.ts';

const UDP = { protocol: 'Udp' };
const from = (sourceAddressPrefix: string, more: object = {}) => ({ sourceAddressPrefix, ...more });

type Row = readonly [name: string, rules: readonly object[], management: string, database: string, ingress: string];
const MANAGEMENT = ['fail open', 'pass', 'fail service'] as const;
const DATABASE = ['pass', 'fail service', 'fail service'] as const;
const SERVERS: readonly Row[] = [
  ['docker', [rule('2375-2376')], ...MANAGEMENT],
  ['vnc', [rule('5900')], ...MANAGEMENT],
  ['rpc', [rule('135-139')], ...MANAGEMENT],
  ['kibana', [rule('5601')], ...MANAGEMENT],
  ['kubernetes', [rule('6443'), rule('10250', { priority: 101 })], ...MANAGEMENT],
  ['etcd', [rule('2379-2380')], ...MANAGEMENT],
  ['elasticsearch', [rule('9300')], ...DATABASE],
  ['mysqlx', [rule('33060')], ...DATABASE],
  ['memcached', [rule('11211', UDP)], ...DATABASE],
  ['udp', [rule('*', UDP)], 'fail portRange', 'not-applicable', 'fail portRange'],
  ['any-customer', [rule('22', from('AzureCloud'))], ...MANAGEMENT],
  // Their siblings.
  ['kerberos', [rule('88')], ...MANAGEMENT],
  ['snmp', [rule('161', UDP)], ...MANAGEMENT],
  ['salt', [rule('4505-4506')], ...MANAGEMENT],
  ['kafka', [rule('9092', from('*'))], ...DATABASE],
  ['couchdb', [rule('5984', { protocol: '*' })], ...DATABASE],
  ['halves', [rule('22', { sourceAddressPrefix: undefined, sourceAddressPrefixes: ['0.0.0.0/1', '128.0.0.0/1'] })], ...MANAGEMENT],
  ['any-customer-region', [rule('1433', from('AzureCloud.westeurope'))], ...DATABASE],
  ['every-port', [rule('*', { protocol: '*' })], 'fail allPorts', 'not-applicable', 'fail allPorts'],
  // What may be: a server without an IPv6 address is not reached by one, though its group lets everybody through.
  ['ipv6', [rule('3389', from('::/0'))], 'pass', 'pass', 'fail service'],
  ['web', [rule('443'), rule('80', { priority: 101 })], 'pass', 'pass', 'pass'],
  ['office', [rule('22', from('203.0.113.0/24'))], 'pass', 'pass', 'pass'],
  ['quic', [rule('443', UDP)], 'pass', 'pass', 'pass'],
]; // prettier-ignore

describe('a server behind a group that opens', async () => {
  const resources = SERVERS.flatMap(([name, rules]) => street({ name, rules }));
  const [management, database, ingress] = [
    await azureVerdicts({ resources }, ['open-management-port']),
    await azureVerdicts({ resources }, ['open-database-port']),
    await azureVerdicts({ resources }, ['unrestricted-ingress']),
  ];
  it.each(SERVERS)('%s', (name, _, ...expected) => {
    expect([management.get(name), database.get(name), ingress.get(`${name}-nsg`)]).toEqual(expected);
  });
});

const SQL = 'Microsoft.Sql/servers';
const POSTGRES = 'Microsoft.DBforPostgreSQL/flexibleServers';
const MYSQL = 'Microsoft.DBforMySQL/flexibleServers';
type Range = readonly [first: string, last: string];
const said = async (check: string, name: string, resources: ReturnType<typeof row>[]) =>
  (await azureVerdicts({ resources }, [check])).get(name);

it.each<[string, Range[], string]>([
  ['all but one address at the beginning', [['0.0.0.1', '255.255.255.255']], 'fail database'],
  ['all but one address at the end', [['0.0.0.0', '255.255.255.254']], 'fail database'],
  ['two halves', [['0.0.0.0', '127.255.255.255'], ['128.0.0.0', '255.255.255.255']], 'fail database'],
  ['all but the first block', [['1.0.0.0', '255.255.255.255']], 'fail database'],
  ['any customer of Azure', [['0.0.0.0', '0.0.0.0']], 'fail database'],
  // Their siblings.
  ['three parts that overlap', [['0.0.0.0', '100.0.0.0'], ['90.0.0.0', '200.0.0.0'], ['200.0.0.1', '255.255.255.255']], 'fail database'],
  ['any customer of Azure, and one office', [['0.0.0.0', '0.0.0.0'], ['203.0.113.0', '203.0.113.255']], 'fail database'],
  ['a large part of the world', [['20.0.0.0', '20.127.255.255']], 'partial largeRange'],
  ['one office', [['203.0.113.0', '203.0.113.255']], 'pass'],
])('a firewall of %s', async (_, ranges, expected) => {
  const rules = (type: string) =>
    ranges.map(([startIpAddress, endIpAddress], index) => row(`${type}/firewallRules`, `books/r${String(index)}`, { startIpAddress, endIpAddress }));
  const server = (type: string) => row(type, 'books', { state: 'Ready', network: { publicNetworkAccess: 'Enabled' } });
  expect(await said('open-database-port', 'ledger', [
    row(SQL, 'books', { state: 'Ready', publicNetworkAccess: 'Enabled' }),
    row(`${SQL}/databases`, 'books/ledger', { status: 'Online' }, { sku: { name: 'GP_Gen5', tier: 'GeneralPurpose' } }),
    ...rules(SQL),
  ])).toBe(expected);
  for (const type of [POSTGRES, MYSQL]) expect(await said('open-database-port', 'books', [server(type), ...rules(type)]), type).toBe(expected);
}); // prettier-ignore

it.each<[string, string[], string]>([
  ['the internet', ['0.0.0.0/0'], 'fail database'],
  ['any customer of Azure', ['0.0.0.0'], 'fail database'],
  ['two halves', ['0.0.0.0/1', '128.0.0.0/1'], 'fail database'],
  ['one office and any customer of Azure', ['203.0.113.7', '0.0.0.0'], 'fail database'],
  ['one office', ['203.0.113.7'], 'pass'],
])('Cosmos DB that lets in %s', async (_, ranges, expected) => {
  const account = row('Microsoft.DocumentDB/databaseAccounts', 'cart', {
    provisioningState: 'Succeeded',
    publicNetworkAccess: 'Enabled',
    ipRules: ranges.map(ipAddressOrRange => ({ ipAddressOrRange })),
    locations: [{ locationName: 'West Europe', failoverPriority: 0 }],
  });
  expect(await said('open-database-port', 'cart', [account])).toBe(expected);
});

it.each<[string, string[], string]>([
  ['the internet', ['0.0.0.0/0'], 'fail open'],
  ['two halves', ['0.0.0.0/1', '128.0.0.0/1'], 'fail open'],
  ['the internet beside one office', ['203.0.113.0/24', '0.0.0.0/0'], 'fail open'],
  ['one office', ['203.0.113.0/24'], 'pass'],
])('the API server of AKS for %s', async (_, authorizedIPRanges, expected) => {
  const cluster = row('Microsoft.ContainerService/managedClusters', 'aks', { agentPoolProfiles: [], apiServerAccessProfile: { authorizedIPRanges } });
  expect(await said('public-kubernetes-api', 'aks', [cluster])).toBe(expected);
}); // prettier-ignore

it.each<[string, string[], string]>([
  ['two halves of the internet', ['0.0.0.0/1', '128.0.0.0/1'], 'fail open'],
  ['every IPv6 address', ['::/0'], 'fail open'],
  ['the internet in four parts', ['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2'], 'fail open'],
  ['any address', ['Any'], 'fail open'],
  ['one office', ['203.0.113.0/24'], 'pass'],
])('an anonymous function for %s', async (_, ranges, expected) => {
  const ipSecurityRestrictions = ranges.map((ipAddress, index) => ({ ipAddress, action: 'Allow', priority: 100 + index }));
  const resources = [
    row('Microsoft.Web/sites', 'fn', { state: 'Running', enabled: true, httpsOnly: true, publicNetworkAccess: 'Enabled' }, { kind: 'functionapp,linux' }),
    row('Microsoft.Web/sites/config', 'fn/web', { minTlsVersion: '1.2', ipSecurityRestrictions }),
    row('Microsoft.Web/sites/config', 'fn/authsettingsV2', { platform: { enabled: false } }),
    row('Microsoft.Web/sites/functions', 'fn/pay', { isDisabled: false, config: { bindings: [{ type: 'httpTrigger', authLevel: 'anonymous' }] } }),
  ];
  expect(await said('public-function', 'fn', resources)).toBe(expected);
}); // prettier-ignore
