import { expect } from 'vitest';
import type { InventoryRecord } from '../../src/model/inventory.ts';

/** What a collector records, and how often it asked each question. */
export interface DetailRun {
  readonly records: readonly InventoryRecord[];
  readonly calls: ReadonlyMap<string, number>;
}

/** Changes the body of an answer, or throws as the client would. */
export type Spoil = (body: unknown) => unknown;

/** Reads with a change of the first answer to one call; nothing is changed without one. */
type Collect = (change?: { readonly call: string; readonly spoil: Spoil }) => Promise<DetailRun>;

interface Exceptions {
  /** Calls whose answer every resource of the world has in common. */
  readonly shared?: readonly string[];
  /** Calls about no single thing. */
  readonly general?: readonly string[];
  /** Calls that others stand in for, or whose gap the facet states itself. */
  readonly stated?: readonly string[];
  /** `call how`: what the answer lists does decide what is there. */
  readonly lists?: readonly string[];
}

const UNUSUAL: Readonly<Record<string, Spoil>> = {
  'breaks the client': () => {
    throw new TypeError("Cannot read properties of undefined (reading 'length')");
  },
  'has no members': () => ({}),
  'has other texts': body => mapTree(body, one => (typeof one === 'string' ? '?? {"Statement":[[7]]}' : one)),
  'lacks what lies deeper': body =>
    isPlain(body)
      ? Object.fromEntries(Object.entries(body).map(([name, inner]) => [name, isPlain(inner) ? {} : inner]))
      : body,
  'has empty lists': body => mapTree(body, one => (Array.isArray(one) ? [] : one)),
};

const isPlain = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && Object.getPrototypeOf(given) === Object.prototype;

function mapTree(given: unknown, change: (one: unknown) => unknown): unknown {
  const changed = change(given);
  if (Array.isArray(changed)) return changed.map(one => mapTree(one, change));
  return isPlain(changed)
    ? Object.fromEntries(Object.entries(changed).map(([name, inner]) => [name, mapTree(inner, change)]))
    : changed;
}

/** Facets by `id facet`, those that a unit adds to resources of others included. */
const facetsOf = ({ records }: DetailRun): ReadonlyMap<string, string> =>
  new Map(
    records.flatMap(record =>
      record.record === 'resource' || record.record === 'facet'
        ? Object.entries(record.facets).map(([name, reading]) => [`${record.id} ${name}`, JSON.stringify(reading)])
        : [],
    ),
  );

const resources = ({ records }: DetailRun): string[] =>
  records.flatMap(record => (record.record === 'resource' ? [record.id] : [])).sort();

const populations = ({ records }: DetailRun): string[] =>
  records.flatMap(one => (one.record === 'population' ? [`${one.kind} ${JSON.stringify(one.reading)}`] : [])).sort();

const changesOf = (whole: ReadonlyMap<string, string>, run: DetailRun): string[] => {
  const now = facetsOf(run);
  return [...whole].flatMap(([key, reading]) => (now.get(key) === reading ? [] : [key]));
};

const stateOf = (text = '{}'): string | undefined => (JSON.parse(text) as { readonly state?: string }).state;

/**
 * One refused or unusual answer about one thing costs the facets that follow from it: every resource stays, every list is as
 * whole as before, and a refusal leaves nothing but unread facets.
 */
export async function expectOwnFacetsOnly(
  collect: Collect,
  refuse: () => never,
  { shared = [], general = [], stated = [], lists = [] }: Exceptions = {},
): Promise<string[]> {
  const whole = await collect();
  const facets = facetsOf(whole);
  const ids = new Set(resources(whole));
  const nested: string[] = [];
  for (const [call, times] of whole.calls) {
    if (general.includes(call)) continue;
    const refused = await collect({ call, spoil: refuse });
    // A list that is refused: what it holds is not there, or it is not whole.
    if (
      [...resources(refused), ...populations(refused)].join() !== [...resources(whole), ...populations(whole)].join()
    ) {
      if (times > 1) nested.push(call);
      continue;
    }
    const dependent = changesOf(facets, refused);
    const touched = new Set(dependent.map(key => key.slice(0, key.lastIndexOf(' '))).filter(id => ids.has(id)));
    // Asked for each of several resources, it says nothing of the others.
    if (times > 1 && ids.size > 1 && !shared.includes(call)) expect(touched.size, call).toBeLessThan(ids.size);
    for (const [how, spoil] of Object.entries(UNUSUAL)) {
      const told = `${call} ${how}`;
      if (lists.includes(told)) continue;
      const run = await collect({ call, spoil });
      expect(resources(run), told).toEqual(resources(whole));
      expect(populations(run), told).toEqual(populations(whole));
      const changed = changesOf(facets, run);
      expect(dependent, told).toEqual(expect.arrayContaining(changed));
      if (how === 'breaks the client' && !stated.includes(call))
        expect(changed.filter(key => (stateOf(facetsOf(run).get(key)) ?? 'unread') !== 'unread'), told).toEqual([]); // prettier-ignore
    }
  }
  return nested;
}
