import type { Family } from './cidr.ts';

/** Allowed ingress in the shape of the facet `allowedIngress`. */
interface IngressRange {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly sources: string[];
}

type Range = readonly [from: number, to: number];
type Protocol = 'tcp' | 'udp' | 'icmp' | 'other';

/** Ports by protocol, as sorted, non-adjacent ranges. */
export type PortSet = Readonly<Record<Protocol, readonly Range[]>>;

const LAST_PORT = 65_535;
const PROTOCOLS: readonly Protocol[] = ['tcp', 'udp', 'icmp', 'other'];
const WORLD: Readonly<Record<Family, string>> = { ipv4: '0.0.0.0/0', ipv6: '::/0' };

export const NOTHING: PortSet = { tcp: [], udp: [], icmp: [], other: [] };
const WHOLE: readonly Range[] = [[0, LAST_PORT]];
export const EVERYTHING: PortSet = { tcp: WHOLE, udp: WHOLE, icmp: WHOLE, other: WHOLE };

/** The ports that rules allow. Protocols without ports count as one port. */
export function portSet(openings: readonly Pick<IngressRange, 'protocol' | 'fromPort' | 'toPort'>[]): PortSet {
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

/** The sets as rules with the internet as source: one for each range, with its address families. */
export function toAllowedIngress(reached: Readonly<Record<Family, PortSet>>): IngressRange[] {
  const openings = new Map<string, IngressRange>();
  for (const family of ['ipv4', 'ipv6'] as const) {
    for (const { protocol, fromPort, toPort } of rangesOf(reached[family])) {
      const key = `${protocol} ${fromPort} ${toPort}`;
      openings.set(key, {
        protocol,
        fromPort,
        toPort,
        sources: [...(openings.get(key)?.sources ?? []), WORLD[family]],
      });
    }
  }
  return [...openings.values()];
}

/** The ranges of the set; `all` for a full set. */
export function rangesOf(set: PortSet): readonly Omit<IngressRange, 'sources'>[] {
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

const rangeOf = (opening: Pick<IngressRange, 'fromPort' | 'toPort'>, protocol: Protocol): Range =>
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
