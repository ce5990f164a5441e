import type { Asset, AssetKey, Loss } from '../../model/asset.ts';
import { isSomewhere, isZonal, placedOf, UNNAMED_ZONE } from './exposure.ts';

/** Assets by what can take them away. */
export interface AssetIndex {
  /** Positions of all that a loss may touch. */
  readonly touchedBy: (loss: Loss) => readonly number[];
}

type Lists = Map<string, number[]>;

export function indexAssets(assets: readonly Asset[]): AssetIndex {
  const lists: Record<'region' | 'somewhere' | 'zone' | 'vague' | 'account' | 'provider' | 'key', Lists> = {
    region: new Map(),
    somewhere: new Map(),
    zone: new Map(),
    vague: new Map(),
    account: new Map(),
    provider: new Map(),
    key: new Map(),
  };
  for (const [at, asset] of assets.entries()) {
    const { places } = placedOf(asset);
    add(lists.account, asset.account, at);
    add(lists.provider, asset.provider, at);
    add(lists.region, asset.region, at);
    if (isSomewhere(asset)) add(lists.somewhere, asset.provider, at);
    for (const { region } of places) if (region !== asset.region) add(lists.region, region, at);
    if (asset.key !== undefined) addKey(lists, asset.key, at);
    if (!isZonal(asset)) continue;
    // What may be in any zone of its region is asked about for each of them.
    if (asset.placement === 'unknown') add(lists.vague, asset.region, at);
    for (const { region, zone } of places) add(zone === undefined ? lists.vague : lists.zone, zone ?? region, at);
  }
  const of = (list: Lists, key: string | undefined): readonly number[] => list.get(key ?? '') ?? [];
  return {
    touchedBy: ({ asset, key, zone, region, accounts, maybe, provider }) => {
      if (asset !== undefined) return [asset];
      if (key !== undefined) return of(lists.key, key);
      if (zone !== undefined)
        return zone === UNNAMED_ZONE ? of(lists.vague, region) : [...of(lists.zone, zone), ...of(lists.vague, region)];
      if (region !== undefined) return [...of(lists.region, region), ...of(lists.somewhere, provider)];
      if (accounts === undefined) return of(lists.provider, provider);
      return [...accounts, ...(maybe ?? [])].flatMap(account => of(lists.account, account));
    },
  };
}

/** Its data cannot be read where its key is gone. */
function addKey(lists: Record<'region' | 'account' | 'provider' | 'key', Lists>, key: AssetKey, at: number): void {
  add(lists.key, key.id, at);
  add(lists.region, key.region, at);
  add(lists.account, key.account, at);
  add(lists.provider, key.provider, at);
}

function add(to: Lists, key: string, at: number): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [at]);
  else if (list.at(-1) !== at) list.push(at);
}
