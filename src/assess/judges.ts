import { createJudge } from '../check/judge.ts';
import { memoizeBy } from '../lib/memoize.ts';
import type { Judge } from '../model/check.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';

/** The judge of each resource as of `now`: what its unit read says nothing about the days after. */
export function createJudges(
  { header, units }: Inventory,
  now: string,
): (resource: Pick<Resource, 'unit'>) => Judge<string> {
  const started = new Map(units.map(unit => [unit.id, unit.started]));
  const judgeAt = memoizeBy(
    (read: string) => read,
    read => createJudge(now, read),
  );
  return ({ unit }) => judgeAt(started.get(unit) ?? header.started);
}
