import { openFamilies } from '../lib/cidr.ts';
import type { Opening } from '../model/facets.ts';

/** Ports by which machines are administered: ssh, Windows remote desktop, WinRM, telnet, SMB. */
export const ADMIN_PORTS: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'], [23, 'Telnet'], [445, 'SMB'], [3389, 'Remote Desktop'], [5985, 'WinRM'], [5986, 'WinRM'],
]); // prettier-ignore

/** Ports behind which data lies: databases, caches, queues, search. */
export const DATA_PORTS: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'], [1521, 'Oracle'], [3306, 'MySQL'], [5432, 'PostgreSQL'], [6379, 'Redis'], [7199, 'Cassandra'],
  [9042, 'Cassandra'], [9092, 'Kafka'], [9200, 'Elasticsearch'], [11211, 'Memcached'], [27017, 'MongoDB'],
]); // prettier-ignore

/** Whether the opening lets in whoever knocks. */
export function fromAnywhere(opening: Opening): boolean {
  return opening.sources.some(source => openFamilies(source).length > 0);
}

/** Whether the opening lets TCP through to that port. */
export function opensPort(opening: Opening, port: number): boolean {
  return (opening.protocol === 'tcp' || opening.protocol === 'all') && opening.from <= port && port <= opening.to;
}
