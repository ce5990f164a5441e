import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { UNASSIGNED, type Workload, type WorkloadRule } from '../model/workload.ts';
import type { Config } from './schema.ts';

interface Listed extends Workload {
  readonly match?: WorkloadRule['match'];
}

type Configured = NonNullable<Config['workloads']>;
type Entry = Readonly<{ name: string }>;

export interface Present {
  /** Workloads of the configuration: they stay as they are. */
  readonly configured?: Configured | undefined;
  /** The file that is there already: its other settings and comments stay. */
  readonly text?: string | undefined;
  /** The first lines of a new file, for editors. */
  readonly schema?: readonly string[] | undefined;
}

/** A `cloudbrief.yaml` with the workloads of the configuration and those that are proposed, to complete with owners and targets. */
export function startingWorkloads(
  workloads: readonly Listed[],
  { configured = [], text = '', schema = [] }: Present = {},
): string {
  const named = new Set(configured.map(({ name }) => name));
  const proposed = workloads
    .filter(({ name }) => name !== UNASSIGNED && !named.has(name))
    .map(one => ({ name: one.name, ...selectorOf(one), criticality: one.criticality }));
  const entries: readonly Entry[] = [...configured, ...proposed];
  return extended(text, entries) ?? freshFile(entries, schema);
}

const freshFile = (entries: readonly Entry[], schema: readonly string[]): string =>
  [
    ...schema.map(line => `# ${line}`),
    '# Workloads as cloudbrief proposes them. One without `match` has the resources that its name is found on: in tags, labels,',
    '# stacks or resource groups. Complete each with owner, revenueShare, targets and needs; see docs/configuration.md.',
    stringify({ workloads: entries }, { lineWidth: 0 }),
  ].join('\n');

/** The file with the workloads that it lacks; undefined if it is no configuration. */
function extended(text: string, entries: readonly Entry[]): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const there = document.get('workloads');
  if (!isSeq(there)) document.set('workloads', document.createNode(entries));
  else {
    const names = new Set(there.items.map(item => (isMap(item) ? item.get('name') : undefined)));
    for (const entry of entries) if (!names.has(entry.name)) there.add(document.createNode(entry));
  }
  return document.toString({ lineWidth: 0 });
}

function selectorOf({ source, match, places }: Listed): Pick<WorkloadRule, 'match'> {
  const [first, ...others] = places;
  const account = others.every(one => one.account === first?.account) ? first?.account : undefined;
  if (match !== undefined) return { match };
  return source === 'account' && account !== undefined ? { match: { account } } : {};
}
