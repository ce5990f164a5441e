import type { Asset } from '../../model/asset.ts';

/**
 * A number for each asset, the same for those that differ in nothing but their names: what a loss does to one, it does to all of
 * them. A store with copies is alone, because hardly another one has the same.
 */
export function alikeness(assets: readonly Asset[]): Int32Array {
  const root: Branch = {};
  const alike = new Int32Array(assets.length);
  let next = 0;
  for (const [at, asset] of assets.entries()) {
    if (asset.copies.length > 0) alike[at] = next++;
    else {
      const leaf = leafOf(root, asset);
      leaf.number ??= next++;
      alike[at] = leaf.number;
    }
  }
  return alike;
}

/** What has the same features up to here, by the next one: that is faster than one long text for each asset. */
interface Branch {
  number?: number;
  next?: Map<Feature, Branch>;
}

type Feature = string | number | boolean | undefined;

function grown(from: Branch, feature: Feature): Branch {
  const next = (from.next ??= new Map<Feature, Branch>());
  let branch = next.get(feature);
  if (branch === undefined) next.set(feature, (branch = {}));
  return branch;
}

/** By everything that what becomes of an asset may depend on but its copies; first what few differ in. */
function leafOf(root: Branch, asset: Asset): Branch {
  let at = grown(grown(grown(root, asset.provider), asset.account), asset.region);
  at = grown(grown(grown(at, asset.kind), asset.type), asset.role);
  at = grown(grown(grown(at, asset.code), asset.holdsData), asset.versions);
  at = grown(grown(grown(at, asset.immutable), asset.replaced), asset.moreCopies);
  at = placementBranch(grown(grown(at, asset.tested), asset.hidden), asset.placement);
  return grown(automatedBranch(grown(at, asset.sizeTb), asset.automated), asset.key?.id);
}

const automatedBranch = (from: Branch, automated: Asset['automated']): Branch =>
  typeof automated === 'string' ? grown(from, automated) : grown(grown(from, automated.pitr), automated.ageHours);

function placementBranch(from: Branch, placement: Asset['placement']): Branch {
  if (placement === 'unknown') return grown(from, placement);
  let at = grown(grown(from, placement.spread), placement.places.length);
  for (const { region, zone, role } of placement.places) at = grown(grown(grown(at, region), zone), role);
  return grown(at, placement.manual);
}
