import { stringify } from 'yaml';
import { UNASSIGNED, type Workload, type WorkloadRule } from '../model/workload.ts';
import { schemaPath } from './schema-id.ts';

interface Listed extends Workload {
  readonly match?: WorkloadRule['match'];
}

/** A `cloudbrief.yaml` with the proposed workloads, to complete with owners and recovery targets. */
export function startingWorkloads(workloads: readonly Listed[]): string {
  const entries = workloads
    .filter(({ name }) => name !== UNASSIGNED)
    .map(one => ({ name: one.name, ...selectorOf(one), criticality: one.criticality }));
  return [
    `# yaml-language-server: $schema=${schemaPath('config.schema.json')}`,
    '# Workloads as cloudbrief proposes them. One without `match` has the resources that its name is found on: in tags, labels,',
    '# stacks or resource groups. Complete each with owner, revenueShare, targets and needs; see docs/configuration.md.',
    stringify({ workloads: entries }, { lineWidth: 0 }),
  ].join('\n');
}

function selectorOf({ source, match, places }: Listed): Pick<WorkloadRule, 'match'> {
  const [first, ...others] = places;
  const account = others.every(one => one.account === first?.account) ? first?.account : undefined;
  if (match !== undefined) return { match };
  return source === 'account' && account !== undefined ? { match: { account } } : {};
}
