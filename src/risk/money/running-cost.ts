import data from '../../../data/prices.json' with { type: 'json' };
import type { FacetName } from '../../model/facets.ts';
import type { YearlyCost } from '../../model/price.ts';
import type { Reading } from '../../model/reading.ts';
import type { FacetReadings, Resource } from '../../model/resource.ts';
import { hasStoragePrice, machineYear, storageYear, zoneYear } from './list-prices.ts';
import type { Range } from './spec.ts';
import { nextPlan, planYear } from './support-plans.ts';

const FREE: ReadonlySet<string> = new Set(data.freeFacets);
const FREE_KINDS: ReadonlySet<string> = new Set(data.freeKinds);
/** What stores data, and so is paid for twice where it runs twice. */
const STORES: ReadonlySet<string> = new Set(['database', 'cache', 'search', 'warehouse']);
const NOTHING: Range = { low: 0, high: 0 };

/**
 * What a change of the inventory costs a year at list price, in US dollars. What no list prices is counted, never taken as free.
 * `bill`: what the clouds cost a year, for what is charged as a share of it.
 */
export function runningCost(before: readonly Resource[], after: readonly Resource[], bill?: Range): YearlyCost {
  const known = new Map(before.map(resource => [resource.id, resource]));
  const changed = after.filter(resource => known.get(resource.id) !== resource);
  const byProvider = new Map<string, number>();
  const parts = changed.flatMap((resource): (YearlyCost | undefined)[] => {
    const old = known.get(resource.id);
    if (old === undefined) return [addedCost(resource, known)];
    return changedFacets(old.facets, resource.facets).map(name => {
      if (name !== 'supportPlan') return facetCost(name, old, resource);
      byProvider.set(resource.provider, (byProvider.get(resource.provider) ?? 0) + 1);
      return NOTHING;
    });
  });
  const all = [...parts, ...[...byProvider].map(([provider, accounts]) => planCost(provider, accounts, bill))];
  const priced = all.filter(one => one !== undefined);
  const unpriced = all.length - priced.length + priced.reduce((sum, one) => sum + (one.unpriced ?? 0), 0);
  return {
    low: priced.reduce((sum, { low }) => sum + low, 0),
    high: priced.reduce((sum, { high }) => sum + high, 0),
    ...(unpriced === 0 ? {} : { unpriced }),
  };
}

function planCost(provider: string, accounts: number, bill: Range | undefined): YearlyCost | undefined {
  const plan = nextPlan(provider, 'none');
  return plan === undefined ? undefined : planYear(plan, accounts, bill);
}

const changedFacets = (before: FacetReadings, after: FacetReadings): FacetName[] =>
  (Object.keys(after) as FacetName[]).filter(name => !same(before[name], after[name]));

const same = (a: Reading<unknown> | undefined, b: Reading<unknown> | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** A copy costs what it holds; other things that an action adds cost nothing or are not priced. */
function addedCost({ kind, facets: { backup } }: Resource, known: ReadonlyMap<string, Resource>): Range | undefined {
  if (FREE_KINDS.has(kind)) return NOTHING;
  if (backup?.state !== 'value') return undefined;
  const source = known.get(backup.value.source);
  return exactly(source === undefined ? undefined : storageYear(source, 'copy'));
}

function facetCost(name: FacetName, before: Resource, after: Resource): Range | undefined {
  const reading = after.facets[name];
  const set = reading?.state === 'value' && typeof reading.value === 'string' ? `${name}=${reading.value}` : name;
  if (FREE.has(name) || FREE.has(set)) return NOTHING;
  if (name === 'placement') return spreadCost(before);
  // As large as the data is free with most services; what is kept longer is paid for.
  if (name === 'automatedBackups') {
    const copy = storageYear(after, 'copy');
    return copy === undefined ? undefined : { low: 0, high: copy };
  }
  return undefined;
}

/** A second one beside it: another machine with its storage, or another zone. */
function spreadCost({ kind, type, facets }: Resource): Range | undefined {
  const zone = zoneYear(type);
  if (zone !== undefined) return { low: zone, high: 2 * zone };
  if (!STORES.has(kind)) return undefined;
  return exactly(secondYear({ type, facets }));
}

/** A year of a second one of the same kind and size. */
export function secondYear(resource: Pick<Resource, 'type' | 'facets'>): number | undefined {
  const { performance } = resource.facets;
  const machine = performance?.state === 'value' ? machineYear(performance.value.type) : undefined;
  if (machine === undefined || !hasStoragePrice(resource.type)) return machine;
  const storage = storageYear(resource, 'itself');
  return storage === undefined ? undefined : machine + storage;
}

const exactly = (value: number | undefined): Range | undefined =>
  value === undefined ? undefined : { low: value, high: value };
