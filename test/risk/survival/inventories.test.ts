import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/model/resource.ts';
import { resource } from '../../support/world.ts';
import { database, PITR, rowOf, simulated } from '../../support/survival.ts';
import { CASES, NEVER } from '../../support/survival-cases.ts';
import { DISK_CASES } from '../../support/survival-cases-disks.ts';
import { GCP_CASES } from '../../support/survival-cases-gcp.ts';
import { KEY_CASES } from '../../support/survival-cases-keys.ts';
import { NETWORK_CASES } from '../../support/survival-cases-network.ts';
import { ODD_CASES } from '../../support/survival-cases-odd.ts';

const ALL = [...CASES, ...DISK_CASES, ...GCP_CASES, ...KEY_CASES, ...NETWORK_CASES, ...ODD_CASES];

describe('what becomes of the workload with', () => {
  it.each(ALL)('%s', (_, resources, lose, scenario, fate, hours, dataLoss) => {
    const row = rowOf(simulated({ resources }, lose), scenario);
    expect([row.hours.best, row.hours.worst]).toEqual(hours);
    expect([row.dataLoss.best, row.dataLoss.worst]).toEqual(dataLoss);
    if (row.decides.length > 0) expect(row.decides[0]?.fate).toBe(fate);
  });

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
