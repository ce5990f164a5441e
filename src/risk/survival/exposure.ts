import type { Asset, Place, Placed } from '../../model/asset.ts';
import { holds, type Question } from './ends.ts';

/** How much of a resource is in what is lost. `primary`: its primary is, something else of it is not. */
export type Exposure = 'none' | 'spare' | 'primary' | 'whole';

/** The zone of a region in which those are whose zone the provider does not name. */
export const UNNAMED_ZONE = '';

const NOWHERE: Placed = { spread: 'regional', places: [], manual: false };

/** The exposure of a resource at one end; a place that is not known is outside in the best case, inside in the worst. */
export function exposureOf(asset: Asset, at: number, question: Question): Exposure {
  const { loss } = question;
  switch (loss.scenario) {
    case 'component-lost':
    case 'data-corrupted':
      return loss.asset === at ? 'whole' : 'none';
    case 'provider-lost':
      return asset.provider === loss.provider ? 'whole' : 'none';
    case 'account-wiped':
    case 'account-closed':
      return isInAccounts(asset.account, question) ? 'whole' : 'none';
    case 'region-lost':
      return asset.provider === loss.provider ? inRegion(asset, question) : 'none';
    case 'zone-lost':
      return asset.provider === loss.provider ? inZone(asset, question) : 'none';
  }
}

/** Whether an account is in what is lost; one that may be is, in the worst case. */
export function isInAccounts(account: string, question: Question): boolean {
  const { accounts, maybe } = question.loss;
  if (accounts?.has(account) === true) return true;
  return maybe?.has(account) === true && holds('unknown', false, question, 'identities');
}

function inRegion(asset: Asset, question: Question): Exposure {
  const { region } = question.loss;
  const topic = asset.placement === 'unknown' ? 'placement' : 'region';
  if (isSomewhere(asset)) return holds('unknown', false, question, topic) ? somewhereExposure(asset, question) : 'none';
  if (asset.placement === 'unknown') {
    if (asset.region !== region) return 'none';
    return holds('unknown', false, question, topic) ? 'whole' : 'none';
  }
  const { places } = placedOf(asset);
  return exposureFrom(places, place => place.region === region);
}

/** In regions of an area that the provider does not name: it may be in any of them. */
export const isSomewhere = ({ placement, region }: Asset): boolean =>
  placement === 'unknown' ? isArea(region) : placement.spread === 'multi-region' && placement.places.length === 1;

/** Whether a name is that of a location of several regions. */
export const isArea = (region: string): boolean => AREA.test(region);

/** Locations of several regions, such as `eu`, `asia1`, `nam4` and `nam-eur-asia1`: no region has such a name. */
const AREA = /^(us|eu|europe|asia\d*|(nam|eur)\d+|nam-[a-z]+-[a-z]+\d+)$/;

/** Other regions of the area take over where the service does that; else its data may be in this one only. */
const somewhereExposure = ({ type }: Asset, { figures }: Question): Exposure =>
  figures.types.automaticTypes.has(type) ? 'primary' : 'whole';

/** Networks and keys are of a region, not of a zone. */
export const isZonal = ({ role, kind }: Asset): boolean =>
  role !== 'support' && (role !== 'path' || kind === 'gateway');

function inZone(asset: Asset, question: Question): Exposure {
  const { region, zone } = question.loss;
  if (!isZonal(asset)) return 'none';
  if (asset.placement === 'unknown') {
    if (asset.region !== region) return 'none';
    const isRegional = question.figures.types.regionalTypes.has(asset.type);
    if (!holds('unknown', false, question, 'placement')) return 'none';
    return isRegional ? 'primary' : 'whole';
  }
  const { places } = placedOf(asset);
  // Such a service is over the zones of each region that it is in.
  const spread = question.figures.types.regionalTypes.has(asset.type) ? 'regional' : placedOf(asset).spread;
  const isVague = (place: Place): boolean => place.region === region && place.zone === undefined;
  // Without zones, a service that spreads over them loses a part; one that does not may be in the zone.
  const vagueIn =
    places.some(isVague) && spread !== 'regional' && spread !== 'multi-zone'
      ? zone === UNNAMED_ZONE || holds('unknown', false, question, 'zone')
      : false;
  const exposure = exposureFrom(places, place => place.zone === zone || (vagueIn && isVague(place)));
  const isSpread = spread === 'regional' || spread === 'multi-zone';
  return exposure === 'none' && isSpread && places.some(place => place.role === 'primary' && isVague(place))
    ? 'primary'
    : exposure;
}

function exposureFrom(places: readonly Place[], isIn: (place: Place) => boolean): Exposure {
  let inside = 0;
  let primary = false;
  for (const place of places) {
    if (!isIn(place)) continue;
    inside += 1;
    primary ||= place.role === 'primary';
  }
  if (inside === 0) return 'none';
  if (inside === places.length) return 'whole';
  return primary ? 'primary' : 'spare';
}

/** Where it runs; nowhere if that was not read. */
export const placedOf = ({ placement }: Asset): Placed => (placement === 'unknown' ? NOWHERE : placement);
