import { PROVIDER_CUSTOMERS, type Audience } from '../../lib/internet.ts';
import { EVERYTHING, intersect, isEmpty, NOTHING, subtract, union, type PortSet } from '../../lib/port-set.ts';
import { value, type Reading, type Unread } from '../../model/reading.ts';
import type { IngressPath } from './ingress-path.ts';

/** What is reached from the internet, and what could be reached as well by way of something unread. */
export interface Ingress {
  /** Customers of the provider: what they reach beyond the others. */
  readonly reached: Readonly<Record<Audience, PortSet>>;
  readonly gaps: readonly { readonly ports: PortSet; readonly gap: Unread }[];
}

export const NOT_REACHED: Ingress = {
  reached: { ipv4: NOTHING, ipv6: NOTHING, [PROVIDER_CUSTOMERS]: NOTHING },
  gaps: [],
};
export const AUDIENCES = ['ipv4', 'ipv6', PROVIDER_CUSTOMERS] as const satisfies readonly Audience[];

/** The same where something unread may take all of it away. */
export function withGap({ reached, gaps }: Ingress, gap: Unread): Ingress {
  const all = AUDIENCES.map(audience => reached[audience]).reduce(union);
  return { ...NOT_REACHED, gaps: isEmpty(all) ? gaps : [...gaps, { ports: all, gap }] };
}

/** All ways in together, within the ports on which it listens. */
export function combine(paths: readonly IngressPath[], ports: Reading<PortSet>): Reading<Ingress> {
  const limit = ports.state === 'value' ? ports.value : EVERYTHING;
  const limited = paths
    .map(path => ({ ...path, certain: intersect(path.certain, limit), most: intersect(path.most, limit) }))
    .filter(({ most }) => !isEmpty(most));
  if (limited.length > 0 && ports.state === 'unread') return ports;
  const certain = (audience: Audience): PortSet =>
    limited.filter(path => path.audience === audience).reduce((all, path) => union(all, path.certain), NOTHING);
  const [ipv4, ipv6] = [certain('ipv4'), certain('ipv6')];
  const reached = { ipv4, ipv6, [PROVIDER_CUSTOMERS]: subtract(certain(PROVIDER_CUSTOMERS), union(ipv4, ipv6)) };
  // A path with a gap matters only where it could add ports.
  const gaps = limited.flatMap(({ audience, most, gap }) => {
    const known = audience === PROVIDER_CUSTOMERS ? union(union(ipv4, ipv6), reached[audience]) : reached[audience];
    const more = subtract(most, known);
    return gap === undefined || isEmpty(more) ? [] : [{ ports: more, gap }];
  });
  return value({ reached, gaps });
}

/** Transport protocols of a listener; nearly all use TCP. */
export function transportsOf(protocol: string): readonly string[] {
  const name = protocol.toLowerCase();
  if (['tcp_udp', 'tcp_quic', 'all'].includes(name)) return ['tcp', 'udp'];
  return ['udp', 'quic', 'dtls'].includes(name) ? ['udp'] : ['tcp'];
}
