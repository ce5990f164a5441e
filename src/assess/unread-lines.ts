import { compareText } from '../lib/text.ts';
import type { UnreadList } from './affected-checks.ts';
import type { UnreadLine } from '../model/assessment.ts';
import type { Inventory, Target, Unit } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { UnreadReason } from '../model/reading.ts';

/** What a line needs besides the inventory. */
export interface UnreadLineContext {
  /** The checks that are unknown because of a call of a unit. */
  readonly affectedChecks: (unit: Unit, call: string, list?: UnreadList) => readonly string[];
  /** The permissions that a call needs, where they are known. */
  readonly permissionsOf: (call: string) => readonly string[];
}

interface UnreadCall {
  readonly unit: Unit;
  readonly call: string;
  readonly reason: UnreadReason;
  readonly detail?: string | undefined;
  readonly count: number;
  /** What the call lists. */
  readonly list?: Kind;
}

/** Every target, list and call that could not be read, by account, call and region. */
export function unreadLines(inventory: Inventory, context: UnreadLineContext): UnreadLine[] {
  const calls = unreadCalls(inventory).map(call => callLine(call, context));
  return mergeLines([...inventory.header.targets.flatMap(targetLines), ...calls]).sort(
    (a, b) =>
      compareText(a.account, b.account) ||
      compareText(a.call, b.call) ||
      compareText(a.region, b.region) ||
      compareText(a.reason, b.reason),
  );
}

/** Unread lists, then refused details; those of a region that is not enabled for the account are not unread. */
function unreadCalls({ units, populations, refusals }: Inventory): UnreadCall[] {
  const open = new Map(units.filter(unit => unit.closed !== true).map(unit => [unit.id, unit]));
  const lists = populations.flatMap(({ unit: id, reading, call, kind }): UnreadCall[] => {
    const unit = open.get(id);
    if (unit === undefined || reading.state !== 'unread') return [];
    return [{ unit, call: call ?? kind, reason: reading.reason, detail: reading.detail, count: 1, list: kind }];
  });
  const details = refusals.flatMap(({ unit: id, call, reason, detail, count }): UnreadCall[] => {
    const unit = open.get(id);
    return unit === undefined ? [] : [{ unit, call, reason, detail, count }];
  });
  return [...lists, ...details];
}

function callLine(
  { unit, call, reason, detail, count, list }: UnreadCall,
  { affectedChecks, permissionsOf }: UnreadLineContext,
): UnreadLine {
  const permissions = permissionsOf(call).filter(permission => permission !== call);
  return {
    provider: unit.provider,
    account: unit.account,
    region: unit.region,
    call,
    reason,
    ...(detail === undefined ? {} : { detail }),
    count,
    checks: [...affectedChecks(unit, call, list === undefined ? undefined : { kind: list, reason })],
    ...(permissions.length === 0 ? {} : { permissions }),
  };
}

function targetLines({ provider, account, failed }: Target): UnreadLine[] {
  if (failed === undefined) return [];
  return [{ provider, account, region: 'global', call: '*', reason: 'denied', detail: failed, count: 1, checks: [] }];
}

/** One line for the same call and reason in one place. */
function mergeLines(lines: readonly UnreadLine[]): UnreadLine[] {
  const merged = new Map<string, UnreadLine>();
  for (const one of lines) {
    const key = [one.provider, one.account, one.region, one.call, one.reason].join(' ');
    const before = merged.get(key);
    const checks = [...new Set([...(before?.checks ?? []), ...one.checks])].sort(compareText);
    merged.set(key, before === undefined ? one : { ...before, count: before.count + one.count, checks });
  }
  return [...merged.values()];
}
