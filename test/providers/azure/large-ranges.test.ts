import { expect, it } from 'vitest';
import { armPath } from '../../support/azure/collect.ts';
import { azureVerdicts } from '../../support/azure/verdicts.ts';

interface Case {
  readonly check: string;
  readonly type: string;
  /** The resource and its answers, for these ranges: `20.0.0.0/9`. */
  readonly properties?: (range: string) => Readonly<Record<string, unknown>>;
  readonly firewallRule?: (first: string, last: string) => Readonly<Record<string, unknown>>;
  readonly large: string;
}
const rule = (startIpAddress: string, endIpAddress: string) => ({ startIpAddress, endIpAddress });
const acls = (value: string) => ({ networkAcls: { defaultAction: 'Deny', ipRules: [{ value }] } });
const SKU = { name: 'Standard', family: 'C', capacity: 2 };
const NETWORK = 'unrestricted-public-network-access';
const CASES: readonly Case[] = [
  { check: 'open-database-port', type: 'Microsoft.DBforPostgreSQL/flexibleServers', firewallRule: rule, large: 'partial largeRange' },
  { check: 'open-database-port', type: 'Microsoft.DBforMySQL/flexibleServers', firewallRule: rule, large: 'partial largeRange' },
  { check: 'open-database-port', type: 'Microsoft.DocumentDB/mongoClusters', firewallRule: rule, large: 'partial largeRange' },
  {
    check: 'open-database-port',
    type: 'Microsoft.DocumentDB/databaseAccounts',
    properties: ipAddressOrRange => ({ ipRules: [{ ipAddressOrRange }] }),
    large: 'partial largeRange',
  },
  { check: NETWORK, type: 'Microsoft.Storage/storageAccounts', properties: acls, large: 'partial largeRange' },
  { check: NETWORK, type: 'Microsoft.KeyVault/vaults', properties: acls, large: 'partial largeRange' },
  { check: NETWORK, type: 'Microsoft.CognitiveServices/accounts', properties: acls, large: 'partial largeRange' },
  {
    check: NETWORK,
    type: 'Microsoft.Cache/redis',
    firewallRule: (startIP, endIP) => ({ startIP, endIP }),
    large: 'partial largeRange',
  },
  {
    check: 'public-kubernetes-api',
    type: 'Microsoft.ContainerService/managedClusters',
    properties: range => ({ apiServerAccessProfile: { authorizedIPRanges: [range] } }),
    large: 'partial largeRange',
  },
]; // prettier-ignore

async function verdictOf({ check, type, properties, firewallRule }: Case, range: string, first: string, last: string) {
  const row = {
    id: armPath(type, 'it'),
    name: 'it',
    type,
    location: 'westeurope',
    kind: 'StorageV2',
    properties: { provisioningState: 'Succeeded', sku: SKU, locations: [], ...properties?.(range) },
  };
  const rules = firewallRule === undefined ? [] : [{ name: 'r', properties: firewallRule(first, last) }];
  const answers = { [`${armPath(type, 'it')}/firewallRules`]: rules };
  return (await azureVerdicts({ resources: [row], answers }, [check])).get('it');
}

it.each(CASES)('$check of $type counts a large part of the internet half', async given => {
  expect(await verdictOf(given, '20.0.0.0/9', '20.0.0.0', '20.127.255.255')).toBe(given.large);
  expect(await verdictOf(given, '203.0.0.0/16', '203.0.0.0', '203.0.255.255'), 'one network operator').toBe('pass');
  expect(await verdictOf(given, '10.0.0.0/8', '10.0.0.0', '10.255.255.255'), 'no public address').toBe('pass');
  expect(await verdictOf(given, '0.0.0.0/1', '0.0.0.0', '127.255.255.255'), 'the internet').toMatch(/^fail/);
});
