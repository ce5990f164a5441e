import type { Exposure } from '../../src/model/facts.ts';

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
