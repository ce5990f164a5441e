import { aggregated, compute, link } from './rows.ts';

const REGION = 'regions/europe-west1';
type More = Readonly<Record<string, unknown>>;

/** Rows of one collection, global ones and those of a region. */
const rows = (items: string, all: readonly object[]): object => aggregated(items, all, 'global');

export const rule = (name: string, more: More = {}): object => ({
  id: `5${String(name.length)}`,
  name,
  selfLink: link('global', 'forwardingRules', name),
  creationTimestamp: '2025-03-01T08:00:00.000-08:00',
  IPAddress: '34.149.10.20',
  IPProtocol: 'TCP',
  portRange: '443-443',
  loadBalancingScheme: 'EXTERNAL_MANAGED',
  target: link('global', 'targetHttpsProxies', 'shop'),
  ...more,
});

export const backendService = (name: string, more: More = {}): object => ({
  id: `6${String(name.length)}`,
  name,
  selfLink: link('global', 'backendServices', name),
  backends: [{ group: link(REGION, 'instanceGroups', 'web'), balancingMode: 'UTILIZATION' }],
  healthChecks: [link('global', 'healthChecks', 'web')],
  protocol: 'HTTP',
  loadBalancingScheme: 'EXTERNAL_MANAGED',
  sessionAffinity: 'NONE',
  connectionDraining: { drainingTimeoutSec: 300 },
  securityPolicy: link('global', 'securityPolicies', 'waf'),
  logConfig: { enable: true, sampleRate: 1 },
  ...more,
});

export const securityPolicy = (name: string, more: More = {}): object => ({
  id: `7${String(name.length)}`,
  name,
  selfLink: link('global', 'securityPolicies', name),
  type: 'CLOUD_ARMOR',
  rules: [
    policyRule(1000, 'deny(403)', "evaluatePreconfiguredWaf('sqli-v33-stable')"),
    policyRule(1001, 'throttle', 'true'),
    policyRule(2_147_483_647, 'allow'),
  ],
  ...more,
});

export const policyRule = (priority: number, action: string, expression?: string, preview = false): object => ({
  ...{ priority, action, preview },
  match:
    expression === undefined
      ? { versionedExpr: 'SRC_IPS_V1', config: { srcIpRanges: ['*'] } }
      : { expr: { expression } },
});

const instanceIn = (zone: string, name: string): string => link(`zones/${zone}`, 'instances', name);
const health = (zone: string, name: string, healthState = 'HEALTHY'): object => ({
  ...{ instance: instanceIn(zone, name), ipAddress: '10.0.0.2', port: 80, healthState },
});

export interface BalancerWorld {
  readonly rules?: readonly object[];
  readonly httpProxies?: readonly object[];
  readonly httpsProxies?: readonly object[];
  readonly tcpProxies?: readonly object[];
  readonly urlMaps?: readonly object[];
  readonly services?: readonly object[];
  readonly policies?: readonly object[];
  readonly sslPolicies?: readonly object[];
  readonly groups?: readonly object[];
  readonly pools?: readonly object[];
  readonly health?: readonly object[];
  readonly more?: More;
}

export const proxy = (collection: string, name: string, more: More = {}): object => ({
  ...{ id: '81', name, selfLink: link('global', collection, name), urlMap: link('global', 'urlMaps', 'shop') },
  ...more,
});

export const urlMap = (name: string, more: More = {}): object => ({
  ...{ id: '91', name, selfLink: link('global', 'urlMaps', name) },
  defaultService: link('global', 'backendServices', 'web'),
  ...more,
});

/** An HTTPS load balancer `shop` with a redirect from HTTP, as a sound one is; parts of it may be others. */
export const balancerAnswers = ({
  rules = [rule('shop-https'), rule('shop-http', { portRange: '80-80', target: link('global', 'targetHttpProxies', 'redirect') })],
  httpProxies = [proxy('targetHttpProxies', 'redirect', { urlMap: link('global', 'urlMaps', 'redirect') })],
  httpsProxies = [proxy('targetHttpsProxies', 'shop', { sslPolicy: link('global', 'sslPolicies', 'modern') })],
  tcpProxies = [],
  urlMaps = [urlMap('shop'), urlMap('redirect', { defaultService: undefined, defaultUrlRedirect: { httpsRedirect: true } })],
  services = [backendService('web')],
  policies = [securityPolicy('waf')],
  sslPolicies = [{ name: 'modern', selfLink: link('global', 'sslPolicies', 'modern'), profile: 'MODERN', minTlsVersion: 'TLS_1_2' }],
  groups = [],
  pools = [],
  health: members = [health('europe-west1-b', 'web-1'), health('europe-west1-c', 'web-2')],
  more = {},
}: BalancerWorld = {}): Record<string, unknown> => ({
  [compute('aggregated/forwardingRules')]: rows('forwardingRules', rules),
  [compute('aggregated/targetHttpProxies')]: rows('targetHttpProxies', httpProxies),
  [compute('aggregated/targetHttpsProxies')]: rows('targetHttpsProxies', httpsProxies),
  [compute('aggregated/targetTcpProxies')]: rows('targetTcpProxies', tcpProxies),
  [compute('aggregated/urlMaps')]: rows('urlMaps', urlMaps),
  [compute('aggregated/backendServices')]: rows('backendServices', services),
  [compute('aggregated/securityPolicies')]: rows('securityPolicies', policies),
  [compute('aggregated/sslPolicies')]: rows('sslPolicies', sslPolicies),
  [compute('aggregated/networkEndpointGroups')]: rows('networkEndpointGroups', groups),
  [compute('aggregated/targetPools')]: rows('targetPools', pools),
  [compute('global/backendServices/web/getHealth')]: { kind: 'compute#backendServiceGroupHealth', healthStatus: members },
  ...more,
}); // prettier-ignore

export { health };
