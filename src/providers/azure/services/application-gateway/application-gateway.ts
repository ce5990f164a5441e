import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';
import { refId, type Ref } from '../network/network-types.ts';
import { wafRulesOf, type FilterProperties } from '../network/waf-policies.ts';

const network = (name: string): ArmType => ({ type: `Microsoft.Network/${name}`, apiVersion: '2024-05-01' });
const GATEWAYS = network('applicationGateways');
const FILTERS = network('ApplicationGatewayWebApplicationFirewallPolicies');
const FIREWALLS = network('azureFirewalls');
const VPN_GATEWAYS = network('virtualNetworkGateways');
const CONNECTIONS = network('connections');
const ZONES: ArmType = { type: 'Microsoft.Network/dnsZones', apiVersion: '2018-05-01' };
const TYPES = [GATEWAYS, FILTERS, FIREWALLS, VPN_GATEWAYS, CONNECTIONS, ZONES];

const SIGNING_CALL = 'Microsoft.Network/dnsZones/dnssecConfigs:get';

/** What stands between networks and the world: gateways of applications and their filters, firewalls, private lines, names. */
export const azureApplicationGateway: AzureCollector = {
  id: 'azure-front-doors',
  provider: 'azure',
  scope: 'global',
  lists: ['load-balancer', 'firewall', 'network-connection', 'dns-zone'],
  fills: {
    'load-balancer': [
      'placement', 'networkInterfaces', 'listeners', 'publicAccess', 'state', 'infrastructureAsCode', 'crossZoneLoadBalancing', 'loadBalancing', 'targets', 'addresses',
    ],
    firewall: ['allowedIngress', 'defaultSecurityGroup', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships'],
    'network-connection': ['placement', 'hybridConnection', 'state', 'infrastructureAsCode'],
    'dns-zone': ['dnsZone', 'accessLogging'],
  }, // prettier-ignore
  types: TYPES,
  operations: azureOperations(TYPES, { [SIGNING_CALL]: 'Microsoft.Network/dnsZones/dnssecConfigs/read' }),
  collect: async ctx => {
    await ctx.list('load-balancer', listCall(GATEWAYS), () => ctx.each(GATEWAYS, row => emitGateway(ctx, row)));
    await ctx.list('firewall', listCall(FILTERS), () =>
      ctx.each(FILTERS, row => {
        emitFilter(ctx, row);
      }),
    );
    await ctx.list('firewall', listCall(FIREWALLS), () => ctx.each(FIREWALLS, row => emitFirewall(ctx, row)));
    await ctx.list('network-connection', listCall(VPN_GATEWAYS), () =>
      ctx.each(VPN_GATEWAYS, row => emitVpnConnection(ctx, row)),
    );
    await ctx.list('network-connection', listCall(CONNECTIONS), () =>
      ctx.each(CONNECTIONS, row => {
        emitConnection(ctx, row);
      }),
    );
    await ctx.list('dns-zone', listCall(ZONES), () => ctx.each(ZONES, row => emitZone(ctx, row)));
  },
};

const headOf = (row: ArmResource) => ({
  id: row.id,
  name: row.name,
  region: regionName(row.location),
  tags: tagsOf(row),
});

interface Part<P> {
  readonly id?: string;
  readonly properties?: P;
}

interface GatewayProperties {
  readonly operationalState?: string;
  readonly gatewayIPConfigurations?: readonly Part<{ readonly subnet?: Ref | null }>[];
  readonly frontendIPConfigurations?: readonly Part<{ readonly publicIPAddress?: Ref | null }>[];
  readonly frontendPorts?: readonly Part<{ readonly port?: number }>[];
  readonly httpListeners?: readonly Part<{
    readonly protocol?: string;
    readonly frontendPort?: Ref | null;
    readonly hostName?: string | null;
    readonly hostNames?: readonly string[];
  }>[];
  readonly requestRoutingRules?: readonly Part<{
    readonly httpListener?: Ref | null;
    readonly redirectConfiguration?: Ref | null;
  }>[];
  readonly redirectConfigurations?: readonly Part<{
    readonly targetListener?: Ref | null;
    readonly targetUrl?: string | null;
  }>[];
  readonly backendHttpSettingsCollection?: readonly Part<{
    readonly cookieBasedAffinity?: string;
    readonly connectionDraining?: { readonly enabled?: boolean } | null;
  }>[];
  readonly backendAddressPools?: readonly Part<{
    readonly backendAddresses?: readonly { readonly ipAddress?: string | null }[] | null;
    readonly backendIPConfigurations?: readonly Ref[] | null;
  }>[];
  readonly sslPolicy?: { readonly policyName?: string; readonly minProtocolVersion?: string } | null;
  readonly webApplicationFirewallConfiguration?: { readonly enabled?: boolean; readonly firewallMode?: string } | null;
  readonly firewallPolicy?: Ref | null;
}

async function emitGateway(ctx: AzureContext, row: ArmResource): Promise<void> {
  const gateway = propertiesOf(row) as GatewayProperties;
  const isPublic = (gateway.frontendIPConfigurations ?? []).some(
    ({ properties }) => refId(properties?.publicIPAddress) !== undefined,
  );
  const settings = gateway.backendHttpSettingsCollection ?? [];
  ctx.emit({
    ...headOf(row),
    kind: 'load-balancer',
    type: GATEWAYS.type,
    facets: {
      placement: await zonalPlacement(ctx, { location: row.location ?? null, zones: row.zones ?? null }),
      // What comes in passes the security group of its subnet, which the subnet has.
      networkInterfaces: value(
        (gateway.gatewayIPConfigurations ?? []).flatMap(({ properties }) => {
          const subnet = refId(properties?.subnet);
          return subnet === undefined
            ? []
            : [{ subnet, firewalls: [], addressFamilies: isPublic ? ['ipv4' as const] : [] }];
        }),
      ),
      publicAccess: value(isPublic ? 'public' : 'blocked'),
      listeners: value(listenersOf(gateway)),
      state: value(gateway.operationalState === 'Stopped' ? 'stopped' : 'running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      crossZoneLoadBalancing: value(true),
      // A gateway that nobody gave a probe to uses one of its own (Microsoft, "Application Gateway health monitoring").
      loadBalancing: value({
        sessionAffinity: settings.some(({ properties }) => properties?.cookieBasedAffinity === 'Enabled'),
        connectionDraining: settings.every(({ properties }) => properties?.connectionDraining?.enabled === true),
        healthChecks: true,
      }),
      targets: targetsOf(gateway),
      addresses: value(
        (gateway.httpListeners ?? []).flatMap(({ properties = {} }) => [
          ...(properties.hostNames ?? []),
          ...((properties.hostName ?? '') === '' ? [] : [properties.hostName ?? '']),
        ]),
      ),
    },
  });
  emitOwnFilter(ctx, row, gateway);
}

/** Services behind a gateway go by their names; of an address nobody knows here whose it is. */
function targetsOf({ backendAddressPools = [] }: GatewayProperties): Reading<Facets['targets']> {
  const unknown = backendAddressPools.some(
    ({ properties }) =>
      (properties?.backendIPConfigurations ?? []).length > 0 ||
      (properties?.backendAddresses ?? []).some(({ ipAddress }) => (ipAddress ?? '') !== ''),
  );
  return unknown ? unread('not-collected', 'the machines behind its addresses') : value([]);
}

/** Older gateways carry their filter themselves. */
function emitOwnFilter(ctx: AzureContext, row: ArmResource, gateway: GatewayProperties): void {
  const own = gateway.webApplicationFirewallConfiguration;
  if (own?.enabled !== true || refId(gateway.firewallPolicy) !== undefined) return;
  const filter: FilterProperties = {
    policySettings: { state: 'Enabled', mode: own.firewallMode ?? 'Detection' },
    managedRules: { managedRuleSets: [{}] },
  };
  ctx.emit({
    ...headOf(row),
    id: `${row.id}/webapplicationfirewall`,
    kind: 'firewall',
    type: GATEWAYS.type,
    facets: filterFacets(row, filter, [row.id]),
  });
}

function emitFilter(ctx: AzureContext, row: ArmResource): void {
  const filter = propertiesOf(row) as FilterProperties & { readonly applicationGateways?: readonly Ref[] };
  const requiresExternalIdOrMfa = (filter.applicationGateways ?? []).flatMap(ref => refId(ref) ?? []);
  ctx.emit({
    ...headOf(row),
    kind: 'firewall',
    type: FILTERS.type,
    facets: filterFacets(row, filter, requiresExternalIdOrMfa),
  });
}

const filterFacets = (row: ArmResource, filter: FilterProperties, protectedIds: readonly string[]) => ({
  allowedIngress: absent,
  defaultSecurityGroup: value(false),
  placement: value<Facets['placement']>({
    spread: 'regional',
    locations: [{ region: regionName(row.location), role: 'primary' }],
  }),
  // What it does stands in the record of the gateway that it guards.
  accessLogging: absent,
  firewallDefaultAction: absent,
  wafRules: value(wafRulesOf(filter)),
  infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
  relationships: value(protectedIds.map(to => ({ to, role: 'protects' }))),
});

/** The oldest encryption of the policies that have names (Microsoft, "Application Gateway TLS policy overview"). */
const OLDEST: Readonly<Record<string, '1.0' | '1.1' | '1.2'>> = {
  AppGwSslPolicy20150501: '1.0',
  AppGwSslPolicy20170401: '1.1',
  AppGwSslPolicy20170401S: '1.2',
  AppGwSslPolicy20220101: '1.2',
  AppGwSslPolicy20220101S: '1.2',
  TLSv1_0: '1.0',
  TLSv1_1: '1.1',
  TLSv1_2: '1.2',
};

function listenersOf(gateway: GatewayProperties): Facets['listeners'] {
  const { httpListeners = [], requestRoutingRules = [], redirectConfigurations = [], sslPolicy } = gateway;
  const find = <P>(parts: readonly Part<P>[], id: string | undefined): P | undefined =>
    parts.find(part => part.id !== undefined && armId(part.id) === id)?.properties;
  const minTlsVersion = OLDEST[sslPolicy?.minProtocolVersion ?? ''] ?? OLDEST[sslPolicy?.policyName ?? ''];
  return httpListeners.map(({ id, properties = {} }) => {
    const protocol = (properties.protocol ?? 'Http').toUpperCase();
    const port = find(gateway.frontendPorts ?? [], refId(properties.frontendPort))?.port;
    const rule = requestRoutingRules.find(one => refId(one.properties?.httpListener) === armId(id ?? ''));
    const to = find(redirectConfigurations, refId(rule?.properties?.redirectConfiguration));
    const target = find(httpListeners, refId(to?.targetListener));
    return {
      protocol,
      port: port ?? (protocol === 'HTTPS' ? 443 : 80),
      redirectsToHttps: target?.protocol?.toUpperCase() === 'HTTPS' || (to?.targetUrl ?? '').startsWith('https:'),
      ...(protocol === 'HTTPS' && minTlsVersion !== undefined ? { minTlsVersion } : {}),
      ...(protocol === 'HTTPS' && sslPolicy?.policyName !== undefined ? { tlsPolicy: sslPolicy.policyName } : {}),
    };
  });
}

async function emitFirewall(ctx: AzureContext, row: ArmResource): Promise<void> {
  const { ipConfigurations = [] } = propertiesOf(row) as {
    readonly ipConfigurations?: readonly Part<{ readonly subnet?: Ref | null }>[];
  };
  const networks = ipConfigurations.flatMap(({ properties }) => {
    const subnet = refId(properties?.subnet);
    return subnet === undefined ? [] : [subnet.split('/').slice(0, -2).join('/')];
  });
  ctx.emit({
    ...headOf(row),
    kind: 'firewall',
    type: FIREWALLS.type,
    facets: {
      allowedIngress: absent,
      defaultSecurityGroup: value(false),
      placement: await zonalPlacement(ctx, { location: row.location ?? null, zones: row.zones ?? null }),
      // What no rule names is refused (Microsoft, "Azure Firewall rule processing logic").
      firewallDefaultAction: value('inspect'),
      wafRules: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value([...new Set(networks)].map(to => ({ to, role: 'network' }))),
    },
  });
}

/** A gateway of private lines. Those whose names end in AZ stand in all zones; the others in one that Azure chose. */
async function emitVpnConnection(ctx: AzureContext, row: ArmResource): Promise<void> {
  const { sku } = propertiesOf(row) as { readonly sku?: { readonly name?: string; readonly tier?: string } };
  const zonal = /AZ$/.test(sku?.name ?? sku?.tier ?? '');
  ctx.emit({
    ...headOf(row),
    kind: 'network-connection',
    type: VPN_GATEWAYS.type,
    facets: {
      placement: await zonalPlacement(ctx, { location: row.location ?? null }, zonal ? 'multi-zone' : 'single-zone'),
      hybridConnection: absent,
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

function emitConnection(ctx: AzureContext, row: ArmResource): void {
  const connection = propertiesOf(row) as {
    readonly virtualNetworkGateway1?: (Ref & { readonly properties?: unknown }) | null;
    readonly localNetworkGateway2?: Ref | null;
    readonly peer?: Ref | null;
    readonly virtualNetworkGateway2?: Ref | null;
    readonly connectionStatus?: string;
  };
  const to = refId(connection.virtualNetworkGateway1);
  const peerDevice = refId(connection.localNetworkGateway2) ?? refId(connection.peer);
  // From one network to another there is no device at the far end that could break.
  const inside = refId(connection.virtualNetworkGateway2) !== undefined;
  const status: Reading<string> =
    connection.connectionStatus === 'Unknown'
      ? unread('failed', 'connectionStatus is Unknown')
      : requireField(connection.connectionStatus, 'connectionStatus');
  const hybridConnection: Reading<Facets['hybridConnection']> =
    inside || to === undefined || peerDevice === undefined
      ? absent
      : status.state === 'value'
        ? value({ gateways: [to], peerDevice, tunnels: 1, tunnelsUp: status.value === 'Connected' ? 1 : 0 })
        : status;
  ctx.emit({
    ...headOf(row),
    kind: 'network-connection',
    type: CONNECTIONS.type,
    facets: {
      // It stands where its gateway does, which says in how many zones that is.
      placement: value({ spread: 'regional', locations: [{ region: regionName(row.location), role: 'primary' }] }),
      hybridConnection,
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

async function emitZone(ctx: AzureContext, row: ArmResource): Promise<void> {
  const { zoneType = 'Public' } = propertiesOf(row) as { readonly zoneType?: string };
  const isPublic = zoneType === 'Public';
  const signing = isPublic
    ? await ctx.read(
        SIGNING_CALL,
        () =>
          ctx.get<unknown>({
            path: `${row.id}/dnssecConfigs/default`,
            apiVersion: '2023-07-01-preview',
            call: SIGNING_CALL,
          }),
        { absentOn: ['404'] },
      )
    : absent;
  ctx.emit({
    ...headOf(row),
    kind: 'dns-zone',
    type: ZONES.type,
    facets: {
      // Azure keeps no record of who asks a zone for what.
      accessLogging: absent,
      dnsZone:
        signing.state === 'unread'
          ? signing
          : value({ public: isPublic, ...(isPublic ? { dnssec: signing.state === 'value' } : {}) }),
    },
  });
}
