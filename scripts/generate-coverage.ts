import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLOUD_PROVIDERS, loadReaders } from '../src/providers/index.ts';
import type { CollectorDeclaration, Operation } from '../src/providers/kit/collector.ts';
import type { Fact } from '../src/facts/define-fact.ts';
import { FACTS } from '../src/facts/index.ts';
import { compareText } from '../src/lib/text.ts';
import type { Check } from '../src/model/check.ts';
import type { FacetName } from '../src/model/facets.ts';
import { CLOUDS, type Cloud, type Kind, type Provider } from '../src/model/kinds.ts';
import { findChecks } from './generate-checks.ts';

/**
 * One line of the risk catalogue. `services`: whose calls tell, as permissions write them. `reads`: one of these at least
 * must be asked about: a check of many services answers nothing about one that nobody reads.
 */
interface Row {
  readonly id: string;
  readonly subject: string;
  readonly severity?: string;
  readonly services?: readonly string[];
  readonly reads?: readonly string[];
}

export type Reader = Pick<CollectorDeclaration, 'provider' | 'lists' | 'fills' | 'operations'>;

/** Why a row is as it stands: checks judge it, a reason says why none does, or it waits. */
interface Covered {
  readonly row: Row;
  readonly checks: readonly Check[];
  readonly operations: readonly Operation[];
  readonly reason?: string;
  /** What the row asks and no check looks at. */
  readonly limit?: string;
}

interface Coverage {
  readonly path: string;
  readonly content: string;
  /** Rows of the clouds that are read with neither check nor reason, and what in the data files contradicts the checks. */
  readonly waiting: readonly string[];
  readonly faults: readonly string[];
}

/** How rows of a cloud begin, where that is not its id. */
const CATALOGUE_PREFIXES: Readonly<Partial<Record<Cloud, string>>> = { azure: 'az' };

const GROUPS: readonly (readonly [prefix: string, name: string, provider: Provider])[] = [
  ...CLOUDS.map(([id, title]) => [CATALOGUE_PREFIXES[id] ?? id, title, id] as const),
  ['all', 'Any provider', 'any'],
  ['own', 'Added by this project', 'any'],
];

/** Clouds that are read: a row of theirs with neither check nor reason fails the build. */
const READ: ReadonlySet<Provider> = new Set(CLOUD_PROVIDERS.map(({ id }) => id));

/** The question of each area of the catalogue, by its tile in the briefing and its slug. */
const AREAS: Readonly<Record<string, string>> = {
  az: 'One data centre fails (`data-centre`)',
  enc: 'Data can be read (`confidentiality`)',
  bkp: 'Account is wiped (`offsite-copies`)',
  dr: 'Recovery proved (`recovery`)',
  net: 'Strangers get in (`perimeter`): network and data',
  iam: 'Strangers get in (`perimeter`): identity',
  iac: 'Rebuild from scripts (`rebuild`)',
  scale: 'A sudden rush (`surge`)',
  log: 'Find out what happened (`records`)',
  sup: 'Help at 3 a.m. (`support`)',
  perf: 'Fast every day (`performance`)',
  coup: 'One fault stops all (`coupling`)',
  conc: 'Provider fails us (`provider`)',
  people: 'A key person leaves (`people`)',
};

/** The page that says, row by row of the risk catalogue, which check answers it, what is asked for it, or why nothing does. */
export async function generateCoverage(root: string): Promise<Coverage> {
  const [rows, reasons, limits, found] = await Promise.all([
    readJson<Row[]>(join(root, 'data', 'catalogue.json')),
    readJson<Record<string, string>>(join(root, 'data', 'catalogue-reasons.json')),
    readJson<Record<string, string>>(join(root, 'data', 'catalogue-limits.json')),
    findChecks(root),
  ]);
  const collectors = (await loadReaders()).flatMap(reader => reader.collectors);
  const checks = found.map(({ check }) => check);
  const covered = rows
    .map(row => coverRow(row, checks, collectors, reasons[row.id]))
    .map(one => ({ ...one, ...(limits[one.row.id] === undefined ? {} : { limit: limits[one.row.id] ?? '' }) }));
  return {
    path: join(root, 'docs', 'coverage.md'),
    content: pageOf(covered),
    waiting: covered.filter(one => READ.has(groupOf(one.row)[2]) && stateOf(one) === 'waits').map(({ row }) => row.id),
    faults: [...faultsOf(rows, checks, reasons, covered), ...limitFaults(limits, covered)],
  };
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}

