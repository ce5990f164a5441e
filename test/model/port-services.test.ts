import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import table from '../../data/ports.json' with { type: 'json' };
import { portSet } from '../../src/lib/port-set.ts';
import { PORT_SERVICES, portOf, SERVICE_CLASSES } from '../../src/model/port-services.ts';
import { SEVERITIES } from '../../src/model/severity.ts';

const port = z.number().int().min(1).max(65_535);
const schema = z.strictObject({
  classes: z.record(
    z.enum(SERVICE_CLASSES),
    z.strictObject({ severity: z.enum(SEVERITIES), meaning: z.string().min(1) }),
  ),
  services: z.array(
    z.strictObject({
      fromPort: port,
      toPort: port,
      protocol: z.enum(['tcp', 'udp']),
      service: z.string().min(2),
      class: z.enum(SERVICE_CLASSES),
      source: z.array(z.string().min(4)).min(1),
      publicByDesign: z.literal(true).optional(),
    }),
  ),
});

describe('the table of ports', () => {
  it('has a service, a class and a source for each row', () => {
    expect(() => schema.parse(table)).not.toThrow();
    expect(PORT_SERVICES).toHaveLength(table.services.length);
  });

  it('names no port twice', () => {
    const clashes = PORT_SERVICES.flatMap((one, index) =>
      PORT_SERVICES.slice(index + 1)
        .filter(
          other => other.protocol === one.protocol && other.fromPort <= one.toPort && one.fromPort <= other.toPort,
        )
        .map(other => `${one.service} and ${other.service}`),
    );
    expect(clashes).toEqual([]);
  });

  it('has none of the web', () => {
    const web = portSet([80, 443, 8080, 8443].map(one => ({ protocol: 'all', fromPort: one, toPort: one })));
    expect(PORT_SERVICES.filter(one => portOf(one, web) !== undefined)).toEqual([]);
  });
});
