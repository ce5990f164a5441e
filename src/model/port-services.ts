import table from '../../data/ports.json' with { type: 'json' };
import type { PortSet } from '../lib/port-set.ts';
import type { Severity } from './severity.ts';

export const SERVICE_CLASSES = [
  'administration',
  'cluster',
  'data-store',
  'directory',
  'file-sharing',
  'amplification',
] as const;

/** What a service behind a port is for. */
export type ServiceClass = (typeof SERVICE_CLASSES)[number];

/** A service that does not belong on the internet, and its port. */
export interface PortService {
  readonly service: string;
  readonly class: ServiceClass;
  readonly severity: Severity;
  readonly protocol: 'tcp' | 'udp';
  readonly fromPort: number;
  readonly toPort: number;
  /** Some hosts serve it to the public on purpose. */
  readonly publicByDesign: boolean;
}

/** By class, the most severe first. */
export const PORT_SERVICES: readonly PortService[] = SERVICE_CLASSES.flatMap(name =>
  table.services
    .filter(one => one.class === name)
    .map(({ service, protocol, fromPort, toPort, publicByDesign }) => ({
      service,
      class: name,
      severity: table.classes[name].severity as Severity,
      protocol: protocol as 'tcp' | 'udp',
      fromPort,
      toPort,
      publicByDesign: publicByDesign === true,
    })),
);

/** The first port of a service that the set holds; undefined where it holds none. */
export function portOf({ protocol, fromPort, toPort }: PortService, set: PortSet): number | undefined {
  const found = set[protocol].find(([from, to]) => from <= toPort && fromPort <= to);
  return found === undefined ? undefined : Math.max(found[0], fromPort);
}
