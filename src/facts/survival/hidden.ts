import type { Asset, AssetNeed, AssetRole } from '../../model/asset.ts';
import type { Kind } from '../../model/kinds.ts';
import type { Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { AUTOMATED, roleOfKind } from './assets.ts';
import type { Positions } from './need-list.ts';
import { opaqueNear } from './opaque.ts';
import { behindNetworks, STORES } from './private-endpoints.ts';
import { isListRefused, nearby, type Spot } from './refused.ts';
import { UNREAD_ID, UNREAD_TYPE } from '../../model/survival.ts';

/** Lists that show what needs what; their members take no part themselves. */
const EDGE_KINDS = ['firewall', 'subnet'] as const satisfies readonly Kind[];

/** What lists of a place would connect a workload with. Private endpoints are listed with networks, or as connections. */
const BEHIND: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  firewall: ['database', 'cache', 'warehouse', 'search'],
  subnet: ['network', 'gateway', 'network-connection'],
  network: STORES,
  'network-connection': STORES,
};

/** A list that was refused where a workload is. */
interface Refused extends Spot {
  readonly kind: Kind;
  readonly provider: Asset['provider'];
}

/** What the workload may need of the lists that were refused where it is. */
export interface HiddenNeeds {
  readonly needs: readonly AssetNeed[];
  /** The lists, in words. */
  readonly unseen: readonly string[];
}

/** Stands in for what refused lists hide: one thing of the kind, of which nothing is known. */
export class HiddenAssets {
  readonly assets: Asset[] = [];
  readonly #index: InventoryIndex;
  readonly #at: Positions;
  readonly #positions = new Map<string, number>();

  constructor(index: InventoryIndex, at: Positions) {
    this.#index = index;
    this.#at = at;
  }

  /** What a workload with these resources may need without being seen. */
  needsOf(resources: readonly Resource[], kinds: readonly Kind[]): HiddenNeeds {
    const places = placesOf(resources);
    const asked = [...kinds, ...EDGE_KINDS];
    const refused = places.flatMap(place =>
      asked.filter(kind => isListRefused(kind, place, this.#index)).map(kind => ({ kind, ...place })),
    );
    const unsure = { certain: false, capacity: false };
    const opaque = places.flatMap(place =>
      opaqueNear(place, this.#index).map(({ kind, name }) => ({ kind, name, place })),
    );
    const behind = new Set([
      ...refused.flatMap(one => this.#behind(one)),
      ...opaque.flatMap(({ place }) => this.#seenIn(place, STORES)),
    ]);
    return {
      needs: [...behind].map(position => ({ alternatives: [position], ...unsure })),
      unseen: [
        ...refused.map(({ kind, account, region }) => `${kind} list of ${account} in ${region}`),
        ...opaque.map(({ kind, name }) => `${kind === 'network' ? 'private endpoints' : 'network'} of ${name}`),
      ],
    };
  }

  #seenIn(place: Spot, kinds: readonly Kind[]): number[] {
    return kinds.flatMap(kind => nearby(kind, place, this.#index)).flatMap(({ id }) => this.#at.get(id) ?? []);
  }

  #behind(refused: Refused): number[] {
    const { kind } = refused;
    const role = roleOfKind(kind);
    return [
      ...(role === undefined ? [] : [this.#positionOf(refused, role)]),
      ...this.#seenIn(refused, BEHIND[kind] ?? []),
      ...(kind === 'subnet' ? this.#behindEndpoints(refused) : []),
    ];
  }

  /** What endpoints of a place lead to, where nobody saw in which network something is. */
  #behindEndpoints(place: Spot): number[] {
    const networks = nearby('network', place, this.#index).map(({ id }) => id);
    return [...behindNetworks(networks, this.#index).services].flatMap(id => this.#at.get(id) ?? []);
  }

  #positionOf(refused: Refused, role: AssetRole): number {
    const asset = hiddenAsset(refused, role);
    const known = this.#positions.get(asset.id);
    if (known !== undefined) return known;
    const position = this.#at.size + this.assets.length;
    this.#positions.set(asset.id, position);
    this.assets.push(asset);
    return position;
  }
}

function placesOf(resources: readonly Resource[]): (Spot & Pick<Resource, 'provider'>)[] {
  const places = new Map<string, Spot & Pick<Resource, 'provider'>>();
  let before: Spot | undefined;
  for (const resource of resources) {
    const { provider, account, region } = resource;
    // Resources of a place mostly follow each other.
    if (before?.account === account && before.region === region) continue;
    before = resource;
    const key = `${account}\n${region}`;
    if (!places.has(key)) places.set(key, { provider, account, region });
  }
  return [...places.values()];
}

/** Something of which only the kind and the place are known. */
function hiddenAsset({ kind, provider, account, region }: Refused, role: AssetRole): Asset {
  const isStore = role === 'store';
  const whether = isStore ? 'unknown' : 'no';
  return {
    id: `${UNREAD_ID}${kind}:${account}:${region}`,
    name: `${kind} list of ${account} in ${region}`,
    kind,
    type: UNREAD_TYPE,
    provider,
    account,
    region,
    role,
    hidden: true,
    placement: 'unknown',
    code: 'unknown',
    holdsData: whether,
    copies: [],
    moreCopies: isStore,
    automated: AUTOMATED.has(kind) ? 'unknown' : 'none',
    versions: whether,
    immutable: whether,
    sizeTb: 'unknown',
    replaced: 'unknown',
    tested: false,
  };
}
