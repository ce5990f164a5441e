import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CloudbriefError } from '../model/errors.ts';
import { ENGLISH_PLACES, inWords } from '../model/planned-places.ts';
import { UNASSIGNED } from '../model/workload.ts';
import { listWorkloads, type WorkloadListing } from '../run/workloads.ts';
import { startingWorkloads, type Present } from '../config/starting-workloads.ts';
import { schemaLines } from '../config/schema-id.ts';
import { saveText } from '../config/edit-yaml.ts';
import { readConfiguration } from './configuration.ts';
import { nameColumn, type NameColumn } from './distinct-names.ts';
import { clip, columnsOf, cut } from './text-layout.ts';
import { print, printJson, warnOf } from './terminal.ts';

export interface WorkloadsFlags {
  readonly from: readonly string[];
  readonly config?: string;
  readonly format?: string;
  readonly write?: string;
  readonly force?: boolean;
}

type Listed = WorkloadListing['workloads'][number];

/** Prints how resources group into workloads, how sure that is, and what is left; writes a configuration to start from. */
export async function workloads(flags: WorkloadsFlags): Promise<number> {
  const { write, force = false } = flags;
  if (write !== undefined && !force && existsSync(write)) throw exists(write);
  const configuration = readConfiguration(flags);
  const listing = await listWorkloads(flags.from, configuration);
  listing.warnings.forEach(warnOf);
  if (write !== undefined) saveText(write, startingWorkloads(listing.workloads, presentAt(write, configuration)));
  if (flags.format === 'json') {
    await printJson(listing.workloads);
    return 0;
  }
  await print(listingText(inWords(listing.workloads, ENGLISH_PLACES), columnsOf(process.stdout)));
  if (write !== undefined) await print(`\n${write}: written. Name owners and recovery targets in it.\n`);
  return 0;
}

const presentAt = (path: string, { config }: ReturnType<typeof readConfiguration>): Present => ({
  configured: config.workloads,
  schema: schemaLines(dirname(resolve(path)), 'config.schema.json'),
  text: existsSync(path) ? readFileSync(path, 'utf8') : undefined,
});

const exists = (path: string): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    `${path} exists.`,
    'Name another file, or use --force, which adds the workloads that are missing in it.',
  );

const WHENCE: Readonly<Record<Listed['source'], string>> = {
  configuration: 'configuration',
  tag: 'tag',
  label: 'label',
  stack: 'stack',
  'resource-group': 'resource group',
  account: 'account',
  unassigned: '',
};

const NAME = 28;

const COUNTED = [
  'Resources: all that belong to the workload. `simulate` counts what it needs:',
  'fewer of these, and more of other workloads where it depends on them.',
];

/** A table of the workloads, and what fits none. */
export function listingText(all: readonly Listed[], columns: number): string {
  const known = all.filter(({ name }) => name !== UNASSIGNED);
  const rest = all.find(({ name }) => name === UNASSIGNED);
  const total = all.reduce((sum, { resources }) => sum + resources, 0);
  const names = nameColumn(known.map(({ name }) => name), NAME); // prettier-ignore
  const lines = [
    ...(known.length === 0 ? [] : [heading(names)]),
    ...known.map(one => row(one, names)),
    ...(known.length === 0 ? ['No workloads: there is nothing that serves or holds data.'] : []),
    ...(rest === undefined ? [] : ['', ...restLines(rest, total)]),
    ...(known.length === 0 ? [] : ['', ...COUNTED]),
  ];
  return `${lines.map(line => cut(line.trimEnd(), columns)).join('\n')}\n`;
}

const heading = ({ width }: NameColumn): string =>
  ['Workload'.padEnd(width), 'Resources', 'From'.padEnd(14), 'Confidence', 'Criticality'.padEnd(12), 'What'].join('  ');

function row({ name, resources, source, confidence, criticality, byKind }: Listed, names: NameColumn): string {
  return [
    names.print(name),
    String(resources).padStart(9),
    WHENCE[source].padEnd(14),
    confidence.padEnd(10),
    criticality.padEnd(12),
    kindsText(byKind),
  ].join('  ');
}

const kindsText = (byKind: Listed['byKind']): string =>
  Object.entries(byKind)
    .sort(([, a = 0], [, b = 0]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');

const SHOWN = 10;

function restLines({ resources, byKind, members }: Listed, total: number): string[] {
  const shown = members.slice(0, SHOWN);
  const names = nameColumn(shown.map(({ name }) => name), NAME); // prettier-ignore
  return [
    `${UNASSIGNED}: ${resources} of ${total} resources fit no workload: ${kindsText(byKind)}`,
    ...shown.map(
      ({ name, kind, account, region }) =>
        `  ${names.print(name)}  ${kind}  ${clip(account, NAME)}  ${clip(region, NAME)}`,
    ),
    ...(members.length > SHOWN ? [`  and ${members.length - SHOWN} more; --format json lists all`] : []),
  ];
}
