import { memoizeBy } from '../lib/memoize.ts';
import { compareText } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import type { Unit } from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';
import type { Resource } from '../model/resource.ts';
import type { CollectorInfo } from './affected-checks.ts';

/**
 * The units that read what a check was given of a resource: the one that lists it, and those of the same account and region
 * whose collectors fill facets that the check needs. Facts follow from the whole inventory, so that no unit can be named for
 * them. Memoised: findings of one account and region share one list.
 */
export function sourcesOf(
  collectors: readonly CollectorInfo[],
  units: readonly Unit[],
): (check: Check, resource: Resource) => string[] {
  const known = new Set(units.map(unit => unit.id));
  const byAccount = Map.groupBy(units, accountKey);
  const keyOf = (check: Check, { kind, region, unit }: Resource): string => [check.id, kind, region, unit].join('\n');
  return memoizeBy(keyOf, (check, resource) => {
    // Answers of the interview are not read by a unit.
    if (!known.has(resource.unit)) return [];
    const fillers = new Set(
      collectors
        // The collector that lists a kind is named already; the others add facets to it.
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
