import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { secretByUri } from '../../facets/vault-references.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { refId } from '../../resources-by-id.ts';
import { APPLICATION_GATEWAYS, NETWORK_EDGE_TYPES, WAF_POLICIES } from '../network/network-types.ts';
import type { GatewayProperties } from './gateway-properties.ts';
import { listenersOf } from './listeners.ts';
import { emitEmbeddedWaf, emitWafPolicy } from './waf.ts';
import { isEnumValue } from '../../enum-value.ts';

/** Application gateways and the WAF policies in front of them. */
export const azureApplicationGateway: AzureCollector = {
  id: 'azure-application-gateway',
  provider: 'azure',
  scope: 'global',
  lists: ['load-balancer', 'firewall'],
  fills: {
    'load-balancer': [
      'placement', 'networkInterfaces', 'listeners', 'publicAccess', 'state', 'infrastructureAsCode', 'crossZoneLoadBalancing', 'loadBalancing', 'targets', 'addresses', 'relationships',
    ],
    firewall: [
      'allowedIngress', 'defaultSecurityGroup', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships',
    ],
  }, // prettier-ignore
  types: NETWORK_EDGE_TYPES,
  operations: azureOperations([APPLICATION_GATEWAYS, WAF_POLICIES]),
  collect: async ctx => {
    await ctx.list('load-balancer', listCall(APPLICATION_GATEWAYS), () =>
      ctx.each(APPLICATION_GATEWAYS, row => emitGateway(ctx, row)),
    );
    await ctx.list('firewall', listCall(WAF_POLICIES), () =>
      ctx.each(WAF_POLICIES, row => {
        emitWafPolicy(ctx, row);
      }),
    );
  },
};

async function emitGateway(ctx: AzureContext, row: ArmResource): Promise<void> {
  const gateway = propertiesOf(row) as GatewayProperties;
  const isPublic = (gateway.frontendIPConfigurations ?? []).some(
    ({ properties }) => refId(properties?.publicIPAddress) !== undefined,
  );
  ctx.emit({
    ...headOf(row, 'load-balancer', APPLICATION_GATEWAYS.type),
    facets: {
      placement: await zonalPlacement(ctx, { location: row.location ?? null, zones: row.zones ?? null }),
      networkInterfaces: value(networkInterfacesOf(gateway, isPublic)),
      publicAccess: value(isPublic ? 'public' : 'blocked'),
      listeners: value(listenersOf(gateway)),
      state: value(isEnumValue(gateway.operationalState, 'Stopped') ? 'stopped' : 'running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      crossZoneLoadBalancing: value(true),
      loadBalancing: value(loadBalancingOf(gateway)),
      targets: targetsOf(gateway),
      addresses: value(hostNamesOf(gateway)),
      relationships: value(certificatesOf(gateway)),
    },
  });
  emitEmbeddedWaf(ctx, row, gateway);
}

/** No firewalls of its own: ingress is subject to the network security group of the subnet. */
function networkInterfacesOf(gateway: GatewayProperties, isPublic: boolean): Facets['networkInterfaces'] {
  return (gateway.gatewayIPConfigurations ?? []).flatMap(({ properties }) => {
    const subnet = refId(properties?.subnet);
    return subnet === undefined ? [] : [{ subnet, firewalls: [], addressFamilies: isPublic ? ['ipv4' as const] : [] }];
  });
}

function loadBalancingOf({ backendHttpSettingsCollection: settings = [] }: GatewayProperties): Facets['loadBalancing'] {
  return {
    sessionAffinity: settings.some(({ properties }) => isEnumValue(properties?.cookieBasedAffinity, 'Enabled')),
    connectionDraining: settings.every(({ properties }) => properties?.connectionDraining?.enabled === true),
    // Without a custom probe the default probe applies (Microsoft, "Application Gateway health monitoring").
    healthChecks: true,
  };
}

/** Empty where backends are host names only. The resource behind an IP address or a NIC is not looked up. */
function targetsOf({ backendAddressPools = [] }: GatewayProperties): Reading<Facets['targets']> {
  const hasAddresses = backendAddressPools.some(
    ({ properties }) =>
      (properties?.backendIPConfigurations ?? []).length > 0 ||
      (properties?.backendAddresses ?? []).some(({ ipAddress }) => (ipAddress ?? '') !== ''),
  );
  return hasAddresses ? unread('not-collected', 'the targets behind its IP addresses') : value([]);
}

/** Certificates that it reads from a vault; those that were uploaded are its own. */
const certificatesOf = ({ sslCertificates = [] }: GatewayProperties): Facets['relationships'] =>
  sslCertificates.flatMap(({ properties }) => secretByUri(properties?.keyVaultSecretId, 'certificate'));

const hostNamesOf = ({ httpListeners = [] }: GatewayProperties): string[] =>
  httpListeners.flatMap(({ properties: { hostName, hostNames = [] } = {} }) => [
    ...hostNames,
    ...((hostName ?? '') === '' ? [] : [hostName ?? '']),
  ]);
