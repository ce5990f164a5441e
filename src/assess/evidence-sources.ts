import { memoizeBy } from '../lib/memoize.ts';
import { compareText } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import type { Unit } from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';
import type { Resource } from '../model/resource.ts';
import type { CollectorInfo } from './affected-checks.ts';

/**
 * Says which units read what a check was given of a resource: the one that listed it, and those nearby whose collectors fill
 * what the check asks of its kind. Facts follow from the whole inventory, so that no unit can be named for them. Findings of
 * one place share one list.
 */
export function sourcesOf(
  tellers: readonly CollectorInfo[],
  units: readonly Unit[],
): (check: Check, resource: Resource) => string[] {
  const places = new Set(units.map(unit => unit.id));
  const byAccount = Map.groupBy(units, accountKey);
  const keyOf = (check: Check, { kind, region, unit }: Resource): string => [check.id, kind, region, unit].join('\n');
  return memoizeBy(keyOf, (check, resource) => {
    // What people answered was not read anywhere.
    if (!places.has(resource.unit)) return [];
    const fillers = new Set(
      tellers
        // Who lists a kind fills what it lists; the others add to it.
        .filter(
          ({ lists, fills }) =>
            !lists.includes(resource.kind) && check.needs.some(need => fills[resource.kind]?.includes(need) === true),
        )
        .map(({ id }) => id),
    );
    const near = (byAccount.get(accountKey(resource)) ?? []).filter(
      unit =>
        unit.id !== resource.unit &&
        fillers.has(unit.collector) &&
        (unit.region === resource.region || unit.region === 'global'),
    );
    return [resource.unit, ...near.map(unit => unit.id).sort(compareText)];
  });
}
