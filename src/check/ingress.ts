import { internetFamilies } from '../lib/cidr.ts';
import type { AllowedIngress } from '../model/facets.ts';

/** Management ports: SSH, RDP, WinRM, Telnet, SMB. */
export const MANAGEMENT_PORTS: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'], [23, 'Telnet'], [445, 'SMB'], [3389, 'Remote Desktop'], [5985, 'WinRM'], [5986, 'WinRM'],
]); // prettier-ignore

/** Ports of databases, caches, queues and search. */
export const DATABASE_PORTS: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'], [1521, 'Oracle'], [3306, 'MySQL'], [5432, 'PostgreSQL'], [6379, 'Redis'], [7199, 'Cassandra'],
  [9042, 'Cassandra'], [9092, 'Kafka'], [9200, 'Elasticsearch'], [11211, 'Memcached'], [27017, 'MongoDB'],
]); // prettier-ignore

/** Whether a rule allows traffic from any address. */
export function isFromInternet(opening: AllowedIngress): boolean {
  return opening.sources.some(source => internetFamilies(source).length > 0);
}

/** Whether a rule allows TCP to that port. */
export function allowsPort(opening: AllowedIngress, port: number): boolean {
  return (
    (opening.protocol === 'tcp' || opening.protocol === 'all') && opening.fromPort <= port && port <= opening.toPort
  );
}
