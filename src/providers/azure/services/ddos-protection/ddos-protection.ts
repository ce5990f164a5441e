import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import { armId, parentOf, regionName, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import {
  API_MANAGEMENT,
  CDN_ENDPOINTS,
  CLASSIC_FRONT_DOORS,
  FRONT_DOOR_ENDPOINTS,
  TRAFFIC_MANAGER_PROFILES,
} from '../../resource-types.ts';
import { readById, refId, resourcesIn, type Ref, type ResourcesById } from '../../resources-by-id.ts';
import {
  APPLICATION_GATEWAYS,
  LOAD_BALANCERS,
  NETWORK_INTERFACES,
  PUBLIC_IPS,
  VIRTUAL_NETWORKS,
} from '../network/network-types.ts';
import { isEnumValue } from '../../enum-value.ts';

/** Protected by Azure in any case; a plan cannot cover them (Microsoft, "Azure DDoS Protection overview"). */
const ALWAYS_PROTECTED = [
  FRONT_DOOR_ENDPOINTS,
  CDN_ENDPOINTS,
  CLASSIC_FRONT_DOORS,
  TRAFFIC_MANAGER_PROFILES,
  API_MANAGEMENT,
];
const TYPES = [
  VIRTUAL_NETWORKS,
  PUBLIC_IPS,
  NETWORK_INTERFACES,
  LOAD_BALANCERS,
  APPLICATION_GATEWAYS,
  ...ALWAYS_PROTECTED,
];

interface PublicIp {
  readonly ddosSettings?: { readonly protectionMode?: string } | null;
  readonly ipConfiguration?: Ref | null;
}

interface Part {
  readonly properties?: {
    readonly subnet?: Ref | null;
    readonly backendIPConfigurations?: readonly Ref[] | null;
  } | null;
}

/** The parts of load balancers, application gateways and network interfaces that name a subnet. */
interface Parts {
  readonly gatewayIPConfigurations?: readonly Part[] | null;
  readonly frontendIPConfigurations?: readonly Part[] | null;
  readonly backendAddressPools?: readonly Part[] | null;
  readonly ipConfigurations?: readonly Part[] | null;
}

const partsOf = (row: ArmResource | undefined): Parts => row?.properties ?? {};

/** Azure DDoS Protection: public endpoints that a network's plan or their own IP protection covers. */
export const azureDdosProtection: AzureCollector = {
  id: 'azure-ddos-protection',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['ddosProtection'] },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [networks, publicIps, networkInterfaces, loadBalancers, gateways] = await Promise.all([
      readById(ctx, VIRTUAL_NETWORKS),
      readById(ctx, PUBLIC_IPS),
      readById(ctx, NETWORK_INTERFACES),
      readById(ctx, LOAD_BALANCERS),
      readById(ctx, APPLICATION_GATEWAYS),
    ]);
    const alwaysProtected = await Promise.all(ALWAYS_PROTECTED.map(type => readById(ctx, type)));
    const ddosProtection = flatMapReading(networks, allNetworks =>
      flatMapReading(publicIps, allPublicIps =>
        ddosProtectionOf(
          { networks: [...allNetworks.values()], publicIps: [...allPublicIps.values()], networkInterfaces },
          [loadBalancers, gateways],
          alwaysProtected,
        ),
      ),
    );
    ctx.add(armId(`/subscriptions/${ctx.account}`), { ddosProtection });
  },
};

interface ProtectionContext {
  readonly networks: readonly ArmResource[];
  readonly publicIps: readonly ArmResource[];
  readonly networkInterfaces: ResourcesById;
}

/** Absent where no plan and no IP protection is in use. */
function ddosProtectionOf(
  context: ProtectionContext,
  endpoints: readonly ResourcesById[],
  alwaysProtected: readonly ResourcesById[],
): Reading<Facets['ddosProtection']> {
  const { networks, publicIps, networkInterfaces } = context;
  const inUse = networks.some(hasPlan) || publicIps.some(row => isEnumValue(protectionModeOf(row), 'Enabled'));
  if (!inUse) return absent;
  const unreadList = [networkInterfaces, ...endpoints, ...alwaysProtected].find(({ state }) => state === 'unread');
  if (unreadList?.state === 'unread') return unreadList;
  const covered = endpoints.flatMap(resourcesIn).filter(endpoint => isProtected(endpoint, context));
  return value({
    protectedResources: [...covered, ...alwaysProtected.flatMap(resourcesIn)].map(({ id }) => id).sort(),
    emergencyContacts: 1,
  });
}

const hasPlan = ({ properties }: ArmResource): boolean => properties?.['enableDdosProtection'] === true;

const publicIpOf = ({ properties }: ArmResource): PublicIp => properties ?? {};

const protectionModeOf = (row: ArmResource): string =>
  publicIpOf(row).ddosSettings?.protectionMode ?? 'VirtualNetworkInherited';

/** Every public IP of the endpoint is covered, by its own protection or by the plan of the network. */
function isProtected(endpoint: ArmResource, { networks, publicIps, networkInterfaces }: ProtectionContext): boolean {
  const networkIds = networksOf(endpoint, networkInterfaces);
  // Without a known network behind the endpoint, a protected network of its region counts.
  const candidates = networks.filter(({ id, location }) =>
    networkIds.length > 0 ? networkIds.includes(id) : regionName(location) === regionName(endpoint.location),
  );
  return publicIps
    .filter(row => refId(publicIpOf(row).ipConfiguration)?.startsWith(`${endpoint.id}/`))
    .every(row => {
      const mode = protectionModeOf(row);
      return isEnumValue(mode, 'Enabled') || (!isEnumValue(mode, 'Disabled') && candidates.some(hasPlan));
    });
}

/** Ids of the virtual networks of an endpoint and of the network interfaces behind it. */
function networksOf(endpoint: ArmResource, networkInterfaces: ResourcesById): readonly string[] {
  const { gatewayIPConfigurations, frontendIPConfigurations, backendAddressPools } = partsOf(endpoint);
  const interfaces = new Map(resourcesIn(networkInterfaces).map(row => [row.id, row]));
  const backends = (backendAddressPools ?? [])
    .flatMap(({ properties }) => properties?.backendIPConfigurations ?? [])
    .flatMap(ref => partsOf(interfaces.get(parentOf(refId(ref) ?? ''))).ipConfigurations ?? []);
  return [...(gatewayIPConfigurations ?? []), ...(frontendIPConfigurations ?? []), ...backends].flatMap(
    ({ properties }) => {
      const subnet = refId(properties?.subnet);
      return subnet === undefined ? [] : [parentOf(subnet)];
    },
  );
}
