import type { Facets, AllowedIngress } from '../../../src/model/facets.ts';
import { absent, value } from '../../../src/model/reading.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { arn, inZone, inZones, made, managed, nativeId, type Place, type Tags, type Zone } from './place.ts';

const NETWORK = 'aws-ec2-network';

export const subnetArn = (place: Place, name: string): string =>
  arn(place, 'ec2', `subnet/${nativeId('subnet', place, name)}`);
export const firewallArn = (place: Place, name: string): string =>
  arn(place, 'ec2', `security-group/${nativeId('sg', place, name)}`);
const networkArn = (place: Place, name: string): string => arn(place, 'ec2', `vpc/${nativeId('vpc', place, name)}`);
const internetArn = (place: Place, network: string): string =>
  arn(place, 'ec2', `internet-gateway/${nativeId('igw', place, network)}`);
export const natArn = (place: Place, name: string): string =>
  arn(place, 'ec2', `natgateway/${nativeId('nat', place, name)}`);

const inNetwork = (place: Place, network: string) => value([{ to: networkArn(place, network), role: 'network' }]);

/** A network with its gateway to the internet. */
export function network(
  place: Place,
  name: string,
  tags: Tags = {},
  record: Facets['flowLogs'] = 'disabled',
): Resource[] {
  const named = { Name: name, ...tags };
  const gateway = { Name: `${name}-internet`, ...tags };
  return [
    made(
      place,
      NETWORK,
      {
        id: networkArn(place, name),
        stableId: nativeId('vpc', place, name),
        kind: 'network',
        type: 'AWS::EC2::VPC',
        name,
        tags: named,
      },
      {
        ...managed(named),
        defaultNetwork: value(false),
        sharedBy: absent,
        flowLogs: value(record),
        accessLogging: value('disabled'),
        dnsFiltering: value(false),
      },
    ),
    made(
      place,
      NETWORK,
      {
        id: internetArn(place, name),
        stableId: nativeId('igw', place, name),
        kind: 'gateway',
        type: 'AWS::EC2::InternetGateway',
        name: gateway.Name,
        tags: gateway,
      },
      {
        state: value('running'),
        placement: value({ spread: 'regional', locations: [{ region: place.region, role: 'primary' }] }),
        ...managed(gateway),
        relationships: inNetwork(place, name),
      },
    ),
  ];
}

type Rule = Facets['ingressRules'][number];

const rule = (order: number, allow: boolean, protocol: string, port: number | undefined, source: string): Rule => ({
  order,
  allow,
  protocol,
  fromPort: port ?? 0,
  toPort: port ?? 65_535,
  source,
});

/** The list that every subnet has until somebody changes it: all comes in. */
export const OPEN_LIST: readonly Rule[] = [
  rule(100, true, 'all', undefined, '0.0.0.0/0'),
  rule(32_767, false, 'all', undefined, '0.0.0.0/0'),
];

/** A list that shuts these ports before it lets the rest in. */
export const listThatCloses = (ports: readonly number[]): readonly Rule[] => [
  ...ports.map((port, index) => rule(10 + index, false, 'tcp', port, '0.0.0.0/0')),
  ...OPEN_LIST,
];

export interface SubnetOptions {
  readonly network: string;
  readonly zone: Zone;
  /** `internet`, the name of the NAT gateway that it leaves through, or nothing at all. */
  readonly out?: 'internet' | { readonly nat: string } | undefined;
  readonly list?: readonly Rule[];
  readonly tags?: Tags;
}

export function subnet(
  place: Place,
  name: string,
  { network: vpc, zone, out, list = OPEN_LIST, tags = {} }: SubnetOptions,
): Resource {
  const named = { Name: name, ...tags };
  const local = { to: '10.20.0.0/16', via: 'other' as const, target: 'local' };
  const outward =
    out === undefined
      ? []
      : out === 'internet'
        ? [{ to: '0.0.0.0/0', via: 'internet' as const, target: internetArn(place, vpc) }]
        : [{ to: '0.0.0.0/0', via: 'nat' as const, target: natArn(place, out.nat) }];
  return made(
    place,
    NETWORK,
    {
      id: subnetArn(place, name),
      stableId: nativeId('subnet', place, name),
      kind: 'subnet',
      type: 'AWS::EC2::Subnet',
      name,
      tags: named,
    },
    {
      placement: inZone(place, zone),
      routes: value([local, ...outward]),
      ingressRules: value([...list]),
      ...managed(named),
      // Where traffic is written down at all, it is for the whole network.
      flowLogs: value('disabled'),
      autoAssignPublicIp: value(false),
      defaultNetwork: value(false),
      addressesInUse: value(4),
      sharedBy: absent,
      relationships: inNetwork(place, vpc),
    },
  );
}