function coverRow(
  row: Row,
  checks: readonly Check[],
  collectors: readonly Reader[],
  reason: string | undefined,
): Covered {
  const provider = groupOf(row)[2];
  const readers = collectors.filter(collector => provider === 'any' || collector.provider === provider);
  const named = checks.filter(check => check.rows?.includes(row.id) === true);
  // A check that nobody feeds on that cloud answers nothing there.
  const fed = named.filter(check => provider === 'any' || isFed(check, readers));
  const operations = fed.flatMap(check => feedersOf(check, readers)).flatMap(collector => collector.operations);
  const own = [...operations, ...fed.flatMap(check => listersOf(check, readers)).flatMap(one => one.operations)].filter(
    operation => isAbout(operation, row.services ?? row.reads ?? []),
  );
  const unread = row.reads !== undefined && own.length === 0;
  const kept = own.length > 0 ? own : operations;
  return {
    row,
    checks: unread ? [] : fed,
    operations: unread
      ? []
      : [...new Map(kept.map(operation => [operation.call, operation])).values()].sort((a, b) =>
          compareText(a.call, b.call),
        ),
    ...(reason === undefined ? {} : { reason }),
  };
}

const isAbout = ({ call }: Operation, services: readonly string[]): boolean =>
  services.some(service => [':', '/'].some(end => call.toLowerCase().startsWith(`${service}${end}`.toLowerCase())));

const groupOf = ({ id }: Row): (typeof GROUPS)[number] => {
  const group = GROUPS.find(([prefix]) => id.startsWith(`${prefix}.`));
  if (group === undefined) throw new Error(`data/catalogue.json: nobody knows whose row ${id} is`);
  return group;
};

const kindsOf = ({ resource }: Check): readonly Kind[] => (typeof resource === 'string' ? [resource] : resource);

/** What must be read for a check, kind by kind: its own facets, and those of the facts that it needs. */
function needsOf(check: Check): readonly (readonly [Kind, FacetName])[] {
  return check.needs.flatMap(need => {
    const fact = FACTS.find(({ name }) => name === need);
    return fact === undefined
      ? kindsOf(check).map(kind => [kind, need as FacetName] as const)
      : (Object.entries(fact.needs) as [Kind, readonly FacetName[]][]).flatMap(([kind, facets]) =>
          facets.map(facet => [kind, facet] as const),
        );
  });
}

const fills = (collector: Reader, kind: Kind, facet: FacetName): boolean =>
  collector.fills[kind]?.includes(facet) === true;

/**
 * Whether one of the check's kinds has all its own facets read, and every fact about it all that it follows from; answers of
 * people need no cloud.
 */
export function isFed(check: Check, readers: readonly Reader[]): boolean {
  const facts = FACTS.filter(({ name }) => (check.needs as readonly string[]).includes(name));
  const facets = check.needs.filter(need => !FACTS.some(({ name }) => name === need)) as FacetName[];
  return kindsOf(check).some(
    kind =>
      kind === 'practice' ||
      (readers.length > 0 &&
        facets.every(facet => readers.some(collector => fills(collector, kind, facet))) &&
        facts.every(fact => followsFrom(fact, readers))),
  );
}

/** A facet that a fact reads of several kinds is fed where one of them has it; of a kind without facets it needs the list. */
function followsFrom({ needs, optional = [] }: Fact, readers: readonly Reader[]): boolean {
  const wanted = Object.entries(needs) as [Kind, readonly FacetName[]][];
  const byFacet = Map.groupBy(
    wanted.flatMap(([kind, facets]) =>
      facets.filter(facet => !optional.includes(facet)).map(facet => ({ kind, facet })),
    ),
    ({ facet }) => facet,
  );
  return (
    [...byFacet.values()].every(ways =>
      ways.some(({ kind, facet }) => kind === 'practice' || readers.some(reader => fills(reader, kind, facet))),
    ) && wanted.every(([kind, facets]) => facets.length > 0 || readers.some(({ lists }) => lists.includes(kind)))
  );
}

function feedersOf(check: Check, readers: readonly Reader[]): Reader[] {
  const needs = needsOf(check);
  return readers.filter(collector => needs.some(([kind, facet]) => fills(collector, kind, facet)));
}

