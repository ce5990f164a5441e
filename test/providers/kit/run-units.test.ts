import { describe, expect, it } from 'vitest';
import type { CollectEvent, PlannedUnit } from '../../../src/providers/kit/plan.ts';
import { runUnits } from '../../../src/providers/kit/run-units.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';

const ended = (id: string): InventoryRecord => ({
  record: 'unit',
  id,
  provider: 'aws',
  account: '1',
  region: 'a',
  collector: 'c',
  started: 's',
  ended: 'e',
  calls: [],
});
const unit = (
  id: string,
  run: PlannedUnit['run'] = sink =>
    Promise.resolve().then(() => {
      sink(ended(id));
    }),
): PlannedUnit => ({ id, provider: 'aws', account: '1', region: 'a', collector: 'c', run });
const plan = (...units: PlannedUnit[]): { targets: []; units: PlannedUnit[] } => ({ targets: [], units });

describe('running units', () => {
  it('reports progress, and leaves out completed units', async () => {
    const events: CollectEvent[] = [];
    const records: InventoryRecord[] = [];
    await runUnits(plan(unit('one'), unit('two'), unit('three')), record => records.push(record), {
      skip: new Set(['two']),
      onEvent: event => events.push(event),
      concurrency: 1,
    });
    expect(records).toEqual([ended('one'), ended('three')]);
    expect(events).toEqual([
      { type: 'planned', units: 2, targets: [] },
      { type: 'unit-ended', unit: 'one', done: 1, units: 2, resources: 0 },
      { type: 'unit-ended', unit: 'three', done: 2, units: 2, resources: 0 },
    ]);
  });

  it('limits the units at once', async () => {
    let now = 0;
    let most = 0;
    const slow = (id: string): PlannedUnit =>
      unit(id, async () => {
        most = Math.max(most, ++now);
        await new Promise(resolve => setTimeout(resolve, 3));
        now--;
      });
    await runUnits(plan(...Array.from({ length: 9 }, (_, i) => slow(String(i)))), () => undefined, { concurrency: 3 });
    expect(most).toBe(3);
  });

  it('stops on abort: a running unit writes nothing more, a waiting one does not start', async () => {
    const stop = new AbortController();
    const records: InventoryRecord[] = [];
    const slow = unit('slow', async sink => {
      stop.abort(new Error('enough'));
      await Promise.resolve();
      sink(ended('slow'));
    });
    await expect(
      runUnits(plan(slow, unit('next')), record => records.push(record), { signal: stop.signal, concurrency: 1 }),
    ).rejects.toThrow('enough');
    expect(records).toEqual([]);
  });

  it('fails as a whole when the records cannot be written', async () => {
    const full = (): never => {
      throw new Error('no space left');
    };
    // A unit that swallows the error as one of the cloud.
    const swallowing = unit('blind', sink => Promise.resolve().then(() => { sink(ended('blind')); }).catch(() => undefined)); // prettier-ignore
    await expect(runUnits(plan(swallowing, unit('next')), full)).rejects.toThrow('no space left');
  });
});
