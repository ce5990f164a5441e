import { openPorts, openPortsInOrder } from '../../lib/internet-ports.ts';
import { internetFamilies, PROVIDER_CUSTOMERS, type Audience } from '../../lib/internet.ts';
import { EVERYTHING, intersect, isEmpty, NOTHING, portSet, subtract, union, type PortSet } from '../../lib/port-set.ts';
import type { Facets } from '../../model/facets.ts';
import { unread, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { sharedSubnets } from './networks.ts';

export type NetworkInterface = Facets['networkInterfaces'][number];

/** What an audience reaches: for certain, and at most. They differ where something is unread. */
export interface Passage {
  readonly certain: PortSet;
  readonly most: PortSet;
  readonly gap: Unread | undefined;
}

/** One way in. */
export interface IngressPath extends Passage {
  readonly audience: Audience;
}

export const passage = (ports: PortSet): Passage => ({ certain: ports, most: ports, gap: undefined });
const unreadPassage = (gap: Unread): Passage => ({ certain: NOTHING, most: EVERYTHING, gap });

/** What gets through both; one that lets nothing through settles it, whatever else is unread. */
export function throughBoth(a: Passage, b: Passage): Passage {
  const most = intersect(a.most, b.most);
  return { certain: intersect(a.certain, b.certain), most, gap: isEmpty(most) ? undefined : (a.gap ?? b.gap) };
}

/** What gets through one of them. */
export const throughAny = (all: readonly Passage[]): Passage =>
  all.reduce(
    (sum, one) => ({
      certain: union(sum.certain, one.certain),
      most: union(sum.most, one.most),
      gap: sum.gap ?? one.gap,
    }),
    passage(NOTHING),
  );

type Place = Pick<Resource, 'account' | 'region'>;

/** From the internet to an interface: a route, the firewalls and the rules of the subnet all let it through. */
export function internetIngress(
  index: InventoryIndex,
  place: Place,
  networkInterface: NetworkInterface,
  audience: Audience,
): IngressPath {
  const routed = routedFrom(index, place, networkInterface, audience);
  return { audience, ...throughBoth(routed, filteredIngress(index, place, networkInterface, audience)) };
}

/** From the internet to an interface, up to its firewalls. */
export function openingTo(
  index: InventoryIndex,
  place: Place,
  networkInterface: NetworkInterface,
  audience: Audience,
): Passage {
  const rules = subnetFacet(index, place, networkInterface.subnet, 'ingressRules');
  return throughBoth(routedFrom(index, place, networkInterface, audience), throughRules(rules, audience));
}

function routedFrom(index: InventoryIndex, place: Place, { subnet }: NetworkInterface, audience: Audience): Passage {
  const routes = subnetFacet(index, place, subnet, 'routes');
  return routes.state === 'unread'
    ? unreadPassage(routes)
    : passage(hasInternetRoute(valueOrNull(routes) ?? [], audience) ? EVERYTHING : NOTHING);
}

/** What the firewalls of an interface and the rules of its subnet let through. `from`: firewalls of the caller. */
export function filteredIngress(
  index: InventoryIndex,
  place: Place,
  { subnet, firewalls, allowedIngress }: NetworkInterface,
  audience: Audience,
  from: readonly string[] = [],
): Passage {
  const rules = subnetFacet(index, place, subnet, 'ingressRules');
  const own =
    allowedIngress === undefined
      ? throughFirewalls(index, firewalls, audience, from)
      : throughFirewallRules(allowedIngress, audience);
  return throughBoth(own, throughRules(rules, audience));
}

const throughRules = (rules: Reading<Facets['ingressRules']>, audience: Audience): Passage =>
  rules.state === 'unread'
    ? unreadPassage(rules)
    : passage(rules.state === 'value' ? openPortsInOrder(rules.value, audience) : EVERYTHING);

function subnetFacet<F extends 'routes' | 'ingressRules'>(
  index: InventoryIndex,
  { account, region }: Place,
  id: string,
  name: F,
): Reading<Facets[F]> {
  const subnet = index.byId(id);
  if (subnet !== undefined) {
    const own = facet(subnet, name);
    // Of a shared subnet its owner may see what the account does not.
    const owned = own.state === 'unread' ? sharedSubnets(index).ownerOf.get(subnet) : undefined;
    return owned === undefined ? own : facet(owned, name);
  }
  return index.gap('subnet', { account, region }) ?? unread('not-collected', id);
}

function hasInternetRoute(routes: Facets['routes'], audience: Audience): boolean {
  const families = internetFamilies(routes.filter(({ via }) => via === 'internet').map(({ to }) => to));
  return families.includes(audience === PROVIDER_CUSTOMERS ? 'ipv4' : audience);
}

/** What the firewalls together allow; without any, everything. */
function throughFirewalls(
  index: InventoryIndex,
  ids: readonly string[],
  audience: Audience,
  from: readonly string[],
): Passage {
  if (ids.length === 0) return passage(EVERYTHING);
  const rules: Facets['allowedIngress'] = [];
  let gap: Unread | undefined;
  for (const id of ids) {
    const firewall = index.byId(id);
    const allowedIngress = firewall === undefined ? unread('not-collected', id) : facet(firewall, 'allowedIngress');
    if (allowedIngress.state === 'unread') gap ??= allowedIngress;
    rules.push(...(valueOrNull(allowedIngress) ?? []));
  }
  const allowed = throughFirewallRules(rules, audience, from);
  return gap === undefined || isEmpty(subtract(EVERYTHING, allowed.certain))
    ? allowed
    : { certain: allowed.certain, most: EVERYTHING, gap };
}

/** What rules that allow let through; those with unread sources may let everybody through. */
export function throughFirewallRules(
  rules: Facets['allowedIngress'],
  audience: Audience,
  from: readonly string[] = [],
): Passage {
  const names = new Set(from.flatMap(id => [id, id.split('/').at(-1) ?? id]));
  const byName = portSet(rules.filter(({ sources }) => sources.some(source => names.has(source))));
  const certain = union(openPorts(rules, audience), byName);
  const partly = rules.filter(rule => rule.unread !== undefined);
  const [first] = partly;
  if (first?.unread === undefined) return passage(certain);
  return {
    certain,
    most: union(certain, portSet(partly)),
    gap: unread(first.unread.reason, first.unread.detail),
  };
}
