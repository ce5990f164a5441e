import type { TargetsPlan } from '../providers/index.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { InventoryRecord } from '../model/inventory.ts';

/** The error of a run in which no call besides planning calls succeeded. */
export function noDataError(
  records: readonly InventoryRecord[],
  { planningCalls, targets }: Pick<TargetsPlan, 'planningCalls' | 'targets'>,
): CloudbriefError | undefined {
  const calls = records.flatMap(record => (record.record === 'unit' ? record.calls : []));
  if (calls.some(call => call.count > call.refused && !planningCalls.has(call.operation))) return undefined;
  const unread = records.flatMap(record =>
    record.record === 'population' && record.reading.state === 'unread' ? [record.reading] : [],
  );
  // A missing permission explains more than a service that answers oddly.
  const first = unread.find(({ reason }) => reason === 'denied') ?? unread[0];
  const why = first === undefined ? '' : ` (${[first.reason, first.detail].filter(Boolean).join(': ')})`;
  const clouds = [...new Set(targets.map(({ provider }) => provider))];
  const commands = (name: string): string => clouds.map(cloud => `\`cloudbrief ${name} ${cloud}\``).join(' and ');
  const hint = `Give the identity the permissions that ${commands('policy')} ${clouds.length > 1 ? 'print' : 'prints'}; ${commands('doctor')} ${clouds.length > 1 ? 'show' : 'shows'} which are missing.`;
  return new CloudbriefError('CB_NOTHING_READ', `Nothing could be read${why}.`, hint);
}
