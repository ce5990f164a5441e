import { CLOUD_PROVIDERS, loadReaders, type TargetsPlan } from '../providers/index.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Inventory, InventoryRecord, Target } from '../model/inventory.ts';
import { isPlanned } from '../model/planned.ts';

/** The error of a run in which no call besides planning calls succeeded. */
export function noDataError(
  records: readonly InventoryRecord[],
  { planningCalls, targets }: Pick<TargetsPlan, 'planningCalls' | 'targets'>,
): CloudbriefError | undefined {
  if (isAnyRead(records, planningCalls)) return undefined;
  const commands = commandsFor(targets);
  return new CloudbriefError(
    'CB_NOTHING_READ',
    `Nothing could be read${whyOf(records)}.`,
    commands === undefined
      ? 'Ask whoever wrote the extension what it needs.'
      : `Give the identity the permissions that ${commands.policy}; ${commands.doctor}.`,
  );
}

/** The same of saved inventories: whoever asks for a verdict on them has none. A plan makes no calls. */
export async function savedNoDataError(
  inventory: Inventory,
  from: readonly string[],
): Promise<CloudbriefError | undefined> {
  const { units, populations, resources, header } = inventory;
  const isUncounted = units.every(({ calls }) => calls.length === 0) && resources.length > 0;
  if (isPlanned(inventory) || isUncounted) return undefined;
  const records: readonly InventoryRecord[] = [
    ...units.map(unit => ({ record: 'unit' as const, ...unit })),
    ...populations.map(population => ({ record: 'population' as const, ...population })),
  ];
  const readers = await loadReaders(header.targets.map(({ provider }) => provider));
  if (isAnyRead(records, new Set(readers.flatMap(({ planningCalls }) => planningCalls)))) return undefined;
  const commands = commandsFor(header.targets);
  return new CloudbriefError(
    'CB_NOTHING_READ',
    `${from.join(', ')} ${from.length === 1 ? 'holds' : 'hold'} nothing to judge: when it was collected, nothing could be read${whyOf(records)}.`,
    commands === undefined
      ? 'Collect again: `cloudbrief collect --help`.'
      : `Give the identity the permissions that ${commands.policy}, and collect again; ${commands.doctor}.`,
  );
}

const isAnyRead = (records: readonly InventoryRecord[], planningCalls: ReadonlySet<string>): boolean =>
  records.some(
    record =>
      record.record === 'unit' &&
      record.calls.some(call => call.count > call.refused && !planningCalls.has(call.operation)),
  );

/** The reason of a list that was not read. A missing permission explains more than a service that answers oddly. */
function whyOf(records: readonly InventoryRecord[]): string {
  const unread = records.flatMap(record =>
    record.record === 'population' && record.reading.state === 'unread' ? [record.reading] : [],
  );
  const first = unread.find(({ reason }) => reason === 'denied') ?? unread[0];
  return first === undefined ? '' : ` (${[first.reason, first.detail].filter(Boolean).join(': ')})`;
}

/** The commands that show what an identity needs; those of an extension's systems are none of these. */
function commandsFor(targets: readonly Target[]): { readonly policy: string; readonly doctor: string } | undefined {
  const clouds = CLOUD_PROVIDERS.filter(({ id }) => targets.some(({ provider }) => provider === id));
  if (clouds.length === 0) return undefined;
  const named = (name: string): string => clouds.map(({ id }) => `\`cloudbrief ${name} ${id}\``).join(' and ');
  return {
    policy: `${named('policy')} ${clouds.length > 1 ? 'print' : 'prints'}`,
    doctor: `${named('doctor')} ${clouds.length > 1 ? 'show' : 'shows'} which are missing`,
  };
}
