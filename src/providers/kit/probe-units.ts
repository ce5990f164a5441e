import type { InventoryRecord, Target } from '../../model/inventory.ts';
import type { CollectionPlan } from './plan.ts';
import type { ProbeResult } from './probe-result.ts';
import { runUnits } from './run-units.ts';

export interface ProbeUnitsOptions {
  readonly permissionsOf: (call: string) => readonly string[];
  /** Calls that are rarely granted and that the briefing does without. */
  readonly isOptional?: (call: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface ProbedAccount {
  readonly results: readonly ProbeResult[];
  /** The permissions that are missing. */
  readonly denied: ReadonlySet<string>;
}

/** Runs every collector over one account and reports what was denied. */
export async function probeUnits(
  plan: CollectionPlan,
  { account, name = account }: Pick<Target, 'account' | 'name'>,
  { permissionsOf, isOptional = () => false, signal }: ProbeUnitsOptions,
): Promise<ProbedAccount> {
  const records: InventoryRecord[] = [];
  const units = plan.units.filter(unit => unit.account === account);
  await runUnits({ ...plan, units }, record => records.push(record), { signal });
  const denied = new Set<string>();
  const results = units.flatMap(({ id, collector }): ProbeResult[] => {
    const own = records.filter(record => 'unit' in record && record.unit === id);
    const failed = new Map(own.flatMap(failedCallsOf).map(one => [one.call, one]));
    for (const { call, reason } of failed.values())
      if (reason === 'denied') for (const permission of permissionsOf(call)) denied.add(permission);
    if (failed.size === 0) return [{ what: `${collector} in ${name}`, ok: true, detail: 'everything could be read' }];
    return [...failed.values()].map(({ call, reason, detail }) => ({
      what: call,
      ok: reason === 'denied' && !isOptional(call) ? false : null,
      detail: `${reason}: ${detail}`,
    }));
  });
  return { results, denied };
}

interface FailedCall {
  readonly call: string;
  readonly reason: string;
  readonly detail: string;
}

function failedCallsOf(record: InventoryRecord): FailedCall[] {
  if (record.record === 'population' && record.reading.state === 'unread') {
    const { reason, detail = '' } = record.reading;
    return [{ call: record.call ?? record.kind, reason, detail }];
  }
  if (record.record !== 'refusal') return [];
  return [{ call: record.call, reason: record.reason, detail: record.detail ?? '' }];
}
