import type { Judge, Verdict } from '../model/check.ts';
import type { AllowedIngress } from '../model/facets.ts';
import type { Exposure } from '../model/facts.ts';
import type { InternetRule } from '../model/internet-rule.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';

/** Whether a rule allows TCP to that port. */
export function allowsPort(opening: AllowedIngress, port: number): boolean {
  return (
    (opening.protocol === 'tcp' || opening.protocol === 'all') && opening.fromPort <= port && port <= opening.toPort
  );
}

/** What a message says of an exposure: `22`, `161/UDP`, `1024–65535`. */
export function exposureData({ protocol, fromPort, toPort, audience }: Exposure): {
  readonly audience: Exposure['audience'];
  readonly port: number | string;
} {
  const ports = fromPort === toPort ? fromPort : `${String(fromPort)}–${String(toPort)}`;
  return { audience, port: protocol === 'udp' ? `${String(ports)}/UDP` : ports };
}

/** Whether it leaves no port out; all of UDP is less than that. */
export const isEveryPort = ({ protocol, fromPort, toPort }: Exposure): boolean =>
  protocol !== 'udp' && fromPort <= 1 && toPort === 65_535;

/** Groups that a message names; the rest is in the evidence. */
const NAMED_GROUPS = 3;
const NONE = 'none';

/**
 * The rules behind an exposure. For the message: names of the groups and of their rules (`none`: not known). For commands:
 * the first rule.
 */
export function ruleData(
  exposure: Exposure,
  rules: readonly InternetRule[] | null,
): Readonly<Record<string, string>> & { readonly group: string; readonly rule: string } {
  const behind = (rules ?? []).filter(rule => lets(rule, exposure));
  const listed = (names: readonly string[]): string => [...new Set(names)].slice(0, NAMED_GROUPS).join(', ') || NONE;
  const named = {
    group: listed(behind.map(({ firewallName }) => firewallName)),
    rule: listed(behind.flatMap(({ names }) => names)),
  };
  const [first] = behind;
  if (first === undefined) return named;
  const { firewall, protocol, sources } = first;
  return { ...named, firewall, openProtocol: protocol, openPorts: portsOf(first), openSources: sources.join(' ') };
}

const portsOf = ({ fromPort, toPort }: InternetRule): string =>
  fromPort === toPort ? String(fromPort) : `${String(fromPort)}-${String(toPort)}`;

const lets = (rule: InternetRule, { protocol, fromPort, toPort }: Exposure): boolean =>
  (rule.protocol === 'all' || protocol === 'all' || rule.protocol === protocol) &&
  rule.fromPort <= toPort &&
  fromPort <= rule.toPort;

/** Fails for what an exposure leaves open; every port and wide ranges name no service. */
export function failForExposure(
  exposure: Exposure,
  judge: Judge<'allPorts' | 'portRange' | 'open'>,
  rules?: readonly InternetRule[] | null,
): Verdict {
  const { audience, port } = exposureData(exposure);
  const behind = rules === undefined ? {} : ruleData(exposure, rules);
  if (isEveryPort(exposure)) return judge.fail('allPorts', { audience, ...behind });
  return exposure.service === null
    ? judge.fail('portRange', { audience, port, ...behind })
    : judge.fail('open', { audience, port, service: exposure.service, ...behind });
}

/** How many steps an exposure is from the severity of its check, for `adjust`. */
export function severitySteps(base: Severity, exposure: Exposure | undefined): -2 | -1 | 0 {
  if (exposure === undefined) return 0;
  const steps = SEVERITIES.indexOf(base) - SEVERITIES.indexOf(exposure.severity);
  return steps <= -2 ? -2 : steps < 0 ? -1 : 0;
}
