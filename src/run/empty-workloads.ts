import type { LoadedConfig } from '../config/load.ts';
import type { Assessment } from '../model/assessment.ts';
import { selectorFaultText } from './workloads.ts';

/** A warning for each configured workload without a resource, with its place: nothing about it can be told. */
export function emptyWorkloads(
  { workloads }: Assessment,
  { config, placeOf }: Pick<LoadedConfig, 'config' | 'placeOf'>,
): string[] {
  const empty = new Set(workloads.filter(({ resources }) => resources === 0).map(({ name }) => name));
  return (config.workloads ?? []).flatMap(({ name }, at) =>
    empty.has(name)
      ? [
          `${placeOf(['workloads', at, 'match'])}: ${selectorFaultText({ fault: 'matches-nothing', workload: name, at })}`,
        ]
      : [],
  );
}
