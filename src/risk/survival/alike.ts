import type { Asset } from '../../model/asset.ts';

/**
 * A number for each asset, the same for those that differ in nothing but their names: what a loss does to one, it does to all of
 * them. A store with copies is alone, because hardly another one has the same.
 */
export function alikeness(assets: readonly Asset[]): Int32Array {
  const numbers = new Map<string, number>();
  const alike = new Int32Array(assets.length);
  let next = 0;
  for (const [at, asset] of assets.entries()) {
    const features = asset.copies.length > 0 ? undefined : featuresOf(asset);
    const known = features === undefined ? undefined : numbers.get(features);
    const number = known ?? next++;
    if (features !== undefined && known === undefined) numbers.set(features, number);
    alike[at] = number;
  }
  return alike;
}

/** Everything that becomes of an asset may depend on but its copies; one text, because that is fast. */
function featuresOf(asset: Asset): string {
  const { kind, type, provider, account, region, role, code, holdsData, versions, immutable, replaced } = asset;
  const place = `${kind}\n${type}\n${provider}\n${account}\n${region}\n${placementText(asset.placement)}`;
  const own = `${role} ${code} ${holdsData} ${versions} ${immutable} ${replaced} ${asset.moreCopies} ${asset.tested}`;
  return `${place}\n${own}\n${asset.hidden} ${asset.sizeTb} ${automatedText(asset.automated)}\n${asset.key?.id}`;
}

const automatedText = (automated: Asset['automated']): string =>
  typeof automated === 'string' ? automated : `${automated.pitr} ${automated.ageHours}`;

function placementText(placement: Asset['placement']): string {
  if (placement === 'unknown') return placement;
  let text = `${placement.spread} ${placement.manual}`;
  for (const { region, zone = '', role } of placement.places) text += ` ${region} ${zone} ${role}`;
  return text;
}
