import {
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  AllocateAddressCommand,
  DescribeNetworkAclsCommand,
  DescribeVpcsCommand,
  ModifySnapshotAttributeCommand,
  ReplaceNetworkAclAssociationCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type Action,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateDBInstanceCommand, CreateDBSubnetGroupCommand } from '@aws-sdk/client-rds';
import { PutBucketAclCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { fault } from '../../support/aws-server.ts';
import { named, type Builder } from '../account/clients.ts';
import { makeBucket } from '../account/data.ts';
import { runServer } from '../account/servers.ts';
import { describeNearMisses, HOME, type NearMiss } from './accounts.ts';
import { ANYBODY, buildStreet, groupFor, nameIt, subnetIn, type Street } from './builders.ts';

const MACHINE = { type: 'm6i.large' } as const;

/** A subnet that leads to the internet, whose own rules are these, in the order of their numbers. */
async function ruledSubnet(
  home: Builder,
  street: Street,
  third: number,
  rules: readonly (readonly [number: number, action: 'allow' | 'deny', port?: number])[],
): Promise<string> {
  const { ec2 } = home;
  const subnet = await subnetIn(home, street, { third, leadsOut: true });
  const NetworkAclId = (await ec2.send(new CreateNetworkAclCommand({ VpcId: street.vpc }))).NetworkAcl!.NetworkAclId!;
  for (const [RuleNumber, RuleAction, port] of rules) {
    const what = port === undefined ? { Protocol: '-1' } : { Protocol: '6', PortRange: { From: port, To: port } };
    await ec2.send(
      new CreateNetworkAclEntryCommand({
        NetworkAclId,
        RuleNumber,
        RuleAction,
        CidrBlock: '0.0.0.0/0',
        Egress: false,
        ...what,
      }),
    );
  }
  const before = await ec2.send(
    new DescribeNetworkAclsCommand({ Filters: [{ Name: 'association.subnet-id', Values: [subnet] }] }),
  );
  const AssociationId = before
    .NetworkAcls!.flatMap(list => list.Associations ?? [])
    .find(({ SubnetId }) => SubnetId === subnet)!.NetworkAclAssociationId!;
  await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }));
  return subnet;
}

/** The rule that AWS writes by itself as soon as a network has addresses of the new sort; moto does not. */
async function letNewAddressesIn({ ec2 }: Builder, vpc: string): Promise<void> {
  const { NetworkAcls: lists } = await ec2.send(
    new DescribeNetworkAclsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
  );
  const { NetworkAclId } = lists![0]!;
  const rule = { NetworkAclId, RuleNumber: 101, RuleAction: 'allow', Protocol: '-1', Ipv6CidrBlock: '::/0' } as const;
  await ec2.send(new CreateNetworkAclEntryCommand({ ...rule, Egress: false }));
}

/** An application load balancer over two subnets that listens on port 80. */
async function balancer(
  { elb }: Builder,
  Name: string,
  Scheme: 'internal' | 'internet-facing',
  asked: {
    readonly subnets: readonly string[];
    readonly group: string;
    readonly vpc: string;
    readonly action?: Action;
  },
): Promise<void> {
  const made = await elb.send(
    new CreateLoadBalancerCommand({ Name, Scheme, Subnets: [...asked.subnets], SecurityGroups: [asked.group] }),
  );
  const LoadBalancerArn = made.LoadBalancers![0]!.LoadBalancerArn!;
  const targets = await elb.send(new CreateTargetGroupCommand({ Name, Protocol: 'HTTP', Port: 80, VpcId: asked.vpc }));
  const forward: Action = { Type: 'forward', TargetGroupArn: targets.TargetGroups![0]!.TargetGroupArn! };
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [asked.action ?? forward],
    }),
  );
}

const policyStatus = (isPublic: boolean) =>
  `<PolicyStatus><IsPublic>${isPublic ? 'TRUE' : 'FALSE'}</IsPublic></PolicyStatus>`;
const blockOf = (on: boolean) =>
  `<PublicAccessBlockConfiguration>${['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].map(name => `<${name}>${String(on)}</${name}>`).join('')}</PublicAccessBlockConfiguration>`;

const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
/** Whoever may take a role. */
const trust = (Principal: unknown, Condition?: object): string =>
  document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...(Condition === undefined ? {} : { Condition }) });
const PARTNER = { AWS: 'arn:aws:iam::999988887777:root' };

