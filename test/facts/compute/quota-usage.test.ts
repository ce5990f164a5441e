import { describe, it } from 'vitest';
import { quotaUsage } from '../../../src/facts/compute/quota-usage.ts';
import { value } from '../../../src/model/reading.ts';
import { ACCOUNT, createFactTester, REGION, resource, testInventory } from '../../support/world.ts';

const limit = (of: 'vcpus' | 'databases') =>
  resource('quota', { id: of, facets: { quota: { resource: of, limit: 100, countedType: 'T' } } });
const server = (id: string, count: number, group: string) =>
  resource('server', {
    id,
    facets: { state: 'running', vcpus: { count, sharedQuota: true }, relationships: [{ to: group, role: 'group' }] },
  });

createFactTester({ describe, it })(quotaUsage, [
  {
    name: 'by the machines that run, and by what their group may grow to',
    world: testInventory({
      resources: [
        limit('vcpus'),
        server('a', 4, 'web'),
        server('b', 4, 'web'),
        resource('server-group', {
          id: 'web',
          facets: { scaling: { min: 1, max: 5, desired: 2, automatic: true } },
        }),
      ],
    }),
    expect: { vcpus: value({ used: 8, planned: 20 }) },
    unreadWhenRefused: ['server', 'server-group'],
  },
  {
    name: 'by the databases of the type that counts',
    world: testInventory({
      resources: [limit('databases'), resource('database', { id: 'a', type: 'T' }), resource('database', { id: 'b' })],
    }),
    expect: { databases: value({ used: 1, planned: 1 }) },
    unreadWhenRefused: ['database'],
  },
  {
    name: 'by what stands in its own account and region',
    world: testInventory({
      targets: [
        { provider: 'aws', account: ACCOUNT, regions: [REGION, 'eu-central-1'] },
        { provider: 'aws', account: '444455556666', regions: [REGION] },
      ],
      resources: [
        limit('vcpus'),
        server('a', 4, 'web'),
        { ...server('b', 8, 'web'), region: 'eu-central-1' },
        { ...server('c', 16, 'web'), account: '444455556666' },
      ],
    }),
    expect: { vcpus: value({ used: 4, planned: 4 }) },
  },
  {
    name: 'as the provider counts it, whatever machines were seen',
    world: testInventory({
      resources: [
        resource('quota', {
          id: 'cores',
          facets: { quota: { resource: 'vcpus', limit: 100, countedType: 'T', used: 42 } },
        }),
      ],
      refused: ['server'],
    }),
    expect: { cores: value({ used: 42, planned: 42 }) },
  },
]);
