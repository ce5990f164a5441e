import type { Operation } from '../src/providers/kit/collector.ts';
import { compareText } from '../src/lib/text.ts';
import type { Check } from '../src/model/check.ts';
import { CLOUDS, type Cloud, type Provider } from '../src/model/kinds.ts';
import { collectorsOf, canJudge, listCollectorsOf, type Reader } from './check-collectors.ts';

/**
 * One line of the risk catalogue. `services`: the services whose calls are listed, as permissions spell them. `reads`: at
 * least one of these must be called: a check of many services does not cover one that no collector reads.
 */
export interface Row {
  readonly id: string;
  readonly subject: string;
  readonly severity?: string;
  readonly services?: readonly string[];
  readonly reads?: readonly string[];
}

/** The state of a row: checks cover it, a reason says why none does, or it waits. */
export interface Covered {
  readonly row: Row;
  readonly checks: readonly Check[];
  readonly operations: readonly Operation[];
  readonly reason?: string;
  /** The part of the row that no check covers. */
  readonly limit?: string;
}

/** The prefix of the rows of a cloud, where it is not its id. */
const CATALOGUE_PREFIXES: Readonly<Partial<Record<Cloud, string>>> = { azure: 'az' };

export const GROUPS: readonly (readonly [prefix: string, name: string, provider: Provider])[] = [
  ...CLOUDS.map(([id, title]) => [CATALOGUE_PREFIXES[id] ?? id, title, id] as const),
  ['all', 'Any provider', 'any'],
  ['own', 'Added by this project', 'any'],
];

export const groupOf = ({ id }: Row): (typeof GROUPS)[number] => {
  const group = GROUPS.find(([prefix]) => id.startsWith(`${prefix}.`));
  if (group === undefined) throw new Error(`data/catalogue.json: the row ${id} has an unknown prefix`);
  return group;
};

export type State = 'checked' | 'reason' | 'waits';

export const stateOf = ({ checks, reason }: Covered): State =>
  checks.length > 0 ? 'checked' : reason === undefined ? 'waits' : 'reason';

/** The checks that answer a row, and the API calls that they follow from. */
export function coverRow(
  row: Row,
  checks: readonly Check[],
  collectors: readonly Reader[],
  reason: string | undefined,
): Covered {
  const provider = groupOf(row)[2];
  const readers = collectors.filter(collector => provider === 'any' || collector.provider === provider);
  const named = checks.filter(check => check.rows?.includes(row.id) === true);
  // A check whose needs no collector of that cloud reads does not cover the row.
  const judged = named.filter(check => provider === 'any' || canJudge(check, readers));
  const operations = judged.flatMap(check => collectorsOf(check, readers)).flatMap(collector => collector.operations);
  const own = [
    ...operations,
    ...judged.flatMap(check => listCollectorsOf(check, readers)).flatMap(one => one.operations),
  ].filter(operation => isAbout(operation, row.services ?? row.reads ?? []));
  const unread = row.reads !== undefined && own.length === 0;
  const kept = own.length > 0 ? own : operations;
  return {
    row,
    checks: unread ? [] : judged,
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
