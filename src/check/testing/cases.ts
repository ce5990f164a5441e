import { createJudge } from '../judge.ts';
import { evaluate, type Outcome } from '../evaluate.ts';
import { fillMessage } from '../message.ts';
import { sortKeys } from '../../lib/sort-keys.ts';
import type { Check, MessageData, Need } from '../../model/check.ts';
import { FACETS, facetSchemas, type BuiltInFacet, type FacetName, type Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import type { Reading } from '../../model/reading.ts';
import type { ResourceHead } from '../../model/resource.ts';
import { freeze } from './runner.ts';
import { ACCOUNT, PROVIDER, readingOf, REGION } from './test-inventory.ts';

/** The value of each need; null for absent. */
export type Given = { readonly [F in FacetName]?: Facets[F] | null } & {
  readonly [F in keyof Facts]?: Facts[F] | null;
};

export interface CheckCase {
  readonly name: string;
  readonly given: Given;
  readonly head?: Partial<ResourceHead>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly now?: string;
  /** Default: 1 for a pass, 0 for a fail. */
  readonly credit?: number;
}

export interface BrokenCase extends CheckCase {
  readonly message: string;
  readonly data?: MessageData;
  /** How much worse or better than the base its severity is. */
  readonly adjusted?: -2 | -1 | 0 | 1;
}

export interface NotApplicableCase extends CheckCase {
  readonly because?: string;
}

export interface CheckCases {
  readonly healthy: readonly CheckCase[];
  readonly broken: readonly BrokenCase[];
  readonly notApplicable?: readonly NotApplicableCase[];
}

export const NOW = '2026-06-30T12:00:00Z';

export const allCases = ({ healthy, broken, notApplicable = [] }: CheckCases): readonly CheckCase[] => [
  ...healthy,
  ...broken,
  ...notApplicable,
];

/** Identity of the resource in a case. */
export function headOf(check: Check, { head = {} }: CheckCase): ResourceHead {
  const kind = head.kind ?? (typeof check.resource === 'string' ? check.resource : (check.resource[0] ?? 'account'));
  return freeze({
    id: `test:${kind}/orders`,
    kind,
    type: `Test::${kind}`,
    provider: PROVIDER,
    account: ACCOUNT,
    region: REGION,
    name: 'orders',
    tags: {},
    ...(check.topic === undefined ? {} : { slot: check.topic, provider: 'any', account: '', region: 'global' }),
    ...head,
  });
}

/** The readings of a case's needs. */
export function readerOf({ given }: CheckCase): (need: Need) => Reading<unknown> {
  const readings = freeze(Object.fromEntries(Object.entries(given).map(([need, one]) => [need, readingOf(one)])));
  return need => readings[need] ?? readingOf(null);
}

const paramsOf = (check: Check, one: CheckCase): unknown => check.params?.parse(one.params ?? {});

/** Evaluates the check for a case; `read` and `head` override the case. */
export function ask(
  check: Check,
  one: CheckCase,
  but: { read?: (need: Need) => Reading<unknown>; head?: ResourceHead } = {},
): Outcome {
  const { read = readerOf(one), head = headOf(check, one) } = but;
  return evaluate(check, head, read, createJudge(one.now ?? NOW), paramsOf(check, one));
}

/** The formatted message of a fail. */
export const textOf = (check: Check, message: string, data: MessageData): string =>
  fillMessage(check.messages[message] ?? '', data);

/** Faults of the table of cases. */
export function tableFaults(check: Check, cases: CheckCases): string[] {
  const reached = new Set(cases.broken.map(one => one.message));
  const faults: string[] = [];
  if (cases.healthy.length === 0) faults.push('there is no healthy case');
  if (cases.broken.length === 0) faults.push('there is no broken case');
  for (const message of Object.keys(check.messages))
    if (!reached.has(message)) faults.push(`no broken case reaches the message "${message}"`);
  for (const message of reached)
    if (!(message in check.messages)) faults.push(`the check declares no message "${message}"`);
  const seen = new Map<string, string>();
  const names = new Set<string>();
  for (const one of allCases(cases)) {
    const { given, head, params, now } = one;
    const key = JSON.stringify(sortKeys({ given, head, params, now }));
    const twin = seen.get(key);
    if (twin !== undefined) faults.push(`"${one.name}" is the same case as "${twin}"`);
    seen.set(key, one.name);
    if (names.has(one.name)) faults.push(`two cases are called "${one.name}"`);
    names.add(one.name);
    faults.push(...givenFaults(check, one));
  }
  return faults;
}

function givenFaults(check: Check, { name, given }: CheckCase): string[] {
  const faults: string[] = [];
  for (const need of check.needs) if (!(need in given)) faults.push(`"${name}" does not say what ${need} reads`);
  for (const [need, one] of Object.entries(given)) {
    if (!check.needs.includes(need as Need)) faults.push(`"${name}" gives ${need}, which the check does not need`);
    if (!isFacet(need) || one === null) continue;
    const parsed = facetSchemas[need].safeParse(one);
    if (!parsed.success)
      faults.push(
        `"${name}" gives a ${need} that no collector may fill: ${parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
      );
  }
  return faults;
}

export const isFacet = (need: string): need is BuiltInFacet => (FACETS as readonly string[]).includes(need);
