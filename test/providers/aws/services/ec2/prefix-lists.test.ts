import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsEc2Network } from '../../../../../src/providers/aws/services/ec2/network.ts';
import { awsEc2SecurityGroups } from '../../../../../src/providers/aws/services/ec2/security-groups.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';

const ENTRIES = 'ec2.GetManagedPrefixListEntries';

/** Rules and routes name lists: `pl-world` holds halves of the internet, `pl-office` one network. */
const ANSWERS: Readonly<Record<string, Script>> = {
  'ec2.DescribeSecurityGroups': {
    securityGroupInfo: ['pl-world', 'pl-office', 'pl-world'].map((prefixListId, index) => ({
      groupId: `sg-${String(index)}`,
      groupName: 'partners',
      ipPermissions: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, prefixListIds: [{ prefixListId }] }],
      ipPermissionsEgress: index === 0 ? [{ ipProtocol: '-1', ipRanges: [{ cidrIp: '0.0.0.0/0' }] }] : [],
    })),
  },
  [ENTRIES]: ({ parameters }) => ({
    entrySet:
      parameters['PrefixListId'] === 'pl-world'
        ? [{ cidr: '0.0.0.0/1' }, { cidr: '128.0.0.0/1' }]
        : [{ cidr: '203.0.113.0/24' }],
  }),
  'ec2.DescribeSubnets': { subnetSet: [{ subnetId: 'subnet-1', vpcId: 'vpc-1', availabilityZone: 'eu-west-1a' }] },
  'ec2.DescribeRouteTables': {
    routeTableSet: [
      {
        vpcId: 'vpc-1',
        associationSet: [{ main: true }],
        routeSet: [
          { destinationPrefixListId: 'pl-world', gatewayId: 'igw-1', state: 'active' },
          { destinationPrefixListId: 'pl-s3', gatewayId: 'vpce-1', state: 'active' },
        ],
      },
    ],
  },
};

describe('prefix lists', () => {
  let server: AwsServer;
  beforeEach(async () => {
    server = await startAwsServer(ANSWERS);
    useAwsEnvironment(server.url);
  });
  afterEach(() => server.close());

  const collect = () => collectAws({ regions: ['eu-west-1'], collectors: [awsEc2SecurityGroups, awsEc2Network] });
  const asked = () =>
    server.log.filter(({ call }) => call === ENTRIES).map(({ parameters }) => parameters['PrefixListId']);

  it('are opened, in rules and in routes to an internet gateway, each once for a collector', async () => {
    const { resource } = await collect();
    const sources = (id: string) => resource(id).facets.allowedIngress;
    expect(sources('security-group/sg-0')).toMatchObject({ value: [{ sources: ['0.0.0.0/1', '128.0.0.0/1'] }] });
    expect(sources('security-group/sg-1')).toMatchObject({ value: [{ sources: ['203.0.113.0/24'] }] });
    expect(resource('subnet/subnet-1').facets.routes).toMatchObject({
      value: [
        { to: '0.0.0.0/1', via: 'internet' },
        { to: '128.0.0.0/1', via: 'internet' },
        { to: 'pl-s3', via: 'other' },
      ],
    });
    expect(asked().sort()).toEqual(['pl-office', 'pl-world', 'pl-world']);
  });

  it('leave the rule in part and the routes unread where they are refused', async () => {
    server.script({ [ENTRIES]: fault('UnauthorizedOperation', 403) });
    const { resource } = await collect();
    expect(resource('security-group/sg-0').facets.allowedIngress).toEqual({
      state: 'value',
      value: [
        {
          protocol: 'tcp',
          fromPort: 22,
          toPort: 22,
          sources: ['pl-world'],
          unread: { reason: 'denied', detail: 'pl-world' },
        },
      ],
    });
    expect(resource('subnet/subnet-1').facets.routes).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('are not asked for where no rule names one', async () => {
    server.script({
      'ec2.DescribeSecurityGroups': { securityGroupInfo: [{ groupId: 'sg-0', groupName: 'default', ipPermissions: [], ipPermissionsEgress: [] }] },
      'ec2.DescribeRouteTables': { routeTableSet: [] },
    }); // prettier-ignore
    await collect();
    expect(asked()).toEqual([]);
  });

  it('beside them, what a group lets out is read', async () => {
    const { resource } = await collect();
    expect(resource('security-group/sg-0').facets.allowsEgress).toEqual({ state: 'value', value: true });
    expect(resource('security-group/sg-1').facets.allowsEgress).toEqual({ state: 'value', value: false });
  });
});
