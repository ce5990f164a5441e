import type { Exposure } from '../../src/model/facts.ts';
import type { InternetRule } from '../../src/model/internet-rule.ts';

/** A service that everybody on the internet reaches over TCP; `null`: a range that names none. */
export const exposure = (service: string | null, fromPort: number, more: Partial<Exposure> = {}): Exposure => ({
  service,
  protocol: 'tcp',
  fromPort,
  toPort: fromPort,
  audience: 'internet',
  severity: 'critical',
  ...more,
});

/** All ports of all protocols. */
export const everyPort = exposure(null, 0, { protocol: 'all', toPort: 65_535 });

/** A rule that lets everybody in, to every port of TCP. */
export const internetRule = (firewall: string, more: Partial<InternetRule> = {}): InternetRule => ({
  firewall,
  firewallName: firewall,
  names: [],
  protocol: 'tcp',
  fromPort: 0,
  toPort: 65_535,
  sources: ['0.0.0.0/0'],
  ...more,
});
