import { expect, it } from 'vitest';
import { workloadRules } from '../../src/config/workload-rules.ts';
import { targetWarnings } from '../../src/run/target-warnings.ts';
import type { Resource } from '../../src/model/resource.ts';
import { database, part, placed, simulated } from '../support/survival.ts';

/** A database with a standby that takes over in 6 to 12 minutes. */
const switching = (more: Parameters<typeof database>[1] = {}, zones = ['a', 'b']): Resource =>
  database({ placement: placed(zones) }, more);

function warnings(rto: string, resources: readonly Resource[] = [switching()]): string[] {
  const config = { workloads: [{ name: 'shop', targets: { 'zone-lost': { rto } } }] };
  const placeOf = (keys: readonly PropertyKey[]): string => `cloudbrief.yaml:${keys.join('.')}`;
  return targetWarnings(
    { config, placeOf, answers: { company: {}, workloads: {} }, files: [], variables: [] },
    simulated({ resources, rules: workloadRules(config) }, 'zone:a'),
  );
}

it('a target that is shorter than the provider takes to switch over', () => {
  expect(warnings('3m')).toEqual([
    "cloudbrief.yaml:workloads.0.targets: shop in zone-lost: 3 min is less than the 6 min that the provider's own failover takes at best.",
  ]);
  expect(warnings('10m')).toEqual([]);
});

it.each([
  ['aws', 'AWS::RDS::DBInstance'],
  ['azure', 'Microsoft.DBforPostgreSQL/flexibleServers'],
  ['gcp', 'sqladmin.googleapis.com/Instance'],
] as const)('on every cloud: %s', (provider, type) => {
  expect(warnings('3m', [switching({ provider, type })])).toHaveLength(1);
  expect(warnings('10m', [switching({ provider, type })])).toEqual([]);
});

it('not of something slower that people make again, beside which the switch decides nothing', () => {
  // Made by hand in 5 hours at best, long after the database has switched.
  const slow = part('server', 'app', { placement: placed(['a']), relationships: [], infrastructureAsCode: null });
  expect(warnings('3m', [switching(), slow])).toEqual([]);
});

it('not of a database that the workload may do without', () => {
  const other = { id: 'other', tags: { app: 'other' } };
  // A firewall lets the server in: whether it uses the database is not known.
  const client = part('server', 'app', {
    placement: placed(['c']),
    relationships: [],
    networkInterfaces: [{ subnet: 'net', firewalls: ['web'], addressFamilies: ['ipv4'] }],
  });
  const store = switching(other);
  const firewall = part('firewall', 'inside', {
    allowedIngress: [{ protocol: 'tcp', fromPort: 5432, toPort: 5432, sources: ['web'] }],
  });
  const behind: Resource = {
    ...store,
    facets: {
      ...store.facets,
      networkInterfaces: {
        state: 'value',
        value: [{ subnet: 'net', firewalls: ['inside'], addressFamilies: ['ipv4'] }],
      },
    },
  };
  expect(warnings('3m', [client, firewall, behind])).toEqual([]);
});
