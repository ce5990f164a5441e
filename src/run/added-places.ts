import { regions } from '../brief/pages/regions.ts';
import { closestMatch } from '../lib/text.ts';
import type { Inventory } from '../model/inventory.ts';
import { regionKey } from '../model/keys.ts';
import { valueOrNull } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';
import { isArea } from '../risk/survival/exposure.ts';
import type { AddedResource } from './added-resources.ts';

type Place = Pick<Resource, 'provider' | 'region'>;

/**
 * Regions of added resources that neither the inventory nor their provider has, each with file and line: a wrong name would be a place
 * that nothing takes away.
 */
export function unknownRegions(added: readonly AddedResource[], { resources }: Inventory): string[] {
  const used = new Map(resources.map(resource => [regionKey(resource), resource]));
  const listed = new Set([...regions().values()].map(({ provider }) => provider));
  const isKnown = (place: Place): boolean =>
    !listed.has(place.provider) ||
    place.region === 'global' ||
    isArea(place.region) ||
    used.has(regionKey(place)) ||
    regions().has(regionKey(place));
  return added.flatMap(({ resource, place }) =>
    placesOf(resource)
      .filter(one => !isKnown(one))
      .map(({ provider, region }) => {
        const names = [...used.values(), ...regions().values()].filter(one => one.provider === provider);
        const guess = closestMatch(region, [...new Set(names.map(one => one.region))]);
        const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
        return `${place}: "${region}" is no known region of ${provider}, so that no region that is in use takes it away; expected one as the provider names it.${hint}`;
      }),
  );
}

/** Where it is, and where the copy is that it stands for. */
function placesOf(resource: Resource): Place[] {
  const backup = valueOrNull(facet(resource, 'backup'));
  const copy = backup === undefined || backup === null || backup.region === resource.region ? [] : [backup];
  return [resource, ...copy];
}
