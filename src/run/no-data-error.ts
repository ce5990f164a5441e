import { PLANNING_CALLS } from '../providers/index.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { InventoryRecord } from '../model/inventory.ts';

/** The error of a run that nobody answered, or undefined when somebody did. To know who one is, is to have read nothing. */
export function noDataError(records: readonly InventoryRecord[]): CloudbriefError | undefined {
  const calls = records.flatMap(record => (record.record === 'unit' ? record.calls : []));
  if (calls.some(call => call.count > call.refused && !PLANNING_CALLS.includes(call.operation))) return undefined;
  const [first] = records.flatMap(record =>
    record.record === 'population' && record.reading.state === 'unread' ? [record.reading] : [],
  );
  const why = first === undefined ? '' : ` (${[first.reason, first.detail].filter(Boolean).join(': ')})`;
  const hint =
    'Give the identity the rights that `cloudbrief policy aws` prints; `cloudbrief doctor aws` shows which are missing.';
  return new CloudbriefError('CB_NOTHING_READ', `Nothing could be read${why}.`, hint);
}
