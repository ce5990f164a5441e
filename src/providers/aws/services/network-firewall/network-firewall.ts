import type * as NfSdk from '@aws-sdk/client-network-firewall';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { zonalPlacement } from '../../facets/zone-placement.ts';
import { ec2Relationship } from '../../resource-ids.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Nf = typeof NfSdk;

/** Reads Network Firewall firewalls: zones, default action, logging. */
export const awsNetworkFirewall: AwsCollector = {
  id: 'aws-network-firewall',
  provider: 'aws',
  scope: 'regional',
  lists: ['firewall'],
  fills: {
    firewall: ['allowedIngress', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'defaultSecurityGroup', 'infrastructureAsCode', 'relationships', 'deletionProtection'],
  },
  operations: operations('network-firewall', [
    'ListFirewalls',
    'DescribeFirewall',
    'DescribeFirewallPolicy',
    'DescribeLoggingConfiguration',
  ]),
  decidedBy: {
    accessLogging: ['network-firewall:DescribeLoggingConfiguration'],
    firewallDefaultAction: ['network-firewall:DescribeFirewallPolicy'],
  },
  collect: async ctx => {
    const nf = await import('@aws-sdk/client-network-firewall');
    const client = ctx.client(nf.NetworkFirewallClient);
    await ctx.list('firewall', 'network-firewall:ListFirewalls', async () => {
      await forEachPage(nf.paginateListFirewalls({ client, pageSize: 100 }, {}), async (page) => {
        const found = assertField(page.Firewalls, 'Firewalls');
        await awaitAll(found.map(one => emitFirewall(ctx, nf, client, assertField(one.FirewallArn, 'FirewallArn'))));
      });
    });
  },
}; // prettier-ignore

async function emitFirewall(
  ctx: AwsContext,
  nf: Nf,
  client: NfSdk.NetworkFirewallClient,
  FirewallArn: string,
): Promise<void> {
  const [described, accessLogging] = await Promise.all([
    ctx.read('network-firewall:DescribeFirewall', () => client.send(new nf.DescribeFirewallCommand({ FirewallArn }))),
    ctx.read('network-firewall:DescribeLoggingConfiguration', async () => {
      const answer = await client.send(new nf.DescribeLoggingConfigurationCommand({ FirewallArn }));
      return (answer.LoggingConfiguration?.LogDestinationConfigs ?? []).length > 0 ? 'enabled' : 'disabled';
    }),
  ]);
  const firewall = described.state === 'value' ? requireField(described.value.Firewall, 'Firewall') : described;
  const known = firewall.state === 'value' ? firewall.value : undefined;
  const { tags, infrastructureAsCode } = tagFacets(mapReading(firewall, ({ Tags }) => tagsOf(Tags)));
  ctx.emit({
    id: FirewallArn,
    stableId: known?.FirewallId,
    kind: 'firewall',
    type: 'AWS::NetworkFirewall::Firewall',
    name: FirewallArn.slice(FirewallArn.lastIndexOf('/') + 1),
    tags,
    facets: {
      allowedIngress: absent,
      wafRules: absent,
      defaultSecurityGroup: value(false),
      placement: described.state === 'value' ? await placementOf(ctx, described.value) : described,
      accessLogging,
      firewallDefaultAction:
        firewall.state === 'value'
          ? await defaultActionOf(ctx, nf, client, firewall.value.FirewallPolicyArn)
          : firewall,
      infrastructureAsCode,
      deletionProtection: flatMapReading(firewall, ({ DeleteProtection: on }) => requireField(on, 'DeleteProtection')),
      relationships: mapReading(firewall, ({ VpcId: id }) => ec2Relationship(ctx, 'network', 'vpc', id)),
    },
  });
}

/** The zones of its endpoints are the keys of the sync states. */
async function placementOf(ctx: AwsContext, answer: NfSdk.DescribeFirewallResponse): Promise<Reading<Placement>> {
  const states = requireField(answer.FirewallStatus?.SyncStates, 'SyncStates');
  return states.state === 'value' ? zonalPlacement(ctx, Object.keys(states.value)) : states;
}

/** A stateless default of `aws:pass` forwards packets that match no rule without inspection. */
function defaultActionOf(
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
