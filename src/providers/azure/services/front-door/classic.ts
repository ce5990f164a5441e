import type { Facets } from '../../../../model/facets.ts';
import { absent, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { headOf, leafName, propertiesOf } from '../../facets/common-facets.ts';
import { CDN_ENDPOINTS, CLASSIC_FRONT_DOORS } from '../../resource-types.ts';
import { refId, type Ref } from '../../resources-by-id.ts';

type Part<T> = readonly ({ readonly id?: string; readonly properties?: T | null } | null)[] | null | undefined;
const partsOf = <T>(parts: Part<T>): readonly { readonly id: string; readonly properties: T }[] =>
  (parts ?? []).flatMap(part => (part?.properties ? [{ id: armId(part.id ?? ''), properties: part.properties }] : []));
const isOn = ({ enabledState }: { readonly enabledState?: string }): boolean => !isEnumValue(enabledState, 'Disabled');

type Edge = Pick<Facets, 'listeners' | 'origins' | 'originFailover'> & {
  readonly enabled: boolean;
  readonly host: string | undefined;
  readonly waf: string | undefined;
};

function emitEdge(ctx: AzureContext, row: ArmResource, type: string, edge: Edge): void {
  ctx.emit({
    ...headOf(row, 'cdn', type),
    name: leafName(row.name),
    region: 'global',
    facets: {
      // A global service that Microsoft scales.
      placement: absent,
      scaling: absent,
      publicAccess: value(edge.enabled ? 'public' : 'blocked'),
      listeners: value(edge.listeners),
      origins: value(edge.origins),
      originFailover: edge.origins.length === 0 ? absent : value(edge.originFailover),
      state: value(edge.enabled ? 'running' : 'stopped'),
      addresses: value(edge.host === undefined ? [] : [edge.host]),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value(edge.waf === undefined ? [] : [{ to: edge.waf, role: 'waf' }]),
    },
  });
}

const listenersOf = (http: boolean, https: boolean, redirectsToHttps: boolean): Facets['listeners'] => [
  ...(http ? [{ protocol: 'HTTP', port: 80, redirectsToHttps }] : []),
  ...(https ? [{ protocol: 'HTTPS', port: 443, redirectsToHttps: false }] : []),
];

interface CdnEndpoint {
  readonly hostName?: string;
  readonly resourceState?: string;
  readonly isHttpAllowed?: boolean;
  readonly isHttpsAllowed?: boolean;
  readonly origins?: Part<{ readonly hostName?: string; readonly enabled?: boolean | null }>;
  readonly defaultOriginGroup?: Ref | null;
  readonly originGroups?: Part<{ readonly origins?: readonly unknown[] | null }>;
  readonly webApplicationFirewallPolicyLink?: Ref | null;
  readonly deliveryPolicy?: { readonly rules?: readonly DeliveryRule[] | null } | null;
}
interface DeliveryRule {
  readonly actions?: readonly { readonly parameters?: { readonly destinationProtocol?: string } | null }[] | null;
}

/** An endpoint of classic Azure CDN. It asks its origin by the protocol of the visitor. */
export function emitCdnEndpoint(ctx: AzureContext, row: ArmResource): void {
  const endpoint = propertiesOf(row) as CdnEndpoint;
  const redirects = (endpoint.deliveryPolicy?.rules ?? []).some(({ actions }) =>
    (actions ?? []).some(({ parameters }) => isEnumValue(parameters?.destinationProtocol, 'Https')),
  );
  const http = endpoint.isHttpAllowed !== false;
  const group = refId(endpoint.defaultOriginGroup);
  emitEdge(ctx, row, CDN_ENDPOINTS.type, {
    enabled: !isEnumValue(endpoint.resourceState, 'Stopped'),
    host: endpoint.hostName,
    listeners: listenersOf(http, endpoint.isHttpsAllowed !== false, redirects),
    origins: partsOf(endpoint.origins).flatMap(({ properties: { hostName, enabled } }) =>
      hostName === undefined || enabled === false ? [] : [{ to: hostName, encrypted: !http || redirects }],
    ),
    originFailover: partsOf(endpoint.originGroups).some(
      ({ id, properties }) => id === group && (properties.origins ?? []).length > 1,
    ),
    waf: refId(endpoint.webApplicationFirewallPolicyLink),
  });
}

interface Rule {
  readonly enabledState?: string;
  readonly acceptedProtocols?: readonly string[] | null;
  readonly routeConfiguration?: {
    readonly redirectProtocol?: string;
    readonly forwardingProtocol?: string;
    readonly backendPool?: Ref | null;
  } | null;
}
interface FrontDoor {
  readonly enabledState?: string;
  readonly cName?: string | null;
  readonly routingRules?: Part<Rule>;
  readonly frontendEndpoints?: Part<{ readonly webApplicationFirewallPolicyLink?: Ref | null }>;
  readonly backendPools?: Part<{ readonly backends?: readonly Backend[] | null }>;
}
interface Backend {
  readonly address?: string;
  readonly enabledState?: string;
}

const accepts = ({ acceptedProtocols }: Rule, protocol: string): boolean =>
  (acceptedProtocols ?? []).some(one => isEnumValue(one, protocol));
const isRedirect = ({ routeConfiguration: route }: Rule): boolean => route?.redirectProtocol !== undefined;
/** `MatchRequest` forwards an HTTP request over HTTP, unless the rule takes none. */
const isEncrypted = (rule: Rule): boolean =>
  isEnumValue(rule.routeConfiguration?.forwardingProtocol, 'HttpsOnly') ||
  (isEnumValue(rule.routeConfiguration?.forwardingProtocol, 'MatchRequest') && !accepts(rule, 'Http'));

/** Front Door (classic). A WAF counts where it is in front of every host name. */
export function emitClassicFrontDoor(ctx: AzureContext, row: ArmResource): void {
  const door = propertiesOf(row) as FrontDoor;
  const rules = partsOf(door.routingRules)
    .map(({ properties }) => properties)
    .filter(isOn);
  const http = rules.filter(rule => accepts(rule, 'Http'));
  const pools = new Map(
    partsOf(door.backendPools).map(({ id, properties }) => [id, (properties.backends ?? []).filter(isOn)]),
  );
  const forwards = rules.filter(rule => !isRedirect(rule));
  const backendsOf = ({ routeConfiguration: route }: Rule): readonly Backend[] =>
    pools.get(refId(route?.backendPool) ?? '') ?? [];
  const wafs = partsOf(door.frontendEndpoints).map(({ properties }) =>
    refId(properties.webApplicationFirewallPolicyLink),
  );
  emitEdge(ctx, row, CLASSIC_FRONT_DOORS.type, {
    enabled: isOn(door),
    host: door.cName ?? undefined,
    listeners: listenersOf(http.length > 0, rules.some(rule => accepts(rule, 'Https')), http.every(isRedirect)),
    origins: forwards.flatMap(rule =>
      backendsOf(rule).flatMap(({ address }) =>
        address === undefined ? [] : [{ to: address, encrypted: isEncrypted(rule) }],
      ),
    ),
    originFailover: forwards.every(rule => backendsOf(rule).length > 1),
    waf: wafs.every(waf => waf !== undefined) ? wafs[0] : undefined,
  });
} // prettier-ignore
