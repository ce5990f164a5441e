import { expect, it } from 'vitest';
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
