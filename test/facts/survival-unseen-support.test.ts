import { expect, it } from 'vitest';
import { part, placed, rowOf, simulated } from '../support/survival.ts';

const app = part('server', 'app', {
  placement: placed(['a']),
  infrastructureAsCode: { tool: 'terraform', evidence: 'tag' },
  relationships: [{ to: 'password', role: 'secret' }],
});
const password = part('secret', 'password');
const unseenOf = (...resources: (typeof app)[]) =>
  simulated({ resources }).graph.workloads.find(({ name }) => name === 'shop')?.unseen;

it('a secret that a resource names and that was not read is unknown, not absent', () => {
  expect(unseenOf(app, password)).toEqual([]);
  expect(unseenOf(app)).toEqual(['secret of app']);
});

it('so that no recovery target is met', () => {
  const rules = [{ name: 'shop', targets: { any: { rtoHours: 1000 } } }];
  const verdict = (resources: (typeof app)[]) =>
    rowOf(simulated({ resources, rules }, 'resource:app'), 'component-lost').target?.rto;
  expect(verdict([app, password])).toBe('met');
  expect(verdict([app])).toBe('cannot-tell');
});
