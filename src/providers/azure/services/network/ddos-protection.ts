import { absent, flatMapReading, value } from '../../../../model/reading.ts';
import { armId, regionName, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import {
  BALANCERS,
  NETWORK_INTERFACES,
  NETWORKS,
  PUBLIC_ADDRESSES,
  refId,
  resourcesIn,
  readById,
  type Ref,
  type ResourcesById,
} from './network-types.ts';

const GATEWAYS: ArmType = { type: 'Microsoft.Network/applicationGateways', apiVersion: '2024-05-01' };
const PROFILES: ArmType = { type: 'Microsoft.Cdn/profiles', apiVersion: '2024-02-01' };
const ENDPOINTS: ArmType = { type: 'Microsoft.Cdn/profiles/afdEndpoints', apiVersion: '2024-02-01', within: PROFILES };
const TRAFFIC_MANAGER_PROFILES: ArmType = {
  type: 'Microsoft.Network/trafficManagerProfiles',
  apiVersion: '2022-04-01',
};
const API_MANAGEMENT: ArmType = { type: 'Microsoft.ApiManagement/service', apiVersion: '2022-08-01' };
/** What Azure defends in any case, and no plan can be told to (Microsoft, "Azure DDoS Protection overview"). */
const OF_AZURE = [ENDPOINTS, TRAFFIC_MANAGER_PROFILES, API_MANAGEMENT];
const TYPES = [NETWORKS, PUBLIC_ADDRESSES, NETWORK_INTERFACES, BALANCERS, GATEWAYS, ...OF_AZURE];

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
export const azureDdosProtection: AzureCollector = {
  id: 'azure-ddos-protection',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['ddosProtection'] },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [networks, addresses, cards, balancers, gateways] = await Promise.all([
      readById(ctx, NETWORKS),
      readById(ctx, PUBLIC_ADDRESSES),
      readById(ctx, NETWORK_INTERFACES),
      readById(ctx, BALANCERS),
      readById(ctx, GATEWAYS),
    ]);
    const ofAzure = await Promise.all(OF_AZURE.map(type => readById(ctx, type)));
    const doors = [...resourcesIn(balancers), ...resourcesIn(gateways)];
    const hidden = [cards, balancers, gateways, ...ofAzure].find(one => one.state === 'unread');
    const ddosProtection = flatMapReading(networks, all =>
      flatMapReading(addresses, ips => {
        const defended = [...all.values()].filter(isDefended);
        const single = [...ips.values()].filter(row => modeOf(row) === 'Enabled');
        if (defended.length + single.length === 0) return absent;
        if (hidden?.state === 'unread') return hidden;
        const protectedResources = doors.filter(door => isProtected(door, [...ips.values()], [...all.values()], cards));
        return value({
          protectedResources: [...protectedResources, ...ofAzure.flatMap(resourcesIn)].map(({ id }) => id).sort(),
          emergencyContacts: 1,
        });
      }),
    );
    ctx.add(armId(`/subscriptions/${ctx.account}`), { ddosProtection });
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
  cards: ResourcesById,
): boolean {
  const own = addresses.filter(({ properties }) =>
    refId((properties as Address | null | undefined)?.ipConfiguration)?.startsWith(`${door.id}/`),
  );
  const homes = networksOf(door, cards);
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
function networksOf(door: ArmResource, cards: ResourcesById): readonly string[] {
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
