import type { Facets } from '../../../model/facets.ts';
import { valueOrNull, mapReading, type Reading } from '../../../model/reading.ts';
import { armId, listCall, type ArmType } from '../client/arm.ts';
import type { AzureContext } from '../context.ts';
import { propertiesOf } from './common-facets.ts';

export const AUTOSCALE: ArmType = { type: 'Microsoft.Insights/autoscaleSettings', apiVersion: '2022-10-01' };

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Lowest and highest instance count that rules allow, by resource id. */
export type Autoscale = Reading<ReadonlyMap<string, Range>>;

interface Setting {
  readonly enabled?: boolean;
  readonly targetResourceUri?: string;
  readonly profiles?: readonly {
    readonly capacity?: { readonly minimum?: string | number; readonly maximum?: string | number };
    readonly rules?: readonly unknown[] | null;
  }[];
  readonly predictiveAutoscalePolicy?: { readonly scaleMode?: string } | null;
}

/** Enabled settings. A profile without rules sets a count for some hours and does not scale by load. */
export function readAutoscale(ctx: AzureContext): Promise<Autoscale> {
  return ctx.read(listCall(AUTOSCALE), async () => {
    const found = new Map<string, Range>();
    await ctx.each(AUTOSCALE, row => {
      const { enabled, targetResourceUri: target, profiles = [] } = propertiesOf(row) as Setting;
      if (enabled !== true || target === undefined) return;
      const ranges = profiles.flatMap(({ capacity, rules }) => {
        const [min, max] = [Number(capacity?.minimum), Number(capacity?.maximum)];
        return (rules ?? []).length === 0 || Number.isNaN(min) || Number.isNaN(max) ? [] : [{ min, max }];
      });
      if (ranges.length === 0) return;
      // A fault may happen in the hours of the lowest count.
      found.set(armId(target), {
        min: Math.min(...ranges.map(({ min }) => min)),
        max: Math.max(...ranges.map(({ max }) => max)),
      });
    });
    return found;
  });
}

/** `count`: the desired count. */
export function scalingOf(rules: Autoscale, id: string, count: Reading<number>): Reading<Facets['scaling']> {
  if (rules.state === 'unread') return rules;
  const range = valueOrNull(rules)?.get(id);
  return mapReading(count, desired =>
    range === undefined
      ? { min: desired, max: desired, desired, automatic: false }
      : { ...range, desired, automatic: range.max > range.min },
  );
}
