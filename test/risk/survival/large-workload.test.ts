import { expect, it } from 'vitest';
import type { Resource } from '../../../src/model/resource.ts';
import { part, placed, rowOf, simulated } from '../../support/survival.ts';

const COUNT = 50_000;

it('a workload of 50,000 resources is simulated whole', { tags: ['slow'], timeout: 120_000 }, () => {
  const resources = Array.from({ length: COUNT }, (_, at): Resource => {
    const server = { placement: placed([at % 2 === 0 ? 'a' : 'b']), relationships: [], infrastructureAsCode: null };
    return part('server', `i-${at}`, server);
  });
  const row = rowOf(simulated({ resources }, 'zone:'), 'zone-lost');
  expect(row).toMatchObject({ needed: COUNT, affected: COUNT / 2, instances: 2, hours: { best: 2, worst: 29 } });
  expect(row.decides).toHaveLength(5);
});
