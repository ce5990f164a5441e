import { expect, it } from 'vitest';
import { backup, database, rowOf, simulatedOn } from '../../support/survival.ts';
import { testInventory } from '../../support/world.ts';
import { BEST, WORST } from '../../../src/risk/survival/figures.ts';
import { survivalFigures } from '../../../src/risk/survival/parameters.ts';

const RDS = { type: 'AWS::RDS::DBInstance', kind: 'database' } as const;
const other = { type: 'Other', kind: 'search' } as const;

it('a figure of the type counts, else one of the kind, else one of any', () => {
  const figures = survivalFigures();
  expect(figures.of('failover', RDS, WORST)).toBe(0.25);
  expect(figures.of('failover', { type: 'Other', kind: 'load-balancer' }, WORST)).toBe(0.1);
  expect(figures.of('failover', other, WORST)).toBe(1);
  expect(figures.has('failover', RDS)).toBe(true);
  expect(figures.has('failover', other)).toBe(false);
});

it('a figure of the configuration counts before all others, also where it is less precise', () => {
  const figures = survivalFigures({ 'restore.database': { value: 2, range: [1, 6] }, detect: { value: 0.5 } });
  expect([figures.of('restore', RDS, BEST), figures.of('restore', RDS, WORST)]).toEqual([1, 6]);
  expect(figures.of('restore', other, WORST)).toBe(72);
  expect([figures.plain('detect', BEST), figures.plain('detect', WORST)]).toEqual([0.5, 0.5]);
});

it('a fresh backup loses up to a day at worst: the next one may be that far away', () => {
  const inventory = testInventory({ resources: [database(), backup({ age: 1 })] });
  const row = rowOf(simulatedOn(inventory, [], 'data:', survivalFigures()), 'data-corrupted');
  expect(row.dataLoss).toEqual({ best: 1, worst: 24 });
});
