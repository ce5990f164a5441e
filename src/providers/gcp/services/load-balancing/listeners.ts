import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { leafName } from '../../facets/common.ts';
import { rowOf, type Frontend } from './frontends.ts';
import type { ById } from '../compute/read-rows.ts';
import type { ForwardingRule, SslPolicy, TargetProxy } from './rows.ts';

type Listener = Facets['listeners'][number];
type TlsVersion = NonNullable<Listener['minTlsVersion']>;

interface PortRange {
  readonly port: number;
  readonly toPort: number;
}

const LAST_PORT = 65_535;
const ALL_PORTS: PortRange = { port: 0, toPort: LAST_PORT };

/** The ports of a frontend, `80-80`; all of them where it names none. */
export function portsOf({ portRange, ports, allPorts }: ForwardingRule): readonly PortRange[] {
  const named = allPorts === true ? [] : [...(ports ?? []), ...(portRange === undefined ? [] : [portRange])];
  return named.length === 0 ? [ALL_PORTS] : named.map(portRangeOf);
}

function portRangeOf(text: string): PortRange {
  const [port = Number.NaN, toPort = port] = text.split('-').map(Number);
  return Number.isInteger(port) && Number.isInteger(toPort) ? { port, toPort } : ALL_PORTS;
}

/** `HTTP`, `HTTPS`, `TLS` of a proxy; else the protocol of the rule. Undefined for one without ports (ICMP, ESP). */
export function protocolOf({ target = '', IPProtocol = 'TCP' }: ForwardingRule): string | undefined {
  if (target.includes('/targetHttpProxies/')) return 'HTTP';
  if (target.includes('/targetHttpsProxies/')) return 'HTTPS';
  if (target.includes('/targetSslProxies/')) return 'TLS';
  if (IPProtocol === 'L3_DEFAULT') return 'ALL';
  return IPProtocol === 'TCP' || IPProtocol === 'UDP' ? IPProtocol : undefined;
}

export function listenersOf(
  ctx: GcpContext,
  frontends: readonly Frontend[],
  policies: ById<SslPolicy>,
): Reading<Facets['listeners']> {
  const found: Listener[] = [];
  for (const { rule, proxy, redirects } of frontends) {
    const protocol = protocolOf(rule);
    if (protocol === undefined) continue;
    const tls = protocol === 'HTTPS' || protocol === 'TLS' ? tlsOf(ctx, proxy, policies) : value({});
    if (tls.state !== 'value') return tls;
    for (const { port, toPort } of portsOf(rule))
      found.push({
        protocol,
        port,
        ...(toPort === port ? {} : { toPort }),
        redirectsToHttps: protocol === 'HTTP' && redirects,
        ...tls.value,
      });
  }
  return value(found);
}

const TLS_VERSIONS: Readonly<Record<string, TlsVersion>> = {
  TLS_1_0: '1.0',
  TLS_1_1: '1.1',
  TLS_1_2: '1.2',
  TLS_1_3: '1.3',
};

/** The default of Google without a policy (docs.cloud.google.com/load-balancing/docs/ssl-policies-concepts). */
const DEFAULT_VERSION: TlsVersion = '1.0';

/** A profile whose ciphers need TLS 1.2, whatever minimum the policy names (the same page). */
const TLS_1_2_PROFILE = 'RESTRICTED';

function tlsOf(
  ctx: GcpContext,
  proxy: TargetProxy | undefined,
  policies: ById<SslPolicy>,
): Reading<Pick<Listener, 'minTlsVersion' | 'tlsPolicy'>> {
  const address = proxy?.sslPolicy ?? '';
  if (address === '') return value({ minTlsVersion: DEFAULT_VERSION });
  const policy = rowOf(ctx, policies, address);
  if ('state' in policy) return policy;
  const named = TLS_VERSIONS[policy.minTlsVersion ?? ''];
  if (named === undefined) return unread('failed', 'the response has no minTlsVersion that is known');
  const minTlsVersion = policy.profile === TLS_1_2_PROFILE && named !== '1.3' ? '1.2' : named;
  return value({ minTlsVersion, tlsPolicy: leafName(address) });
}
