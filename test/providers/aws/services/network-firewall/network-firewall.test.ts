import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsNetworkFirewall } from '../../../../../src/providers/aws/services/network-firewall/network-firewall.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const ARN = `arn:aws:network-firewall:${REGION}:${ACCOUNT}:firewall/edge`;
const call = (operation: string): string => `network-firewall.${operation}`;
const policy = (StatelessDefaultActions: string[]) => ({
  FirewallPolicyResponse: { FirewallPolicyName: 'p', FirewallPolicyArn: 'arn:p', FirewallPolicyId: 'p' },
  FirewallPolicy: { StatelessDefaultActions, StatelessFragmentDefaultActions: ['aws:drop'] },
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [call('ListFirewalls')]: { Firewalls: [{ FirewallName: 'edge', FirewallArn: ARN }] },
    [call('DescribeFirewall')]: {
      Firewall: {
        FirewallName: 'edge',
        FirewallId: 'id',
        FirewallPolicyArn: 'arn:p',
        VpcId: 'vpc-1',
        DeleteProtection: false,
        SubnetMappings: [],
        Tags: [],
      },
      FirewallStatus: { SyncStates: { [`${REGION}a`]: {}, [`${REGION}b`]: {} } },
    },
    [call('DescribeFirewallPolicy')]: policy(['aws:forward_to_sfe']),
    [call('DescribeLoggingConfiguration')]: { LoggingConfiguration: { LogDestinationConfigs: [{ LogType: 'FLOW' }] } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsNetworkFirewall] });
const facets = async () => (await collect()).resource('firewall/edge').facets;

describe('a network firewall', () => {
  it('has its placement, its inspected traffic and its logs', async () => {
    const found = await facets();
    expect(found).toMatchObject({
      allowedIngress: { state: 'absent' },
      placement: { value: { spread: 'multi-zone', locations: [{ zone: 'euw1-az3' }, { zone: 'euw1-az2' }] } },
      accessLogging: { value: 'enabled' },
      deletionProtection: { value: false },
      firewallDefaultAction: { value: 'inspect' },
      relationships: { value: [{ to: `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc/vpc-1`, role: 'network' }] },
    });
    expect(Object.keys(found).sort()).toEqual([...(awsNetworkFirewall.fills.firewall ?? [])].sort());
  });

  it('passes unmatched traffic by its default action, and has no log without a destination', async () => {
    server.script({
      [call('DescribeFirewallPolicy')]: policy(['aws:pass']),
      [call('DescribeLoggingConfiguration')]: {},
    });
    expect(await facets()).toMatchObject({
      firewallDefaultAction: { value: 'pass' },
      accessLogging: { value: 'disabled' },
    });
  });

  it('keeps what was read where a call is refused', async () => {
    server.script({ [call('DescribeFirewallPolicy')]: fault('AccessDeniedException', 403) });
    expect(await facets()).toMatchObject({
      firewallDefaultAction: { state: 'unread', reason: 'denied' },
      placement: { value: { spread: 'multi-zone' } },
    });
  });
});

it('costs one call where there is none', async () => {
  server.script({ [call('ListFirewalls')]: { Firewalls: [] } });
  expect((await collect()).population('firewall').reading).toEqual({ state: 'value', value: 0 });
  expect(server.log.filter(({ service }) => service === 'network-firewall')).toHaveLength(1);
});

it('is unread where the list is refused', async () => {
  server.script({ [call('ListFirewalls')]: fault('AccessDeniedException', 403) });
  expect((await collect()).population('firewall').reading).toMatchObject({ state: 'unread', reason: 'denied' });
});