/** Who lists kinds of which a fact asks only whether there are any. */
function listersOf(check: Check, readers: readonly Reader[]): Reader[] {
  const kinds = FACTS.filter(({ name }) => (check.needs as readonly string[]).includes(name)).flatMap(({ needs }) =>
    (Object.entries(needs) as [Kind, readonly FacetName[]][]).flatMap(([kind, facets]) =>
      facets.length === 0 ? [kind] : [],
    ),
  );
  return readers.filter(({ lists }) => lists.some(kind => kinds.includes(kind)));
}

function faultsOf(
  rows: readonly Row[],
  checks: readonly Check[],
  reasons: Readonly<Record<string, string>>,
  covered: readonly Covered[],
): string[] {
  const ids = new Set(rows.map(({ id }) => id));
  return [
    ...checks.flatMap(({ id, rows: named = [] }) =>
      named.filter(row => !ids.has(row)).map(row => `the check ${id} names the row ${row}, which does not exist`),
    ),
    ...Object.keys(reasons)
      .filter(id => !ids.has(id))
      .map(id => `there is a reason for the row ${id}, which does not exist`),
    ...covered
      .filter(({ checks: by, reason }) => by.length > 0 && reason !== undefined)
      .map(({ row }) => `the row ${row.id} has a check by now, and still a reason why it has none`),
  ];
}

function limitFaults(limits: Readonly<Record<string, string>>, covered: readonly Covered[]): string[] {
  const checked = new Set(covered.filter(({ checks }) => checks.length > 0).map(({ row }) => row.id));
  return Object.keys(limits)
    .filter(id => !checked.has(id))
    .map(id => `there is a limit for the row ${id}, which no check answers`);
}

type State = 'checked' | 'reason' | 'waits';

const stateOf = ({ checks, reason }: Covered): State =>
  checks.length > 0 ? 'checked' : reason === undefined ? 'waits' : 'reason';

function pageOf(covered: readonly Covered[]): string {
  const groups = GROUPS.map(group => ({ group, rows: covered.filter(({ row }) => groupOf(row) === group) }));
  const count = (rows: readonly Covered[], state: State): number => rows.filter(row => stateOf(row) === state).length;
  const counts = [...groups.map(({ group: [, name], rows }) => ({ name, rows })), { name: 'All', rows: covered }].map(
    ({ name, rows }) =>
      `| ${name} | ${rows.length} | ${count(rows, 'checked')} | ${count(rows, 'reason')} | ${count(rows, 'waits')} |`,
  );
  const sections = groups.map(({ group: [, name], rows }) => `## ${name}\n\n${areasOf(rows)}`);
  return `# Coverage by provider

For engineers and auditors who need to know what is read, row by row of the risk catalogue: the checks that answer a row, their API calls and
permissions, or the reason why no check does. \`npm run generate\` writes this page from the checks, the collectors and
\`data/catalogue*.json\`.

| provider | rows | checked | not checked, with a reason | not read yet |
| --- | --- | --- | --- | --- |
${counts.join('\n')}

${sections.join('\n\n')}
`;
}

function areasOf(rows: readonly Covered[]): string {
  return [...Map.groupBy(rows, ({ row }) => row.id.split('.')[1] ?? '')]
    .map(
      ([area, inArea]) =>
        `### ${AREAS[area] ?? area}\n\n| row | subject | severity | checks | API calls and permissions |\n| --- | --- | --- | --- | --- |\n${inArea.map(lineOf).join('\n')}${limitsOf(inArea)}`,
    )
    .join('\n\n');
}

function limitsOf(rows: readonly Covered[]): string {
  const lines = rows.flatMap(({ row, limit }) => (limit === undefined ? [] : [`- ${row.id}: ${limit}`]));
  return lines.length === 0 ? '' : `\n\nNot covered:\n\n${lines.join('\n')}`;
}

function lineOf(covered: Covered): string {
  const { row, checks, operations, reason } = covered;
  const answers = checks.map(({ id }) => `[${id}](checks/${id}.md)`).join(', ');
  const cells = [
    row.id,
    row.subject,
    row.severity ?? '',
    answers === '' ? (reason ?? 'not read yet') : answers,
    operations.map(asked).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The right beside the call only where it goes by another name. */
const asked = ({ call, action }: Operation): string =>
  action === call ? `\`${call}\`` : `\`${call}\` (\`${action}\`)`;
