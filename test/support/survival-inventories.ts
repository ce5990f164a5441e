import fc from 'fast-check';
import type { Resource } from '../../src/model/resource.ts';
import { CASES, OTHER } from './survival-cases.ts';
import { DISK_CASES } from './survival-cases-disks.ts';
import { GCP_CASES } from './survival-cases-gcp.ts';
import { KEY_CASES } from './survival-cases-keys.ts';
import { NETWORK_CASES } from './survival-cases-network.ts';
import { ODD_CASES } from './survival-cases-odd.ts';
import { PLACE_CASES } from './survival-cases-places.ts';
import { ACCOUNT, REGION } from './world.ts';

export const ALL_CASES = [
  ...CASES,
  ...DISK_CASES,
  ...GCP_CASES,
  ...KEY_CASES,
  ...NETWORK_CASES,
  ...ODD_CASES,
  ...PLACE_CASES,
];

/** What facets have from lists of words. */
const WORDS: ReadonlySet<string> = new Set(['role', 'via', 'kind', 'provider', 'state', 'spread']);

/** The value with each text that is an id replaced by one of its own. */
function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map(one => renamed(one, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      WORDS.has(key) && typeof one === 'string' ? one : renamed(one, ids),
    ]),
  );
}

/** Zones, regions and accounts of the cases: no two providers have one of the same name. */
const PLACES = ['a', 'b', 'c', REGION, 'eu-central-1', 'europe-west4', ACCOUNT, OTHER];

/** The resources of a case under ids of their own, so that several cases are one inventory; places of a provider stay shared. */
function apart(resources: readonly Resource[], at: number): Resource[] {
  const ids = resources.map(({ id }): [string, string] => [id, `${String(at)}-${id}`]);
  return resources.map(one => {
    const places = PLACES.map((place): [string, string] => [place, `${one.provider} ${place}`]);
    const { id, account, region, facets } = one;
    const moved = renamed({ id, account, region, facets }, new Map([...places, ...ids])) as Pick<Resource, 'id' | 'account' | 'region' | 'facets'>; // prettier-ignore
    return { ...one, ...moved, unit: `${one.provider}:${moved.account}:${moved.region}:test` };
  });
}

/** Inventories of several cases on three clouds, as one workload or as several. */
export const inventories: fc.Arbitrary<readonly Resource[]> = fc
  .array(fc.tuple(fc.constantFrom(...ALL_CASES), fc.constantFrom('shop', 'ledger')), { minLength: 1, maxLength: 4 })
  .map(picked =>
    picked.flatMap(([[, resources], app], at) =>
      apart(resources, at).map(one => (one.tags['app'] === undefined ? one : { ...one, tags: { ...one.tags, app } })),
    ),
  );
