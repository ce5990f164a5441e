import { PROVIDER_CUSTOMERS, type Audience } from './internet.ts';

export interface PortRange {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
}

/** What is let in, by whom: the shape of the facet `allowedIngress`. */
export interface IngressRange extends PortRange {
  readonly sources: string[];
}

type Range = readonly [from: number, to: number];
type Protocol = 'tcp' | 'udp' | 'icmp' | 'other';

/** Ports by protocol, as sorted, non-adjacent ranges. */
export type PortSet = Readonly<Record<Protocol, readonly Range[]>>;

const LAST_PORT = 65_535;
const PROTOCOLS: readonly Protocol[] = ['tcp', 'udp', 'icmp', 'other'];
const SOURCE_OF: Readonly<Record<Audience, string>> = {
  ipv4: '0.0.0.0/0',
  ipv6: '::/0',
  [PROVIDER_CUSTOMERS]: PROVIDER_CUSTOMERS,
};

export const NOTHING: PortSet = { tcp: [], udp: [], icmp: [], other: [] };
const WHOLE: readonly Range[] = [[0, LAST_PORT]];
export const EVERYTHING: PortSet = { tcp: WHOLE, udp: WHOLE, icmp: WHOLE, other: WHOLE };

/** The ports of some openings. Protocols without ports are open or shut as a whole. */
export function portSet(openings: readonly PortRange[]): PortSet {
  return build(protocol =>
    merge(openings.filter(one => covers(one.protocol, protocol)).map(one => rangeOf(one, protocol))),
  );
}

export const union = (a: PortSet, b: PortSet): PortSet => build(protocol => merge([...a[protocol], ...b[protocol]]));

export const intersect = (a: PortSet, b: PortSet): PortSet =>
  build(protocol =>
    a[protocol].flatMap(([from, to]) =>
      b[protocol]
        .map(([low, high]): Range => [Math.max(from, low), Math.min(to, high)])
        .filter(([low, high]) => low <= high),
    ),
  );

export const subtract = (a: PortSet, b: PortSet): PortSet =>
  build(protocol =>
    b[protocol].reduce<readonly Range[]>((left, taken) => left.flatMap(range => without(range, taken)), a[protocol]),
  );

export const isEmpty = (set: PortSet): boolean => PROTOCOLS.every(protocol => set[protocol].length === 0);

/** The sets as openings: one for each range, with those who reach it. */
export function toAllowedIngress(reached: Readonly<Partial<Record<Audience, PortSet>>>): IngressRange[] {
  const openings = new Map<string, IngressRange>();
  for (const audience of ['ipv4', 'ipv6', PROVIDER_CUSTOMERS] as const) {
    for (const { protocol, fromPort, toPort } of rangesOf(reached[audience] ?? NOTHING)) {
      const key = `${protocol} ${fromPort} ${toPort}`;
      const sources = [...(openings.get(key)?.sources ?? []), SOURCE_OF[audience]];
      openings.set(key, { protocol, fromPort, toPort, sources });
    }
  }
  return [...openings.values()];
}

/** The ports of some rules, cut so that each rule covers a segment or nothing of it. */
export function segmentsOf(rules: readonly PortRange[]): PortRange[] {
  return PROTOCOLS.flatMap(protocol => {
    const ranges = rules.filter(one => covers(one.protocol, protocol)).map(one => rangeOf(one, protocol));
    const starts = [...new Set(ranges.flatMap(([from, to]) => [from, to + 1]))].sort((a, b) => a - b);
    return starts
      .slice(0, -1)
      .map((from, index) => ({ protocol, fromPort: from, toPort: (starts[index + 1] ?? 0) - 1 }));
  });
}

/** The set, range by range; `all` where nothing is left out. */
export function rangesOf(set: PortSet): readonly PortRange[] {
  const parts = isEmpty(subtract(EVERYTHING, set))
    ? [['all', WHOLE] as const]
    : PROTOCOLS.map(name => [name, set[name]] as const);
  return parts.flatMap(([protocol, ranges]) => ranges.map(([fromPort, toPort]) => ({ protocol, fromPort, toPort })));
}

const build = (ranges: (protocol: Protocol) => readonly Range[]): PortSet => ({
  tcp: ranges('tcp'),
  udp: ranges('udp'),
  icmp: ranges('icmp'),
  other: ranges('other'),
});

function covers(named: string, protocol: Protocol): boolean {
  const word = named.toLowerCase();
  if (word === 'all') return true;
  return protocol === (word === 'tcp' || word === 'udp' ? word : word.startsWith('icmp') ? 'icmp' : 'other');
}

const rangeOf = (opening: PortRange, protocol: Protocol): Range =>
  protocol === 'tcp' || protocol === 'udp' ? [opening.fromPort, opening.toPort] : [0, LAST_PORT];

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].filter(([low, high]) => low <= high).sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function without([from, to]: Range, [low, high]: Range): Range[] {
  const left: Range[] = [
    [from, Math.min(to, low - 1)],
    [Math.max(from, high + 1), to],
  ];
  // For disjoint ranges, the split would return the range twice.
  return high < from || to < low ? [[from, to]] : left.filter(([a, b]) => a <= b);
}
