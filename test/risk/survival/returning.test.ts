import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/model/resource.ts';
import { backup, database, PITR, rowOf, simulated } from '../../support/survival.ts';
import { server } from '../../support/survival-cases.ts';
import { ACCOUNT, REGION } from '../../support/world.ts';

const inZone = (resources: readonly Resource[]) => rowOf(simulated({ resources }, 'zone:a'), 'zone-lost');
const inRegion = (resources: readonly Resource[]) => rowOf(simulated({ resources }, `region:${REGION}`), 'region-lost');

describe('a place that comes back as those on record did', () => {
  // Zones of the record were back after 2 to 99 hours, and what waits in one loses nothing.
  it('bounds what only waits for it', () => {
    const row = inZone([database()]);
    expect(row).toMatchObject({ hours: { best: 2, worst: null }, dataLoss: { best: 0, worst: null } });
    expect(row.ifReturned).toEqual({ hours: { best: 2, worst: 99 }, dataLoss: { best: 0, worst: 0 } });
  });

  it('bounds a region, with copies that are in it', () => {
    expect(inRegion([database(), backup()]).ifReturned).toEqual({
      hours: { best: 3, worst: 99 },
      dataLoss: { best: 0, worst: 0 },
    });
  });

  it('says nothing where the worst case has an end without it', () => {
    expect(inZone([database({ automatedBackups: PITR })])).not.toHaveProperty('ifReturned');
    expect(inZone([server('app', 'a')])).not.toHaveProperty('ifReturned');
  });

  it('waits for the place too where another database could only be restored with loss', () => {
    const other = { ...database({ automatedBackups: PITR }), id: 'billing', name: 'billing' };
    // Restored after 19 hours with half an hour lost, or there again after 99 with nothing lost: who waits for the one waits for both.
    expect(inZone([database(), other]).ifReturned).toEqual({
      hours: { best: 2, worst: 99 },
      dataLoss: { best: 0, worst: 0 },
    });
  });

  it('is no comfort where an account is gone', () => {
    const rows = simulated({ resources: [database()] }, `account:${ACCOUNT}`);
    const row = rowOf(rows, 'account-closed');
    expect(row.hours.worst).toBeNull();
    expect(row).not.toHaveProperty('ifReturned');
  });
});
