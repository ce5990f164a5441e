import { expect, it } from 'vitest';
import { street } from '../../support/aws-street.ts';
import { awsVerdicts, type AwsAnswers } from '../../support/aws-verdicts.ts';

type Row = readonly [protocol: string, from: number, to: number, service: string, check: 'management' | 'database'];

/** What nobody leaves open to the internet: whoever administers, stores, discovers or clusters. */
const OPEN: readonly Row[] = [
  ['tcp', 7000, 7000, 'Cassandra', 'database'],
  ['tcp', 9160, 9160, 'Cassandra by Thrift', 'database'],
  ['tcp', 27018, 27018, 'a MongoDB shard', 'database'],
  ['tcp', 9300, 9300, 'Elasticsearch transport', 'database'],
  ['tcp', 2484, 2484, 'an Oracle listener with TLS', 'database'],
  ['tcp', 1434, 1434, 'administration of SQL Server', 'database'],
  ['tcp', 9094, 9094, 'Kafka with TLS', 'database'],
  ['tcp', 5984, 5984, 'CouchDB', 'database'],
  ['tcp', 33060, 33060, 'MySQL X', 'database'],
  ['udp', 11211, 11211, 'memcached by UDP', 'database'],
  ['tcp', 389, 389, 'LDAP', 'management'],
  ['tcp', 139, 139, 'NetBIOS', 'management'],
  ['tcp', 20, 21, 'FTP', 'management'],
  ['tcp', 88, 88, 'Kerberos', 'management'],
  ['tcp', 5601, 5601, 'Kibana', 'management'],
  ['tcp', 2181, 2181, 'ZooKeeper', 'management'],
  ['tcp', 2049, 2049, 'NFS', 'management'],
  ['tcp', 873, 873, 'rsync', 'management'],
  ['tcp', 135, 135, 'Windows RPC', 'management'],
  ['tcp', 135, 139, 'Windows RPC and NetBIOS', 'management'],
  ['tcp', 5900, 5900, 'VNC', 'management'],
  ['tcp', 2376, 2376, 'Docker with TLS', 'management'],
  ['tcp', 2375, 2376, 'Docker', 'management'],
  ['tcp', 2379, 2380, 'etcd', 'management'],
  ['tcp', 6443, 6443, 'the Kubernetes API', 'management'],
  ['tcp', 50070, 50070, 'an HDFS name node', 'management'],
  ['tcp', 8020, 8020, 'HDFS', 'management'],
  // Their siblings.
  ['tcp', 8983, 8983, 'Solr', 'database'],
  ['tcp', 26379, 26379, 'a Redis sentinel', 'database'],
  ['tcp', 27000, 27100, 'a range that holds MongoDB', 'database'],
  ['tcp', 3268, 3269, 'the global catalog', 'management'],
  ['tcp', 4505, 4506, 'Salt', 'management'],
  ['tcp', 5986, 5986, 'WinRM with TLS', 'management'],
  ['tcp', 10255, 10255, 'a kubelet that only reads', 'management'],
  ['udp', 161, 161, 'SNMP by UDP', 'management'],
  ['udp', 389, 389, 'CLDAP by UDP', 'management'],
  ['6', 873, 873, 'rsync by the number of TCP', 'management'],
];
/** What is there for everybody. */
const FINE: readonly Row[] = [
  ['tcp', 443, 443, 'HTTPS', 'management'],
  ['tcp', 80, 80, 'HTTP', 'management'],
  ['udp', 443, 443, 'QUIC', 'management'],
  ['tcp', 8443, 8443, 'HTTPS beside it', 'management'],
];

const ROWS = [...OPEN, ...FINE];
/** One server behind one group for each row. */
const [group] = (street([])['ec2:DescribeSecurityGroups'] as { SecurityGroups: object[] }).SecurityGroups;
const [reservation] = (street([])['ec2:DescribeInstances'] as { Reservations: { Instances: object[] }[] }).Reservations;
const account: AwsAnswers = {
  ...street([]),
  'ec2:DescribeSecurityGroups': {
    SecurityGroups: ROWS.map(([IpProtocol, FromPort, ToPort, service], index) => ({
      ...group,
      GroupId: `sg-${String(index)}`,
      GroupName: `group ${service}`,
      IpPermissions: [
        index % 2 === 0
          ? { IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
          : { IpProtocol, FromPort, ToPort, Ipv6Ranges: [{ CidrIpv6: '::/0' }], IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    })),
  },
  'ec2:DescribeInstances': {
    Reservations: ROWS.map(([, , , service], index) => ({
      ...reservation,
      Instances: reservation?.Instances.map(one => ({
        ...one,
        InstanceId: `i-${String(index)}`,
        Tags: [{ Key: 'Name', Value: service }],
        NetworkInterfaces: [{ SubnetId: 'subnet-a', VpcId: 'vpc-1', Association: { PublicIp: '198.51.100.7' }, Groups: [{ GroupId: `sg-${String(index)}` }] }],
      })),
    })),
  },
}; // prettier-ignore
const said = {
  management: await awsVerdicts(account, ['ec2'], ['open-management-port']),
  database: await awsVerdicts(account, ['ec2'], ['open-database-port']),
  ingress: await awsVerdicts(account, ['ec2'], ['unrestricted-ingress']),
};
const ofServer = (service: string) => `${String(said.management.get(service))}, ${String(said.database.get(service))}`;

it.each(OPEN)('%s %i–%i: %s is open to the internet', (_, _from, _to, service, check) => {
  expect(ofServer(service)).toBe(check === 'management' ? 'fail open, pass' : 'pass, fail service');
  expect(said.ingress.get(`group ${service}`)).toBe('fail service');
});

it.each(FINE)('%s %i–%i: %s may be', (_, _from, _to, service) => {
  expect(ofServer(service)).toBe('pass, pass');
  expect(said.ingress.get(`group ${service}`)).toBe('pass');
});
