import { internetFamilies, prefixLength } from '../../../../lib/cidr.ts';
import {
  EVERYTHING,
  intersect,
  isEmpty,
  NOTHING,
  portSet,
  rangesOf,
  subtract,
  union,
  type PortSet,
} from '../../../../lib/port-set.ts';
import type { Facets, AllowedIngress } from '../../../../model/facets.ts';
import { armId, type ArmResource } from '../../client/arm.ts';

/** One rule of a network security group, as the service writes it. */
export interface SecurityRule {
  readonly properties?: {
    readonly access?: string;
    readonly direction?: string;
    readonly priority?: number;
    readonly protocol?: string;
    readonly sourceAddressPrefix?: string;
    readonly sourceAddressPrefixes?: readonly string[];
    readonly sourceApplicationSecurityGroups?: readonly { readonly id?: string }[];
    readonly destinationAddressPrefix?: string;
    readonly destinationAddressPrefixes?: readonly string[];
    readonly destinationApplicationSecurityGroups?: readonly { readonly id?: string }[];
    readonly destinationPortRange?: string;
    readonly destinationPortRanges?: readonly string[];
  };
}

interface Rule {
  readonly order: number;
  readonly allow: boolean;
  readonly sources: readonly string[];
  readonly ports: PortSet;
  /** Whom it is about; empty: everybody behind the group. */
  readonly addresses: readonly string[];
  readonly groups: readonly string[];
}

/** Whom a rule may be about: one network card. */
export interface NetworkInterface {
  readonly addresses: readonly string[];
  /** Its application security groups. */
  readonly groups: readonly string[];
}

/** The rules behind all others, where an answer leaves them out: Microsoft, "Network security groups", default rules. */
const DEFAULTS: readonly Rule[] = [
  rule(65_000, true, ['VirtualNetwork']),
  rule(65_001, true, ['AzureLoadBalancer']),
  rule(65_500, false, ['*']),
];

function rule(order: number, allow: boolean, sources: readonly string[]): Rule {
  return { order, allow, sources, ports: EVERYTHING, addresses: [], groups: [] };
}

const LAST_PORT = 65_535;
/** The internet by its names here. Other service tags stay names: they are somebody's, and not everybody. */
const INTERNET = ['0.0.0.0/0', '::/0'];

/** The inbound rules of a group in the order in which they are tried. */
export function inboundOf({ properties }: ArmResource): readonly Rule[] {
  const { securityRules = [], defaultSecurityRules } = (properties ?? {}) as {
    readonly securityRules?: readonly SecurityRule[];
    readonly defaultSecurityRules?: readonly SecurityRule[];
  };
  const behind = defaultSecurityRules === undefined ? DEFAULTS : defaultSecurityRules.flatMap(read);
  return [...securityRules.flatMap(read), ...behind].sort((a, b) => a.order - b.order);
}

function read({ properties = {} }: SecurityRule): Rule[] {
  const { direction = '', access = '', priority = 0, protocol = '*' } = properties;
  if (direction.toLowerCase() !== 'inbound') return [];
  const ranges = listOf(properties.destinationPortRange, properties.destinationPortRanges);
  const name = protocol === '*' ? 'all' : protocol.toLowerCase();
  const ids = (list: readonly { readonly id?: string }[] = []): string[] =>
    list.flatMap(({ id }) => (id === undefined ? [] : [armId(id)]));
  const to = listOf(properties.destinationAddressPrefix, properties.destinationAddressPrefixes);
  return [
    {
      order: priority,
      allow: access.toLowerCase() === 'allow',
      sources: [
        ...listOf(properties.sourceAddressPrefix, properties.sourceAddressPrefixes).flatMap(sourceOf),
        ...ids(properties.sourceApplicationSecurityGroups),
      ],
      ports: portSet(ranges.map(range => ({ protocol: name, ...rangeOf(range) }))),
      addresses: to.some(isEverybody) ? [] : to,
      groups: ids(properties.destinationApplicationSecurityGroups),
    },
  ];
}

const listOf = (one: string | undefined, many: readonly string[] = []): readonly string[] =>
  one === undefined || one === '' ? many : [one, ...many];

/** The network itself as a destination is everything behind the group. */
const isEverybody = (prefix: string): boolean =>
  prefix === '*' || /^(any|virtualnetwork)$/i.test(prefix) || prefixLength(prefix)?.bits === 0;

const sourceOf = (prefix: string): readonly string[] =>
  prefix === '*' || /^(any|internet)$/i.test(prefix)
    ? INTERNET
    : [/^\d+(\.\d+){3}$/.test(prefix) ? `${prefix}/32` : prefix];

