import type { Asset, AssetGraph, AssetKey, Loss } from '../../model/asset.ts';
import { compareText } from '../../lib/text.ts';
import type { Reach } from '../../model/reach.ts';
import { SCENARIOS, type Scenario } from '../../model/survival.ts';
import { isSomewhere, isZonal, placedOf, UNNAMED_ZONE } from './exposure.ts';
import type { Figures } from './figures.ts';

/** Kinds of which one instance can fail by itself. */
const COMPONENT_KINDS: ReadonlySet<Asset['kind']> = new Set([
  'server', 'server-group', 'disk', 'database', 'warehouse', 'search', 'cache', 'file-share', 'gateway', 'load-balancer',
  'network-connection', 'managed-service',
] as const); // prettier-ignore

/** Everything of each scenario that can be taken away, by id. */
export function allLosses(graph: AssetGraph, reaches: readonly Reach[], figures: Figures): Loss[] {
  const losses = [
    ...componentLosses(graph.assets),
    ...dataLosses(graph.assets),
    ...placeLosses(graph.assets, figures),
    ...keyLosses(graph.assets),
    ...reaches.map(({ id, name, accounts, maybe }): Loss => {
      return { id: `identity:${id}`, name, scenario: 'account-wiped', accounts, maybe };
    }),
  ];
  const order = (scenario: Scenario): number => SCENARIOS.indexOf(scenario);
  return losses.sort((a, b) => order(a.scenario) - order(b.scenario) || compareText(a.id, b.id));
}

function componentLosses(assets: readonly Asset[]): Loss[] {
  const losses: Loss[] = [];
  for (const [at, asset] of assets.entries()) {
    const { id, name, provider } = asset;
    if (isComponent(asset))
      losses.push({ id: `resource:${id}`, name, provider, scenario: 'component-lost', asset: at });
  }
  return losses;
}

function dataLosses(assets: readonly Asset[]): Loss[] {
  const losses: Loss[] = [];
  for (const [at, { id, name, provider, role, holdsData }] of assets.entries())
    if (role === 'store' && holdsData !== 'no')
      losses.push({ id: `data:${id}`, name, provider, scenario: 'data-corrupted', asset: at });
  return losses;
}

/** Each key that data is encrypted with, deleted. */
function keyLosses(assets: readonly Asset[]): Loss[] {
  const keys = new Map<string, AssetKey>();
  for (const { key } of assets) if (key !== undefined) keys.set(key.id, key);
  return [...keys.values()].map(({ id, name, provider }): Loss => {
    return { id: `data:${id}`, name, provider, scenario: 'data-corrupted', key: id };
  });
}

/** A service that spreads by itself has no instance that can fail alone. */
export const isComponent = (asset: Asset): boolean =>
  COMPONENT_KINDS.has(asset.kind) &&
  !(asset.placement !== 'unknown' && (asset.placement.spread === 'regional' || isSpreadByService(asset)));

const isSpreadByService = (asset: Asset): boolean => {
  const { spread, places } = placedOf(asset);
  return asset.role === 'store' && spread === 'multi-zone' && places.length === 1;
};

function placeLosses(assets: readonly Asset[], figures: Figures): Loss[] {
  const found: Loss[] = [];
  const isNew = unseenBefore();
  for (const asset of assets) {
    const { provider, account } = asset;
    if (isNew('provider', provider))
      found.push({ id: `provider:${provider}`, name: provider, provider, scenario: 'provider-lost' });
    if (isNew('account', account)) found.push(accountLoss(asset));
    eachRegion(asset, region => {
      if (isNew('region', region))
        found.push({ id: `region:${region}`, name: region, provider, region, scenario: 'region-lost' });
    });
    eachZone(asset, figures, (region, zone) => {
      if (isNew('zone', zone === UNNAMED_ZONE ? `${region}/unnamed` : zone)) found.push(zoneLoss(asset, region, zone));
    });
  }
  return found;
}

/** Whether something of a sort comes for the first time. */
function unseenBefore(): (sort: string, name: string) => boolean {
  const seen = new Map<string, Set<string>>();
  return (sort, name) => {
    const names = seen.get(sort) ?? new Set();
    seen.set(sort, names);
    return names.size < names.add(name).size;
  };
}

const accountLoss = ({ account, provider }: Asset): Loss => ({
  id: `account:${account}`,
  name: account,
  provider,
  scenario: 'account-closed',
  accounts: new Set([account]),
});

const zoneLoss = ({ provider }: Asset, region: string, zone: string): Loss => ({
  id: `zone:${zone === UNNAMED_ZONE ? `${region}/unnamed` : zone}`,
  name: zone === UNNAMED_ZONE ? `an unnamed zone of ${region}` : zone,
  provider,
  region,
  zone,
  scenario: 'zone-lost',
});

/** Calls back for each region that it is in. */
function eachRegion(asset: Asset, found: (region: string) => void): void {
  // An area without named regions is no region that fails.
  if (isSomewhere(asset)) return;
  if (asset.region !== 'global') found(asset.region);
  for (const { region } of placedOf(asset).places) if (region !== asset.region && region !== 'global') found(region);
}

/** Calls back for each zone that it is in. What may be in any zone of its region is in one without a name. */
function eachZone(asset: Asset, figures: Figures, found: (region: string, zone: string) => void): void {
  const { places, spread } = placedOf(asset);
  if (asset.placement === 'unknown') {
    const isKnown =
      figures.types.regionalTypes.has(asset.type) || asset.region === 'global' || isSomewhere(asset) || !isZonal(asset);
    if (!isKnown) found(asset.region, UNNAMED_ZONE);
    return;
  }
  const isSpread = figures.types.regionalTypes.has(asset.type) || isSomewhere(asset);
  const vague = (spread === 'single-zone' || spread === 'multi-region') && !isSpread;
  for (const { region, zone } of places)
    if (zone !== undefined) found(region, zone);
    else if (vague) found(region, UNNAMED_ZONE);
}
