import { unread, type Reading, type Unread } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import type { Parts } from './parts.ts';
import type { ForwardingRule, TargetProxy, UrlMap } from './rows.ts';
import { redirectsAll } from './url-maps.ts';

/** A forwarding rule with what it leads to. */
export interface Frontend {
  readonly rule: ForwardingRule;
  readonly proxy?: TargetProxy;
  /** It sends every request to HTTPS. */
  readonly redirects: boolean;
}

/** A load balancer as the console lists it: a URL map, backend service, target pool or instance, with all of its frontends. */
export interface Balancer {
  /** The address of what its frontends lead to. */
  readonly address: string;
  readonly frontends: readonly Frontend[];
  /** Client addresses reach its backends: it is no proxy. */
  readonly passthrough: boolean;
}

export interface Balancers {
  readonly all: readonly Balancer[];
  /** Why some frontends belong to no load balancer. */
  readonly gap: Unread | undefined;
}

/** Rules that belong to a VPN gateway, to Private Service Connect or to Cloud Service Mesh are no load balancers. */
export const isFrontend = ({ target = '', loadBalancingScheme }: ForwardingRule): boolean =>
  loadBalancingScheme !== 'INTERNAL_SELF_MANAGED' &&
  !isPrivateServiceConnect(target) &&
  !target.includes('/targetVpnGateways/');

/** An endpoint of Private Service Connect: to a service of somebody else, or to all APIs of Google. */
export const isPrivateServiceConnect = (target: string): boolean =>
  target.includes('/serviceAttachments/') || /(^|\/)(all-apis|vpc-sc)$/.test(target);

export const isExternal = ({ loadBalancingScheme = 'EXTERNAL' }: ForwardingRule): boolean =>
  loadBalancingScheme.startsWith('EXTERNAL');

interface Resolved extends Frontend {
  readonly address: string;
  readonly passthrough: boolean;
}

export function balancersOf(ctx: GcpContext, rules: readonly ForwardingRule[], parts: Parts): Balancers {
  const resolved: Resolved[] = [];
  let gap: Unread | undefined;
  for (const rule of rules.filter(isFrontend)) {
    const found = resolve(ctx, rule, parts);
    if ('state' in found) gap ??= found;
    else resolved.push(found);
  }
  return { all: grouped(ctx, resolved), gap };
}

/** Frontends by what they lead to; one that only redirects belongs to the load balancer at the same address. */
function grouped(ctx: GcpContext, resolved: readonly Resolved[]): readonly Balancer[] {
  const byIp = new Map(resolved.filter(({ redirects }) => !redirects).map(one => [one.rule.IPAddress, one.address]));
  const byAddress = new Map<string, Resolved[]>();
  for (const one of resolved) {
    const home = one.redirects ? (byIp.get(one.rule.IPAddress) ?? one.address) : one.address;
    const id = ctx.fullName('compute', home);
    byAddress.set(id, [...(byAddress.get(id) ?? []), one]);
  }
  return [...byAddress.values()].map(frontends => {
    const [first] = frontends.filter(({ redirects }) => !redirects).concat(frontends);
    return { address: first?.address ?? '', passthrough: first?.passthrough === true, frontends };
  });
}

function resolve(ctx: GcpContext, rule: ForwardingRule, { proxies, urlMaps }: Parts): Resolved | Unread {
  if (rule.backendService !== undefined && (rule.target ?? '') === '')
    return { rule, redirects: false, address: rule.backendService, passthrough: true };
  const target = rule.target ?? '';
  if (/\/target(Pools|Instances)\//.test(target)) return { rule, redirects: false, address: target, passthrough: true };
  const proxy = rowOf(ctx, proxies, target);
  if ('state' in proxy) return proxy;
  if (proxy.urlMap === undefined)
    return { rule, proxy, redirects: false, address: proxy.service ?? target, passthrough: false };
  const map: UrlMap | Unread = rowOf(ctx, urlMaps, proxy.urlMap);
  if ('state' in map) return map;
  return { rule, proxy, redirects: redirectsAll(map), address: proxy.urlMap, passthrough: false };
}

/** The row of a list by its address. */
export function rowOf<T extends object>(
  ctx: GcpContext,
  rows: Reading<ReadonlyMap<string, T>>,
  address: string,
): T | Unread {
  if (rows.state === 'unread') return rows;
  const found = rows.state === 'value' ? rows.value.get(ctx.fullName('compute', address)) : undefined;
  return found ?? unread('not-collected', address);
}