function rangeOf(range: string): { fromPort: number; toPort: number } {
  if (range === '*') return { fromPort: 0, toPort: LAST_PORT };
  const [from = Number.NaN, to = from] = range.split('-').map(Number);
  // A range that nobody can read is taken for all ports.
  return Number.isInteger(from) && Number.isInteger(to)
    ? { fromPort: from, toPort: to }
    : { fromPort: 0, toPort: LAST_PORT };
}

/** The rules as the facet of a subnet has them: allowed to some is allowed, and only what is refused to all is refused. */
export function ingressRules(rules: readonly Rule[]): Facets['ingressRules'] {
  return rules
    .filter(one => one.allow || isForAll(one))
    .flatMap(({ order, allow, sources, ports }) =>
      sources.flatMap(source => rangesOf(ports).map(range => ({ order, allow, ...range, source }))),
    );
}

const isForAll = ({ addresses, groups }: Rule): boolean => addresses.length === 0 && groups.length === 0;

function isAbout({ addresses, groups }: Rule, card: NetworkInterface): boolean {
  if (groups.length > 0) return groups.some(group => card.groups.includes(group));
  return addresses.length === 0 || addresses.some(prefix => card.addresses.some(own => covers(prefix, own)));
}

/**
 * What the rules let in to a card, after priorities and refusals. Without a card: to the card that they let in most to.
 * A source that is refused in part is still let in for the rest of it.
 */
export function allowedIngressOf(rules: readonly Rule[], card?: NetworkInterface): AllowedIngress[] {
  const open = new Map<string, PortSet>();
  const shut: { readonly source: string; readonly ports: PortSet }[] = [];
  for (const one of rules) {
    if (card === undefined ? !one.allow && !isForAll(one) : !isAbout(one, card)) continue;
    if (!one.allow) {
      for (const source of one.sources) shut.push({ source, ports: one.ports });
      continue;
    }
    for (const source of one.sources) {
      const refused = shut.filter(({ source: from }) => covers(from, source)).map(({ ports }) => ports);
      const left = refused.reduce(subtract, one.ports);
      if (!isEmpty(left)) open.set(source, union(open.get(source) ?? NOTHING, left));
    }
  }
  return toAllowedIngress([...open]);
}

/** What both of two firewalls in a row let in. */
export function intersectIngress(
  first: readonly AllowedIngress[],
  second: readonly AllowedIngress[],
): AllowedIngress[] {
  const open = new Map<string, PortSet>();
  for (const [a, inner] of bySource(first)) {
    for (const [b, outer] of bySource(second)) {
      const source = covers(a, b) ? b : covers(b, a) ? a : undefined;
      const ports = intersect(inner, outer);
      if (source !== undefined && !isEmpty(ports)) open.set(source, union(open.get(source) ?? NOTHING, ports));
    }
  }
  return toAllowedIngress([...open]);
}

/** The part of openings that leads to these ports. */
export const onlyPorts = (allowedIngress: readonly AllowedIngress[], ports: PortSet): AllowedIngress[] =>
  toAllowedIngress([...bySource(allowedIngress)].map(([source, set]) => [source, intersect(set, ports)] as const));

function bySource(allowedIngress: readonly AllowedIngress[]): ReadonlyMap<string, PortSet> {
  const sources = new Map<string, AllowedIngress[]>();
  for (const opening of allowedIngress)
    for (const source of opening.sources) sources.set(source, [...(sources.get(source) ?? []), opening]);
  return new Map([...sources].map(([source, own]) => [source, portSet(own)]));
}

function toAllowedIngress(open: readonly (readonly [string, PortSet])[]): AllowedIngress[] {
  const allowedIngress = new Map<string, AllowedIngress>();
  for (const [source, set] of open) {
    for (const range of rangesOf(set)) {
      const key = `${range.protocol} ${String(range.fromPort)} ${String(range.toPort)}`;
      allowedIngress.set(key, { ...range, sources: [...(allowedIngress.get(key)?.sources ?? []), source] });
    }
  }
  return [...allowedIngress.values()];
}

/** Whether all of `inner` is in `outer`: the same name, or a block within a block. */
function covers(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  const block = prefixLength(outer);
  const within = prefixLength(inner.includes('/') ? inner : `${inner}/${inner.includes(':') ? '128' : '32'}`);
  if (block === undefined) return false;
  // A name is part of everything, and of nothing smaller.
  if (within === undefined) return block.bits === 0 && internetFamilies(inner).length === 0;
  if (block.family !== within.family || block.bits > within.bits) return false;
  if (block.bits === 0) return true;
  if (block.family === 'ipv6') return false;
  const bits = (cidr: string): number =>
    (cidr.split('/')[0] ?? '').split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - block.bits);
  return Math.floor(bits(outer) / size) === Math.floor(bits(inner) / size);
}
