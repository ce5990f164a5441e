import { describe, it } from 'vitest';
import { limitUse } from '../../../src/facts/compute/quota-usage.ts';
import { value } from '../../../src/model/reading.ts';
import { ACCOUNT, createFactTester, REGION, resource, world } from '../../support/world.ts';

const limit = (of: 'processors' | 'databases') =>
  resource('quota', { id: of, facets: { limit: { of, most: 100, counts: 'T' } } });
const server = (id: string, count: number, group: string) =>
  resource('server', {
    id,
    facets: { state: 'running', processors: { count, common: true }, links: [{ to: group, role: 'group' }] },
  });

createFactTester({ describe, it })(limitUse, [
  {
    name: 'by the machines that run, and by what their group may grow to',
    world: world({
      resources: [
        limit('processors'),
        server('a', 4, 'web'),
        server('b', 4, 'web'),
        resource('server-group', {
          id: 'web',
          facets: { scaling: { min: 1, max: 5, desired: 2, automatic: true } },
        }),
      ],
    }),
    expect: { processors: value({ used: 8, planned: 20 }) },
    unreadWhenRefused: ['server', 'server-group'],
  },
  {
    name: 'by the databases of the type that counts',
    world: world({
      resources: [limit('databases'), resource('database', { id: 'a', type: 'T' }), resource('database', { id: 'b' })],
    }),
    expect: { databases: value({ used: 1, planned: 1 }) },
    unreadWhenRefused: ['database'],
  },
  {
    name: 'by what stands in its own account and region',
    world: world({
      targets: [
        { provider: 'aws', account: ACCOUNT, regions: [REGION, 'eu-central-1'] },
        { provider: 'aws', account: '444455556666', regions: [REGION] },
      ],
      resources: [
        limit('processors'),
        server('a', 4, 'web'),
        { ...server('b', 8, 'web'), region: 'eu-central-1' },
        { ...server('c', 16, 'web'), account: '444455556666' },
      ],
    }),
    expect: { processors: value({ used: 4, planned: 4 }) },
  },
  {
    name: 'as the provider counts it, whatever machines were seen',
    world: world({
      resources: [
        resource('quota', { id: 'cores', facets: { limit: { of: 'processors', most: 100, counts: 'T', used: 42 } } }),
      ],
      refused: ['server'],
    }),
    expect: { cores: value({ used: 42, planned: 42 }) },
  },
]);
