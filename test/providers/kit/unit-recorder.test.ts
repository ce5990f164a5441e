import { expect, it } from 'vitest';
import { awaitAll } from '../../../src/providers/kit/await-all.ts';
import { createUnitRecorder } from '../../../src/providers/kit/unit-recorder.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';

const UNIT = {
  id: 'aws:1:eu-west-1:aws-x',
  provider: 'aws',
  account: '1',
  region: 'eu-west-1',
  collector: 'aws-x',
} as const;

function recorded(act: (recorder: ReturnType<typeof createUnitRecorder>) => void): InventoryRecord[] {
  const records: InventoryRecord[] = [];
  const recorder = createUnitRecorder({
    unit: UNIT,
    lists: [],
    sink: record => void records.push(record),
    classify: error => ({ reason: 'failed', detail: String(error) }),
    isNamed: () => false,
  });
  act(recorder);
  return records;
}

it.each([
  ['arn:aws:ec2:eu-west-1:1:volume/vol-1', '', 'vol-1'],
  ['arn:aws:sqs:eu-west-1:1:orders', ' ', 'orders'],
  ['/subscriptions/s/providers/Microsoft.Compute/disks/d1', '\t', 'd1'],
  ['arn:aws:ec2:eu-west-1:1:volume/vol-1', 'Data', 'Data'],
])('%s with the name %j is called %s', (id, given, name) => {
  const records = recorded(({ emit }) => {
    emit({ id, kind: 'disk', type: 'T', name: given, tags: {}, facets: {} });
  });
  expect(records).toMatchObject([{ id, name }]);
});

it('names every call that failed within one list, each once', async () => {
  const fail = (call: string): Error => Object.assign(new Error(`${call} failed`), { call });
  const shared = fail('s:Describe');
  const pages = (): Promise<void> =>
    awaitAll([Promise.reject(shared), awaitAll([Promise.reject(fail('s:Tags')), Promise.reject(shared)])]);
  const records: InventoryRecord[] = [];
  const recorder = createUnitRecorder({
    unit: UNIT,
    lists: ['app'],
    sink: record => void records.push(record),
    classify: error => ({ reason: 'failed', detail: 'x', call: (error as { call: string }).call }),
    isNamed: () => false,
  });
  expect(await recorder.list('app', 's:List', pages)).toMatchObject({ state: 'unread' });
  recorder.finish({ started: '', ended: '' }, false);
  const named = records.flatMap(record =>
    record.record === 'refusal' ? [record.call] : record.record === 'population' ? [record.call] : [],
  );
  expect(named.toSorted()).toEqual(['s:Describe', 's:Tags']);
});
