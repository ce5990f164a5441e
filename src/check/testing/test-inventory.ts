import type { FacetName, Facets } from '../../model/facets.ts';
import type { Inventory, Target, Unit } from '../../model/inventory.ts';
import { KINDS, PROVIDERS, type Kind } from '../../model/kinds.ts';
import { absent, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import type { FacetReadings, Resource, ResourceHead } from '../../model/resource.ts';
import { freeze } from './runner.ts';

/** Facets by name: the value, null for absent, or the reason why it is unread. */
export type TestFacets = { readonly [F in FacetName]?: Facets[F] | Unread | null };

export interface TestResource extends Partial<Omit<ResourceHead, 'kind'>> {
  readonly facets?: TestFacets;
}

/** A refused list of a kind, in all accounts and regions or in the given ones. */
export interface RefusedList {
  readonly kind: Kind;
  readonly account?: string;
  readonly region?: string;
}

export interface TestInventory {
  readonly resources: readonly Resource[];
  readonly refused?: readonly (Kind | RefusedList)[];
  /** Accounts that were read, beside those of the resources. */
  readonly targets?: readonly Partial<Target>[];
}

export const [PROVIDER] = PROVIDERS;
export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** A resource with the given facets; all others are unread. Its name defaults to its id. */
export function resource(kind: Kind, sketch: TestResource = {}): Resource {
  const { facets = {}, ...head } = sketch;
  const name = sketch.name ?? sketch.id ?? `${kind}-1`;
  const placed = { provider: PROVIDER, account: ACCOUNT, region: REGION };
  const made = { id: name, name, type: `Test::${kind}`, tags: {}, ...placed, ...head, kind, facets: readings(facets) };
  return { ...made, unit: unitId(made) };
}

/** A small inventory in which all lists are complete, except the refused ones. */
export function testInventory(sketch: TestInventory): Inventory {
  const targets = targetsOf(sketch);
  const units = targets.flatMap(target => target.regions.map(region => unitOf(target, region)));
  const refused = (sketch.refused ?? []).map(one => (typeof one === 'string' ? { kind: one } : one));
  const isRefused = (kind: Kind, unit: Unit): boolean =>
    refused.some(
      list =>
        list.kind === kind &&
        (list.account ?? unit.account) === unit.account &&
        (list.region ?? unit.region) === unit.region,
    );
  return freeze({
    header: { version: 1, tool: 'test', started: '2026-06-30T09:00:00Z', targets },
    ended: '2026-06-30T09:05:00Z',
    resources: [...sketch.resources],
    units,
    populations: units.flatMap(unit =>
      KINDS.map(kind => ({
        kind,
        unit: unit.id,
        reading: isRefused(kind, unit)
          ? unread('denied', kind)
          : value(sketch.resources.filter(one => one.kind === kind && one.unit === unit.id).length),
        call: `test:List ${kind}`,
      })),
    ),
    refusals: [],
  });
}

const unitId = ({ provider, account, region }: Pick<ResourceHead, 'provider' | 'account' | 'region'>): string =>
  `${provider}:${account}:${region}:test`;

function unitOf({ provider, account }: Target, region: string): Unit {
  const moment = '2026-06-30T09:01:00Z';
  return {
    id: unitId({ provider, account, region }),
    provider,
    account,
    region,
    collector: 'test',
    started: moment,
    ended: moment,
    calls: [],
  };
}

function targetsOf({ resources, targets = [] }: TestInventory): Target[] {
  const found = new Map<string, Target>();
  for (const { provider, account, region } of resources) {
    if (provider === 'any') continue;
    const regions = found.get(`${provider} ${account}`)?.regions ?? [];
    found.set(`${provider} ${account}`, { provider, account, regions: [...new Set([...regions, region])] });
  }
  for (const target of targets) {
    const full: Target = { provider: PROVIDER, account: ACCOUNT, regions: [REGION], ...target };
    found.set(`${full.provider} ${full.account}`, full);
  }
  if (found.size === 0) found.set('', { provider: PROVIDER, account: ACCOUNT, regions: [REGION] });
  return [...found.values()];
}

function readings(facets: TestFacets): FacetReadings {
  return Object.fromEntries(Object.entries(facets).map(([name, given]) => [name, readingOf(given)]));
}

/** The reading of a value: absent for null, unread as it is. */
export function readingOf(given: unknown): Reading<unknown> {
  if (given === null || given === undefined) return absent;
  if (typeof given === 'object' && 'state' in given && given.state === 'unread') return given as Unread;
  return value(given);
}
