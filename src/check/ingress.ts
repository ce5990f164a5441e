import type { Judge, Verdict } from '../model/check.ts';
import type { AllowedIngress } from '../model/facets.ts';
import type { Exposure } from '../model/facts.ts';
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

/** Fails for what an exposure leaves open; every port and wide ranges name no service. */
export function failForExposure(exposure: Exposure, judge: Judge<'allPorts' | 'portRange' | 'open'>): Verdict {
  const { audience, port } = exposureData(exposure);
  if (isEveryPort(exposure)) return judge.fail('allPorts', { audience });
  return exposure.service === null
    ? judge.fail('portRange', { audience, port })
    : judge.fail('open', { audience, port, service: exposure.service });
}

/** How many steps an exposure is from the severity of its check, for `adjust`. */
export function severitySteps(base: Severity, exposure: Exposure | undefined): -2 | -1 | 0 {
  if (exposure === undefined) return 0;
  const steps = SEVERITIES.indexOf(base) - SEVERITIES.indexOf(exposure.severity);
  return steps <= -2 ? -2 : steps < 0 ? -1 : 0;
}
