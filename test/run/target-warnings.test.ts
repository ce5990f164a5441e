import { expect, it } from 'vitest';
import { workloadRules } from '../../src/config/workload-rules.ts';
import { targetWarnings } from '../../src/run/target-warnings.ts';
import { database, placed, simulated } from '../support/survival.ts';

/** The warnings of a database with a standby that takes over in 6 to 12 minutes. */
function warnings(rto: string): string[] {
  const config = { workloads: [{ name: 'shop', targets: { 'zone-lost': { rto } } }] };
  const resources = [database({ placement: placed(['a', 'b']) })];
  const placeOf = (keys: readonly PropertyKey[]): string => `cloudbrief.yaml:${keys.join('.')}`;
  return targetWarnings(
    { config, placeOf, answers: { company: {}, workloads: {} }, files: [], variables: [] },
    simulated({ resources, rules: workloadRules(config) }),
  );
}

it('a target that is shorter than the provider takes to switch over', () => {
  expect(warnings('3m')).toEqual([
    "cloudbrief.yaml:workloads.0.targets: shop in zone-lost: 3 min is less than the 6 min that the provider's own failover takes at best.",
  ]);
  expect(warnings('10m')).toEqual([]);
});