/** A bucket whose policy lets everybody read, under a condition or not. */
async function readableBucket(home: Builder, Bucket: string, Condition?: object): Promise<void> {
  await makeBucket(home, Bucket, true);
  const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` };
  const Policy = document({ ...statement, ...(Condition === undefined ? {} : { Condition }) });
  await home.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}

async function keyWith(client: KMSClient, name: string, statement: object): Promise<void> {
  const Policy = document({ Effect: 'Allow', Action: 'kms:*', Resource: '*', ...statement });
  const { KeyMetadata } = await client.send(new CreateKeyCommand({ Policy, BypassPolicyLockoutSafetyCheck: true }));
  await client.send(new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId: KeyMetadata!.KeyId! }));
}

async function database(
  { rds }: Builder,
  name: string,
  asked: { readonly subnet: string; readonly group: string; readonly open: boolean },
): Promise<void> {
  const DBSubnetGroupName = `around-${name}`;
  await rds.send(
    new CreateDBSubnetGroupCommand({ DBSubnetGroupName, DBSubnetGroupDescription: 'one', SubnetIds: [asked.subnet] }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      ...{ DBInstanceIdentifier: name, DBInstanceClass: 'db.m6g.large', Engine: 'mysql', AllocatedStorage: 20 },
      ...{ MasterUsername: 'owner', MasterUserPassword: 'not-a-secret-1', DBSubnetGroupName },
      ...{ VpcSecurityGroupIds: [asked.group], PubliclyAccessible: asked.open, AvailabilityZone: `${HOME}a` },
    }),
  );
}

const CASES: readonly NearMiss[] = [
  {
    name: 'a door that is open, with nothing behind it',
    build: async ({ home }) => {
      const street = await buildStreet(home);
      await groupFor(home, street.vpc, 'lonely-door', ANYBODY);
      const office = await groupFor(home, street.vpc, 'office-only', { IpRanges: [{ CidrIp: '203.0.113.0/24' }] });
      await runServer(home, { ...MACHINE, name: 'shop', subnet: street.open, groups: [office], address: true });
    },
    must: [['unrestricted-ingress', 'lonely-door', 'low:']],
    mustNot: [
      ['unrestricted-ingress', 'office-only'],
      ['open-management-port', 'shop'],
    ],
  },
  {
    name: 'the same door before a machine with an address',
    build: async ({ home }) => {
      const { vpc, open } = await buildStreet(home);
      const groups = [await groupFor(home, vpc, 'cdn-dependency', ANYBODY)];
      await runServer(home, { ...MACHINE, name: 'shop', subnet: open, groups, address: true });
    },
    must: [
      ['unrestricted-ingress', 'cdn-dependency', 'medium:'],
      ['open-management-port', 'shop', 'port 22'],
    ],
    mustNot: [['open-database-port', 'shop']],
  },
  {
    name: 'a public subnet without a public address, and an address that nobody has',
    build: async ({ home }) => {
      const { vpc, open } = await buildStreet(home);
      const groups = [await groupFor(home, vpc, 'cdn-dependency', ANYBODY)];
      await runServer(home, { ...MACHINE, name: 'shop', subnet: open, groups });
      await home.ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
    },
    must: [
      ['unrestricted-ingress', 'cdn-dependency', 'medium:'],
      ['subnet-allows-management-ports', 'subnet-1'],
    ],
    mustNot: [['open-management-port', 'shop']],
  },
  {
    name: 'a public address and no way to the internet',
    build: async ({ home }) => {
      const { vpc, shut } = await buildStreet(home);
      const groups = [await groupFor(home, vpc, 'cdn-dependency', ANYBODY)];
      await runServer(home, { ...MACHINE, name: 'shop', subnet: shut, groups, address: true });
    },
    must: [['unrestricted-ingress', 'cdn-dependency']],
    mustNot: [
      ['open-management-port', 'shop'],
      ['subnet-allows-management-ports', 'subnet-2'],
    ],
  },
  {
    name: 'the whole world in two halves, and half of an office',
    build: async ({ home }) => {
      const { vpc, open } = await buildStreet(home);
      const halves = { IpRanges: [{ CidrIp: '0.0.0.0/1' }, { CidrIp: '128.0.0.0/1' }] };
      const office = { IpRanges: [{ CidrIp: '203.0.113.0/25' }, { CidrIp: '10.0.0.0/8' }] };
      const machine = { ...MACHINE, subnet: open, address: true };
      await runServer(home, { ...machine, name: 'world', groups: [await groupFor(home, vpc, 'halves', halves)] });
      await runServer(home, { ...machine, name: 'office', groups: [await groupFor(home, vpc, 'narrow', office)] });
    },
    must: [
      ['unrestricted-ingress', 'halves'],
      ['open-management-port', 'world'],
    ],
    mustNot: [
      ['unrestricted-ingress', 'narrow'],
      ['open-management-port', 'office'],
    ],
  },
  {
    name: 'a subnet that refuses before it allows, and one that refuses after',
    build: async ({ home }) => {
      const street = await buildStreet(home);
      const groups = [await groupFor(home, street.vpc, 'cdn-dependency', ANYBODY)];
      const early = await ruledSubnet(home, street, 11, [
        [50, 'deny', 22],
        [100, 'allow'],
      ]);
      const late = await ruledSubnet(home, street, 12, [
        [100, 'allow'],
        [150, 'deny', 22],
      ]);
      await runServer(home, { ...MACHINE, name: 'refused-first', subnet: early, groups, address: true });
      await runServer(home, { ...MACHINE, name: 'refused-last', subnet: late, groups, address: true });
    },
    must: [
      ['open-management-port', 'refused-last'],
      ['subnet-allows-management-ports', 'subnet-12'],
    ],
    mustNot: [['open-management-port', 'refused-first']],
  },
  {
    name: 'a firewall that lets another firewall in',
    build: async ({ home }) => {
      const { vpc, open } = await buildStreet(home);
      const bastion = await groupFor(home, vpc, 'bastion', { IpRanges: [{ CidrIp: '203.0.113.7/32' }] });
      const inside = await groupFor(home, vpc, 'from-bastion', { UserIdGroupPairs: [{ GroupId: bastion }] });
      await runServer(home, { ...MACHINE, name: 'shop', subnet: open, groups: [inside], address: true });
    },
    must: [],
    mustNot: [
      ['unrestricted-ingress', 'from-bastion'],
      ['unrestricted-ingress', 'bastion'],
      ['open-management-port', 'shop'],
    ],
  },
  {
    name: 'open to the new sort of addresses only',
    build: async ({ home, tell }) => {
      const street = await buildStreet(home);
      const { vpc, open } = street;
      const groups = [await groupFor(home, vpc, 'new-sort', { Ipv6Ranges: [{ CidrIpv6: '::/0' }] })];
      await letNewAddressesIn(home, vpc);
      const modern = await subnetIn(home, street, { third: 3, leadsOut: true });
      await runServer(home, { ...MACHINE, name: 'old-address', subnet: open, groups, address: true });
      await runServer(home, { ...MACHINE, name: 'new-address', subnet: modern, groups });
      // moto keeps such addresses to itself.
      const given = '<ipv6AddressesSet><item><ipv6Address>2a05:d018::7</ipv6Address></item></ipv6AddressesSet>';
      const card = new RegExp(`<ipv6AddressesSet/>((?:(?!<ipv6AddressesSet)[^])*?<subnetId>${modern}<)`);
      tell({ 'ec2.DescribeInstances': { amend: body => body.replace(card, `${given}$1`) } });
    },
    must: [
      ['unrestricted-ingress', 'new-sort'],
      ['open-management-port', 'new-address'],
    ],
    mustNot: [['open-management-port', 'old-address']],
  },
  {
    name: 'a database that says public behind a road that leads nowhere',
    build: async ({ home }) => {
      const { vpc, open, shut } = await buildStreet(home);
      const group = await groupFor(home, vpc, 'data-door', ANYBODY, 3306);
      await database(home, 'reachable', { subnet: open, group, open: true });
      await database(home, 'unreachable', { subnet: shut, group, open: true });
      await database(home, 'unannounced', { subnet: open, group, open: false });
    },
    must: [['open-database-port', 'reachable', '3306']],
    mustNot: [
      ['open-database-port', 'unreachable'],
      ['open-database-port', 'unannounced'],
    ],
  },
  {
    name: 'an entry point inside, one that sends visitors to the encrypted door, and a plain one',
    build: async ({ home }) => {
      const street = await buildStreet(home);
      const { vpc, open } = street;
      const second = await subnetIn(home, street, { third: 3, zone: 'b', leadsOut: true });
      const asked = { vpc, subnets: [open, second], group: await groupFor(home, vpc, 'web', ANYBODY, 80) };
      const action: Action = {
        Type: 'redirect',
        RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
      };
      await balancer(home, 'inside', 'internal', asked);
      await balancer(home, 'sends-on', 'internet-facing', { ...asked, action });
      await balancer(home, 'plain', 'internet-facing', asked);
    },
    must: [['http-without-https-redirect', 'plain', '80']],
    mustNot: [
      ['http-without-https-redirect', 'inside'],
      ['http-without-https-redirect', 'sends-on'],
      ['public-endpoint-without-waf', 'inside'],
    ],
  },
  {
    name: 'a bucket that everybody may list',
    build: async ({ home }) => {
      await makeBucket(home, 'open-list', true);
      await makeBucket(home, 'own-list', true);
      await home.s3.send(new PutBucketAclCommand({ Bucket: 'open-list', ACL: 'public-read' }));
    },
    must: [
      ['public-bucket', 'open-list'],
      ['public-access-block-disabled', 'ACCOUNT'],
    ],
    mustNot: [['public-bucket', 'own-list']],
  },
  {
    name: 'such a bucket in an account that forbids it',
    build: async ({ home, tell }) => {
      await makeBucket(home, 'open-list-overruled', true);
      await home.s3.send(new PutBucketAclCommand({ Bucket: 'open-list-overruled', ACL: 'public-read' }));
      tell({ 's3control.GetPublicAccessBlock': blockOf(true) });
    },
    must: [],
    mustNot: [
      ['public-bucket', 'open-list-overruled'],
      ['public-access-block-disabled', 'ACCOUNT'],
    ],
  },
  {
    name: 'a policy that is public but for its condition',
    build: async ({ home, tell }) => {
      await readableBucket(home, 'for-everybody');
      await readableBucket(home, 'for-one-network', { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } });
      tell({ 's3.GetBucketPolicyStatus': ({ path }) => policyStatus(path.includes('for-everybody')) });
    },
    must: [['public-bucket', 'for-everybody']],
    mustNot: [
      ['public-bucket', 'for-one-network'],
      ['unknown-external-principal', 'for-one-network'],
    ],
  },
  {
    name: 'buckets that leave it to their access points, open, for a few, and within one network',
    build: async ({ id, home, tell }) => {
      for (const bucket of ['by-open-point', 'by-point-for-a-few', 'by-point-of-a-network'])
        await readableBucket(home, bucket, { StringEquals: { 's3:DataAccessPointAccount': id } });
      const pointOf = (bucket: string, origin: string): string =>
        `<ListAccessPointsResult><AccessPointList><AccessPoint><Name>${bucket}</Name><NetworkOrigin>${origin}</NetworkOrigin><Bucket>${bucket}</Bucket></AccessPoint></AccessPointList></ListAccessPointsResult>`;
      tell({
        's3.GetBucketPolicyStatus': policyStatus(false),
        's3control.ListAccessPoints': ({ parameters }) =>
          pointOf(String(parameters['bucket']), parameters['bucket'] === 'by-point-of-a-network' ? 'VPC' : 'Internet'),
        's3control.GetAccessPointPolicyStatus': ({ path }) =>
          `<GetAccessPointPolicyStatusResult>${policyStatus(!path.includes('for-a-few'))}</GetAccessPointPolicyStatusResult>`,
        's3control.GetAccessPoint': `<GetAccessPointResult>${blockOf(false)}</GetAccessPointResult>`,
      });
    },
    must: [['public-bucket', 'by-open-point']],
    mustNot: [
      ['public-bucket', 'by-point-for-a-few'],
      ['public-bucket', 'by-point-of-a-network'],
    ],
  },
  {
    name: 'a policy that proves it, though its status is refused',
    build: async ({ home, tell }) => {
      await readableBucket(home, 'who-knows');
      tell({ 's3.GetBucketPolicyStatus': fault('AccessDenied', 403) });
    },
    must: [['public-bucket', 'who-knows']],
    mustNot: [],
  },
  {
    name: 'a copy that one account may use, and one that all may',
    build: async ({ home: { ec2 } }) => {
      const { VolumeId } = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: `${HOME}a`, Size: 8 }));
      const share = async (
        name: string,
        to: { UserIds: string[] } | { GroupNames: string[] } | undefined,
      ): Promise<void> => {
        const TagSpecifications = [{ ResourceType: 'snapshot' as const, Tags: named(name) }];
        const { SnapshotId } = await ec2.send(new CreateSnapshotCommand({ VolumeId, TagSpecifications }));
        const Attribute = 'createVolumePermission' as const;
        if (to !== undefined)
          await ec2.send(new ModifySnapshotAttributeCommand({ SnapshotId, Attribute, OperationType: 'add', ...to }));
      };
      await share('kept', undefined);
      await share('for-one', { UserIds: ['999988887777'] });
      await share('for-all', { GroupNames: ['all'] });
    },
    must: [
      ['publicly-shared-backup', 'for-all'],
      ['unknown-external-principal', 'for-one', '999988887777'],
    ],
    mustNot: [
      ['publicly-shared-backup', 'for-one'],
      ['publicly-shared-backup', 'kept'],
      ['unknown-external-principal', 'kept'],
    ],
  },
  {
    name: 'strangers who take a role with and without the word that only they know',
    build: async ({ id, home: { iam } }) => {
      const role = (RoleName: string, AssumeRolePolicyDocument: string) =>
        iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
      await role('partner-with-word', trust(PARTNER, { StringEquals: { 'sts:ExternalId': 'agreed' } }));
      await role('partner-without-word', trust(PARTNER));
      await role('partner-with-any-word', trust(PARTNER, { StringLike: { 'sts:ExternalId': '*' } }));
      await role('own-people', trust({ AWS: `arn:aws:iam::${id}:root` }));
      await role('machines', trust({ Service: 'ec2.amazonaws.com' }));
      await role('anybody', trust('*'));
      const builder = (condition?: object): string =>
        document({
          ...{ Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity' },
          Principal: { Federated: `arn:aws:iam::${id}:oidc-provider/token.actions.githubusercontent.com` },
          Condition: {
            StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
            ...condition,
          },
        });
      await role('any-builder', builder());
      await role(
        'own-builder',
        builder({ StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/web:*' } }),
      );
    },
    must: [
      ['role-trust-without-external-id', 'partner-without-word', '999988887777'],
      ['role-trust-without-external-id', 'partner-with-any-word'],
      ['role-trust-without-external-id', 'anybody'],
      ['role-trust-without-external-id', 'any-builder'],
    ],
    mustNot: [
      ['role-trust-without-external-id', 'partner-with-word'],
      ['role-trust-without-external-id', 'own-people'],
      ['role-trust-without-external-id', 'machines'],
      ['role-trust-without-external-id', 'own-builder'],
    ],
  },
  {
    name: 'a key for everybody, and a key for everybody of the own account',
    build: async ({ id, client }) => {
      const kms = client(KMSClient);
      await keyWith(kms, 'for-everybody', { Principal: '*' });
      await keyWith(kms, 'for-own-people', {
        Principal: '*',
        Condition: { StringEquals: { 'kms:CallerAccount': id } },
      });
      await keyWith(kms, 'for-partner', { Principal: PARTNER });
    },
    must: [
      ['public-resource-policy', 'for-everybody'],
      ['unknown-external-principal', 'for-partner', '999988887777'],
    ],
    mustNot: [
      ['public-resource-policy', 'for-own-people'],
      ['public-resource-policy', 'for-partner'],
      ['unknown-external-principal', 'for-own-people'],
    ],
  },
  {
    name: 'machines that give their log-in away, hand it over for a word, and have none',
    build: async ({ home }) => {
      const { vpc, shut } = await buildStreet(home);
      const groups = [await groupFor(home, vpc, 'inside', { IpRanges: [{ CidrIp: '10.0.0.0/16' }] })];
      const machine = { ...MACHINE, subnet: shut, groups };
      await runServer(home, { ...machine, name: 'gives-away', tokens: 'optional' });
      await runServer(home, { ...machine, name: 'asks-first', tokens: 'required' });
    },
    must: [['imdsv1-enabled', 'gives-away']],
    mustNot: [['imdsv1-enabled', 'asks-first']],
  },
  {
    name: 'the network that comes with every account, unused',
    build: async ({ home }) => {
      const { vpc, open } = await buildStreet(home);
      const groups = [await groupFor(home, vpc, 'web', ANYBODY, 443)];
      await runServer(home, { ...MACHINE, name: 'shop', subnet: open, groups, address: true });
      const { Vpcs } = await home.ec2.send(
        new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
      );
      await nameIt(home, Vpcs![0]!.VpcId!, 'came-along');
    },
    must: [
      ['flow-logs-disabled', 'street'],
      ['single-zone-network', 'street'],
    ],
    mustNot: [
      ['flow-logs-disabled', 'came-along'],
      ['single-zone-network', 'came-along'],
    ],
  },
];

// moto answers what no bucket of AWS would; those with a policy say for themselves.
await describeNearMisses('strangers', CASES, {
  everywhere: { 's3.GetBucketPolicyStatus': fault('NoSuchBucketPolicy', 404) },
});
