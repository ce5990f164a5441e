import { emptyRules } from '../assess/criticality.ts';
import type { LoadedConfig } from '../config/load.ts';
import type { Resource } from '../model/resource.ts';

/** More warnings than these nobody reads. */
const TOLD = 20;

/** A warning for each criticality rule that picks nothing, with its place: what it names is judged without it. */
export function emptyCriticality(
  resources: readonly Resource[],
  { config, placeOf }: Pick<LoadedConfig, 'config' | 'placeOf'>,
): string[] {
  const rules = config.criticality ?? [];
  const positions = new Map(rules.map((rule, at) => [rule, at]));
  const empty = emptyRules(resources, rules);
  const warnings = empty.slice(0, TOLD).map(rule => {
    const then = rule.criticality === 'crown-jewel' ? ' The crown jewel that it means is weighed as any other.' : '';
    return `${placeOf(['criticality', positions.get(rule) ?? 0, 'match'])}: this ${rule.criticality} rule picks no resource of the inventory; expected at least one.${then}`;
  });
  const rest = empty.length - warnings.length;
  return rest === 0
    ? warnings
    : [...warnings, `${rest} more criticality ${rest === 1 ? 'rule picks' : 'rules pick'} no resource.`];
}
