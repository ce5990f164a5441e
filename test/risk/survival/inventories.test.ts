import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/model/resource.ts';
import { resource } from '../../support/world.ts';
import { database, PITR, rowOf, simulated } from '../../support/survival.ts';
import { NEVER } from '../../support/survival-cases.ts';
import { ALL_CASES } from '../../support/survival-inventories.ts';

describe('what becomes of the workload with', () => {
  it.each(ALL_CASES)('%s', (_, resources, lose, scenario, fate, hours, dataLoss) => {
    const row = rowOf(simulated({ resources }, lose), scenario);
    expect([row.hours.best, row.hours.worst]).toEqual(hours);
    expect([row.dataLoss.best, row.dataLoss.worst]).toEqual(dataLoss);
    if (row.decides.length > 0) expect(row.decides[0]?.fate).toBe(fate);
  });

  it.each(ALL_CASES)(
    '%s: what is lost has no bound, and none at either end where every case loses it',
    (_, resources) => {
      for (const { dataLoss, fate, decides } of simulated({ resources }).survival) {
        // The service may go on with something else.
        if (fate === 'lost') expect(dataLoss.worst).toBe(NEVER);
        for (const one of decides) {
          if (one.fate === 'lost') expect([one.hours.worst, one.dataLoss.worst]).toEqual([NEVER, NEVER]);
          if (one.dataLoss.best === NEVER) expect([one.fate, one.hours.best]).toEqual(['lost', NEVER]);
        }
      }
    },
  );

  it('a restore that was tested last year: its people know how, 8 + 2 + 1 + 1 + 1', () => {
    const resources = [database({ automatedBackups: PITR })];
    const test = (at: string) =>
      resource('restore-test', {
        id: 'drill',
        facets: { restoreTest: { what: 'restore', outcome: 'completed', at, source: 'orders' } },
      });
    const worst = (more: readonly Resource[]) =>
      rowOf(simulated({ resources: [...resources, ...more] }, 'data:'), 'data-corrupted').hours.worst;
    expect(worst([])).toBe(15);
    expect(worst([test('2026-03-01T00:00:00Z')])).toBe(13);
    expect(worst([test('2024-03-01T00:00:00Z')])).toBe(15);
  });

  it('a refused list of backups: a copy that was not seen may exist, or not', () => {
    const { hours, dataLoss, decides } = rowOf(
      simulated({ resources: [database()], refused: ['backup'] }, 'data:'),
      'data-corrupted',
    );
    expect([hours, dataLoss]).toEqual([
      { best: 6, worst: NEVER },
      { best: 0, worst: NEVER },
    ]);
    expect(decides[0]).toMatchObject({ fate: 'unknown', unread: ['copies'] });
  });
});
