import { emptyRules } from '../assess/criticality.ts';
import type { LoadedConfig } from '../config/load.ts';
import type { Resource } from '../model/resource.ts';

/** A warning for each criticality rule that picks nothing, with its place: what it names is judged without it. */
export function emptyCriticality(
  resources: readonly Resource[],
  { config, placeOf }: Pick<LoadedConfig, 'config' | 'placeOf'>,
): string[] {
  const rules = config.criticality ?? [];
  return emptyRules(resources, rules).map(rule => {
    const then = rule.criticality === 'crown-jewel' ? ' The crown jewel that it means is weighed as any other.' : '';
    return `${placeOf(['criticality', rules.indexOf(rule), 'match'])}: this ${rule.criticality} rule picks no resource of the inventory; expected at least one.${then}`;
  });
}