/** A NAT gateway and the address that it leaves by. */
export function natGateway(
  place: Place,
  name: string,
  at: { readonly network: string; readonly subnet: string; readonly zone: Zone; readonly tags?: Tags },
): Resource[] {
  const named = { Name: name, ...at.tags };
  const owned = address(place, `${name}-address`, undefined, at.tags);
  return [
    made(
      place,
      NETWORK,
      {
        id: natArn(place, name),
        stableId: nativeId('nat', place, name),
        kind: 'gateway',
        type: 'AWS::EC2::NatGateway',
        name,
        tags: named,
      },
      {
        state: value('running'),
        placement: inZone(place, at.zone),
        ...managed(named),
        relationships: value([
          { to: networkArn(place, at.network), role: 'network' },
          { to: subnetArn(place, at.subnet), role: 'subnet' },
          { to: owned.id, role: 'address' },
        ]),
      },
    ),
    owned,
  ];
}

/** A fixed public address, at a server or at something else. */
export function address(place: Place, name: string, server: string | undefined, tags: Tags = {}): Resource {
  const stableId = nativeId('eipalloc', place, name);
  const named = { Name: name, ...tags };
  return made(
    place,
    NETWORK,
    {
      id: arn(place, 'ec2', `elastic-ip/${stableId}`),
      stableId,
      kind: 'public-ip',
      type: 'AWS::EC2::EIP',
      name,
      tags: named,
    },
    {
      ...managed(named),
      relationships: value(server === undefined ? [] : [{ to: server, role: 'server' }]),
      addresses: value([]),
    },
  );
}

export const tcp = (port: number, ...sources: readonly string[]): AllowedIngress => ({
  protocol: 'tcp',
  fromPort: port,
  toPort: port,
  sources: [...sources],
});

export function firewall(
  place: Place,
  name: string,
  vpc: string,
  allowedIngress: readonly AllowedIngress[],
  tags: Tags = {},
): Resource {
  return made(
    place,
    'aws-ec2-security-groups',
    {
      id: firewallArn(place, name),
      stableId: nativeId('sg', place, name),
      kind: 'firewall',
      type: 'AWS::EC2::SecurityGroup',
      name,
      tags,
    },
    {
      allowedIngress: value([...allowedIngress]),
      deletionProtection: absent,
      placement: absent,
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: absent,
      defaultSecurityGroup: value(false),
      sharedBy: absent,
      allowsEgress: value(true),
      ...managed(tags),
      relationships: inNetwork(place, vpc),
    },
  );
}

export interface BalancerOptions {
  readonly type: 'app' | 'net';
  readonly subnets: Readonly<Partial<Record<Zone, string>>>;
  readonly firewalls: readonly string[];
  readonly open: boolean;
  readonly listeners: Facets['listeners'];
  readonly targets: Facets['targets'];
  readonly tags: Tags;
  readonly createdAt: string;
}

export function balancer(place: Place, name: string, options: BalancerOptions): Resource {
  const { type, subnets, tags, createdAt } = options;
  const id = arn(place, 'elasticloadbalancing', `loadbalancer/${type}/${name}/${nativeId('lb', place, name).slice(4)}`);
  const addressFamilies: ('ipv4' | 'ipv6')[] = options.open ? ['ipv4'] : [];
  return made(
    place,
    'aws-elb',
    { id, kind: 'load-balancer', type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', name, tags, createdAt },
    {
      placement: inZones(place, Object.keys(subnets) as Zone[]),
      networkInterfaces: value(
        Object.values(subnets).map(one => ({
          subnet: subnetArn(place, one),
          firewalls: options.firewalls.map(group => firewallArn(place, group)),
          addressFamilies,
        })),
      ),
      listeners: value(options.listeners),
      targets: value(options.targets),
      // An application load balancer connects from addresses of its own.
      clientIpTargets: absent,
      state: value('running'),
      ...managed(tags),
      crossZoneLoadBalancing: value(true),
      loadBalancing: value({ sessionAffinity: false, connectionDraining: true, healthChecks: true }),
      accessLogging: value('enabled'),
      deletionProtection: value(true),
      addresses: value([`${name}.elb.${place.region}.amazonaws.com`]),
      relationships: value([]),
    },
  );
}
