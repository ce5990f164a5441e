import type * as NfSdk from '@aws-sdk/client-network-firewall';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { networkLink } from '../ec2/network-connections.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, tagsOf, requireField } from '../../client/response-fields.ts';
import { placesIn, spreadOver } from '../../facets/zone-placement.ts';

type Nf = typeof NfSdk;

/** Reads the firewalls that stand in a network and look at all that goes through. */
export const awsNetworkFirewall: AwsCollector = {
  id: 'aws-network-firewall',
  provider: 'aws',
  scope: 'regional',
  lists: ['firewall'],
  fills: {
    firewall: ['allowedIngress', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'defaultSecurityGroup', 'infrastructureAsCode', 'relationships'],
  },
  operations: operations('network-firewall', [
    'ListFirewalls',
    'DescribeFirewall',
    'DescribeFirewallPolicy',
    'DescribeLoggingConfiguration',
  ]),
  collect: async ctx => {
    const nf = await import('@aws-sdk/client-network-firewall');
    const client = ctx.client(nf.NetworkFirewallClient);
    await ctx.list('firewall', 'network-firewall:ListFirewalls', async () => {
      for await (const page of nf.paginateListFirewalls({ client, pageSize: 100 }, {})) {
        const found = assertField(page.Firewalls, 'Firewalls');
        await awaitAll(found.map(one => emitFirewall(ctx, nf, client, assertField(one.FirewallArn, 'FirewallArn'))));
      }
    });
  },
}; // prettier-ignore

async function emitFirewall(
  ctx: AwsContext,
  nf: Nf,
  client: NfSdk.NetworkFirewallClient,
  FirewallArn: string,
): Promise<void> {
  const [described, log] = await Promise.all([
    ctx.read('network-firewall:DescribeFirewall', () => client.send(new nf.DescribeFirewallCommand({ FirewallArn }))),
    ctx.read('network-firewall:DescribeLoggingConfiguration', async () => {
      const answer = await client.send(new nf.DescribeLoggingConfigurationCommand({ FirewallArn }));
      return (answer.LoggingConfiguration?.LogDestinationConfigs ?? []).length > 0 ? 'enabled' : 'disabled';
    }),
  ]);
  const firewall = described.state === 'value' ? requireField(described.value.Firewall, 'Firewall') : described;
  const one = firewall.state === 'value' ? firewall.value : undefined;
  const tags = tagsOf(one?.Tags);
  ctx.emit({
    id: FirewallArn,
    stableId: one?.FirewallId,
    kind: 'firewall',
    type: 'AWS::NetworkFirewall::Firewall',
    name: FirewallArn.slice(FirewallArn.lastIndexOf('/') + 1),
    tags,
    facets: {
      allowedIngress: absent,
      wafRules: absent,
      defaultSecurityGroup: value(false),
      placement: described.state === 'value' ? await placementOf(ctx, described.value) : described,
      accessLogging: log,
      firewallDefaultAction:
        firewall.state === 'value' ? await filterOf(ctx, nf, client, firewall.value.FirewallPolicyArn) : firewall,
      infrastructureAsCode: firewall.state === 'value' ? infrastructureAsCodeOf(tags) : firewall,
      relationships: mapReading(firewall, ({ VpcId: network }) => networkLink(ctx, network)),
    },
  });
}

/** It stands in the zones for which it says how far its set-up is. */
async function placementOf(ctx: AwsContext, answer: NfSdk.DescribeFirewallResponse): Promise<Reading<Placement>> {
  const states = requireField(answer.FirewallStatus?.SyncStates, 'SyncStates');
  if (states.state !== 'value') return states;
  const zones = Object.keys(states.value);
  const places = await placesIn(ctx, zones.map(zoneName => ({ zoneName, role: 'primary' }))); // prettier-ignore
  return mapReading(places, at => ({ spread: spreadOver(zones), locations: at }));
}

/** What neither drops nor looks into a packet that no rule names lets it pass unseen. */
function filterOf(
  ctx: AwsContext,
  nf: Nf,
  client: NfSdk.NetworkFirewallClient,
  FirewallPolicyArn: string | undefined,
): Promise<Reading<Facets['firewallDefaultAction']>> {
  return ctx.read('network-firewall:DescribeFirewallPolicy', async () => {
    const answer = await client.send(
      new nf.DescribeFirewallPolicyCommand({ FirewallPolicyArn: assertField(FirewallPolicyArn, 'FirewallPolicyArn') }),
    );
    const policy = assertField(answer.FirewallPolicy, 'FirewallPolicy');
    const defaults = [
      ...assertField(policy.StatelessDefaultActions, 'StatelessDefaultActions'),
      ...assertField(policy.StatelessFragmentDefaultActions, 'StatelessFragmentDefaultActions'),
    ];
    return defaults.includes('aws:pass') ? 'pass' : 'inspect';
  });
}
