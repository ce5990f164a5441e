import { expect } from 'vitest';
import type { InventoryRecord } from '../../src/model/inventory.ts';
import type { RejectionWatch } from './rejections.ts';

type Sink = (record: InventoryRecord) => void;

/** A unit, given the sink, the signal, and what each of its calls waits for before it is answered. */
export type UnitUnderTest = (sink: Sink, signal: AbortSignal, call: () => Promise<void>) => Promise<void>;

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
const MOMENTS = 12;

/** Interrupts a unit at its calls, one run for each moment: it stops, records nothing of itself, and leaves no rejection unhandled. */
export async function expectToStop(unit: UnitUnderTest, watch: RejectionWatch): Promise<void> {
  const { calls } = await interruptAt(unit, 0);
  expect(watch.seen(), 'undisturbed').toEqual([]);
  for (let at = 1; at <= calls; at += Math.max(1, Math.floor(calls / MOMENTS))) {
    const { records, failed } = await interruptAt(unit, at);
    expect(watch.seen(), `at call ${at}`).toEqual([]);
    expect(failed, `at call ${at}`).toMatchObject({ name: 'AbortError' });
    expect(records.filter(({ record }) => record === 'unit' || record === 'population')).toEqual([]);
  }
}

async function interruptAt(
  unit: UnitUnderTest,
  at: number,
): Promise<{ readonly calls: number; readonly records: readonly InventoryRecord[]; readonly failed: unknown }> {
  const controller = new AbortController();
  const { signal } = controller;
  const records: InventoryRecord[] = [];
  let calls = 0;
  const call = async (): Promise<void> => {
    calls++;
    if (calls === at) controller.abort();
    // What is under way is cut off one after the other, as sockets close.
    for (let left = calls % 5; left >= 0; left--) await turn();
    signal.throwIfAborted();
  };
  const failed = await unit(record => records.push(record), signal, call).then(
    () => undefined,
    (error: unknown) => error,
  );
  for (let left = 0; left < 20; left++) await turn();
  return { calls, records, failed };
}
