import { absent, flatMapReading, value } from '../../../../model/reading.ts';
import { armId, regionName, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import {
  BALANCERS,
  CARDS,
  NETWORKS,
  PUBLIC_ADDRESSES,
  refId,
  rowsOn,
  shelve,
  type Ref,
  type Shelved,
} from './network-types.ts';

const GATEWAYS: ArmType = { type: 'Microsoft.Network/applicationGateways', apiVersion: '2024-05-01' };
const PROFILES: ArmType = { type: 'Microsoft.Cdn/profiles', apiVersion: '2024-02-01' };
const ENDPOINTS: ArmType = { type: 'Microsoft.Cdn/profiles/afdEndpoints', apiVersion: '2024-02-01', within: PROFILES };
const NAMES: ArmType = { type: 'Microsoft.Network/trafficManagerProfiles', apiVersion: '2022-04-01' };
const API_DOORS: ArmType = { type: 'Microsoft.ApiManagement/service', apiVersion: '2022-08-01' };
/** What Azure defends in any case, and no plan can be told to (Microsoft, "Azure DDoS Protection overview"). */
const OF_AZURE = [ENDPOINTS, NAMES, API_DOORS];
const TYPES = [NETWORKS, PUBLIC_ADDRESSES, CARDS, BALANCERS, GATEWAYS, ...OF_AZURE];

interface Address {
  readonly ddosSettings?: { readonly protectionMode?: string } | null;
  readonly ipConfiguration?: Ref | null;
}

interface Part {
  readonly properties?: {
    readonly subnet?: Ref | null;
    readonly backendIPConfigurations?: readonly Ref[] | null;
  } | null;
}

interface Parts {
  readonly gatewayIPConfigurations?: readonly Part[] | null;
  readonly frontendIPConfigurations?: readonly Part[] | null;
  readonly backendAddressPools?: readonly Part[] | null;
  readonly ipConfigurations?: readonly Part[] | null;
}

const partsOf = (row: ArmResource | undefined): Parts => row?.properties ?? {};

/** The paid defence against floods: networks that a plan defends, addresses that are defended one by one, and what stands behind them. */
export const azureFloodShield: AzureCollector = {
  id: 'azure-flood-shield',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['floodShield'] },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [networks, addresses, cards, balancers, gateways] = await Promise.all([
      shelve(ctx, NETWORKS),
      shelve(ctx, PUBLIC_ADDRESSES),
      shelve(ctx, CARDS),
      shelve(ctx, BALANCERS),
      shelve(ctx, GATEWAYS),
    ]);
    const ofAzure = await Promise.all(OF_AZURE.map(type => shelve(ctx, type)));
    const doors = [...rowsOn(balancers), ...rowsOn(gateways)];
    const hidden = [cards, balancers, gateways, ...ofAzure].find(one => one.state === 'unread');
    const floodShield = flatMapReading(networks, all =>
      flatMapReading(addresses, ips => {
        const defended = [...all.values()].filter(isDefended);
        const single = [...ips.values()].filter(row => modeOf(row) === 'Enabled');
        if (defended.length + single.length === 0) return absent;
        if (hidden?.state === 'unread') return hidden;
        const protects = doors.filter(door => isProtected(door, [...ips.values()], [...all.values()], cards));
        return value({ protects: [...protects, ...ofAzure.flatMap(rowsOn)].map(({ id }) => id).sort(), contacts: 1 });
      }),
    );
    ctx.add(armId(`/subscriptions/${ctx.account}`), { floodShield });
  },
};

const isDefended = ({ properties }: ArmResource): boolean => properties?.['enableDdosProtection'] === true;
const modeOf = ({ properties }: ArmResource): string =>
  (properties as Address | null | undefined)?.ddosSettings?.protectionMode ?? 'VirtualNetworkInherited';

/** Each public address of a door: by itself, or by the network that the door is in. */
function isProtected(
  door: ArmResource,
  addresses: readonly ArmResource[],
  networks: readonly ArmResource[],
  cards: Shelved,
): boolean {
  const own = addresses.filter(({ properties }) =>
    refId((properties as Address | null | undefined)?.ipConfiguration)?.startsWith(`${door.id}/`),
  );
  const homes = homesOf(door, cards);
  // Where nobody can tell which network stands behind it, one of its region that is defended counts for it.
  const near = networks.filter(({ id, location }) =>
    homes.length > 0 ? homes.includes(id) : regionName(location) === regionName(door.location),
  );
  return own.every(row => {
    const mode = modeOf(row);
    return mode === 'Enabled' || (mode !== 'Disabled' && near.some(isDefended));
  });
}

/** The networks in which a door stands, or the machines behind it do. */
function homesOf(door: ArmResource, cards: Shelved): readonly string[] {
  const { gatewayIPConfigurations, frontendIPConfigurations, backendAddressPools } = partsOf(door);
  const known = cards.state === 'value' ? cards.value : new Map<string, ArmResource>();
  const behind = (backendAddressPools ?? [])
    .flatMap(({ properties }) => properties?.backendIPConfigurations ?? [])
    .flatMap(ref => partsOf(known.get((refId(ref) ?? '').split('/').slice(0, -2).join('/'))).ipConfigurations ?? []);
  const subnets = [...(gatewayIPConfigurations ?? []), ...(frontendIPConfigurations ?? []), ...behind];
  return subnets.flatMap(({ properties }) => {
    const subnet = refId(properties?.subnet);
    return subnet === undefined ? [] : [subnet.split('/').slice(0, -2).join('/')];
  });
}
