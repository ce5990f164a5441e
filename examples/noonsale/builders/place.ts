import { infrastructureAsCodeOf } from '../../../src/providers/kit/infrastructure-as-code.ts';
import { shortHash } from '../../../src/lib/hash.ts';
import { value } from '../../../src/model/reading.ts';
import type { FacetReadings, Resource } from '../../../src/model/resource.ts';

/** An account and a region, and the physical zones behind this account's names a, b and c. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly zones: Readonly<Record<Zone, string>>;
}

export type Zone = 'a' | 'b' | 'c';
export type Tags = Readonly<Record<string, string>>;

/** What a unit handed over: a resource that it lists, or facets of one that another unit lists. */
export type Made = Resource | Addition;
export interface Addition {
  readonly id: string;
  readonly facets: FacetReadings;
  readonly unit: string;
}

export const unitId = (place: Pick<Place, 'account' | 'region'>, collector: string): string =>
  `aws:${place.account}:${place.region}:${collector}`;

export const arn = (place: Pick<Place, 'account' | 'region'>, service: string, resource: string): string =>
  `arn:aws:${service}:${place.region === 'global' ? '' : place.region}:${place.account}:${resource}`;

/** An identifier as AWS gives them out: a prefix and 17 digits, always the same for the same name. */
export const nativeId = (prefix: string, place: Place, name: string): string =>
  `${prefix}-0${shortHash(place.account, place.region, prefix, name).slice(0, 16)}`;

type Head = Pick<Resource, 'id' | 'kind' | 'type' | 'name'> &
  Partial<Pick<Resource, 'stableId' | 'tags' | 'createdAt'>>;

/** A resource as the unit of that collector hands it over. */
export function made(place: Place, collector: string, head: Head, facets: FacetReadings): Resource {
  const { tags = {}, ...rest } = head;
  const logical = tags['aws:cloudformation:logical-id'];
  return {
    ...rest,
    ...(logical === undefined ? {} : { slot: `${tags['aws:cloudformation:stack-name'] ?? ''}/${logical}` }),
    tags,
    provider: 'aws',
    account: place.account,
    region: place.region,
    facets,
    unit: unitId(place, collector),
  };
}

/** What the tags say about the tool that made it. */
export const managed = (tags: Tags) => ({ infrastructureAsCode: infrastructureAsCodeOf(tags) });

/** In one zone, and nowhere else. */
export const inZone = (place: Place, zone: Zone) =>
  value({
    spread: 'single-zone' as const,
    locations: [{ region: place.region, zone: place.zones[zone], role: 'primary' as const }],
  });

/** Something that serves from each of these zones. */
export const inZones = (place: Place, zones: readonly Zone[]) =>
  value({
    spread: zones.length > 1 ? ('multi-zone' as const) : ('single-zone' as const),
    locations: zones.map(zone => ({ region: place.region, zone: place.zones[zone], role: 'primary' as const })),
  });

/** The tags that CloudFormation leaves on what it makes. */
export const stack = (place: Place, name: string, logical: string): Tags => ({
  'aws:cloudformation:stack-id': arn(place, 'cloudformation', `stack/${name}/${shortHash(name).slice(0, 12)}`),
  'aws:cloudformation:stack-name': name,
  'aws:cloudformation:logical-id': logical,
});
