import { describe, expect, it } from 'vitest';
import { FACTS } from '../../../../src/facts/index.ts';
import { createInventoryIndex } from '../../../../src/facts/inventory-index.ts';
import { PROVIDER_TRAITS } from '../../../../src/providers/index.ts';
import { gcpInstances } from '../../../../src/providers/gcp/services/compute/instances.ts';
import { gcpVpc } from '../../../../src/providers/gcp/services/vpc/vpc.ts';
import type { Refusal } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';
import { aggregated, compute, firewall, instance, link, network, subnet } from '../../../support/gcp/rows.ts';
import { mergeRecords } from '../../../support/gcp/merge.ts';

interface World {
  readonly rules?: readonly object[];
  readonly policies?: readonly object[];
  readonly machine?: object;
  readonly net?: object;
  readonly refusals?: readonly (readonly [RegExp, Refusal])[];
}

const ROUTE = {
  network: link('global', 'networks', 'default'),
  destRange: '0.0.0.0/0',
  nextHopGateway: link('global', 'gateways', 'default-internet-gateway'),
};

/** What reaches the machine `web` from the internet, as `tcp 22-22`; or why that is not known. */
async function reached({
  rules = [],
  policies = [],
  machine = {},
  net = {},
  refusals = [],
}: World): Promise<readonly string[] | string> {
  const { records } = await readGcp(
    {
      refusals,
      answers: {
        [compute('aggregated/instances')]: aggregated('instances', [instance('web', machine)]),
        [compute('global/networks')]: { items: [network('default', net)] },
        [compute('aggregated/subnetworks')]: aggregated('subnetworks', [subnet('default')], 'regions/europe-west1'),
        [compute('global/firewalls')]: { items: rules },
        [compute('global/routes')]: { items: [ROUTE] },
        [compute('global/networks/default/getEffectiveFirewalls')]: { firewalls: rules, firewallPolicys: policies },
      },
    },
    [gcpInstances, gcpVpc],
  );
  const index = createInventoryIndex(mergeRecords(records, PROJECT), PROVIDER_TRAITS);
  const fact = FACTS.find(({ name }) => name === 'reachableFromInternet');
  const server = index.seen('server')[0];
  if (fact === undefined || server === undefined) throw new Error('no server');
  const reading = fact.compute(server, fact.prepare(index), index);
  if (reading.state !== 'value') return reading.state === 'unread' ? `unread: ${reading.reason}` : reading.state;
  const { allowedIngress } = reading.value as {
    allowedIngress: { protocol: string; fromPort: number; toPort: number }[];
  };
  return allowedIngress.map(({ protocol, fromPort, toPort }) => `${protocol} ${String(fromPort)}-${String(toPort)}`);
}

const policy = (type: string, ...rules: object[]): object => ({
  type,
  rules: rules.map(rule => ({ direction: 'INGRESS', ...rule })),
});
const rule = (
  priority: number,
  action: string,
  ports: string[] | undefined,
  srcIpRanges: string[],
  more: object = {},
): object => ({
  priority,
  action,
  match: {
    srcIpRanges,
    layer4Configs: [{ ipProtocol: ports === undefined ? 'all' : 'tcp', ...(ports === undefined ? {} : { ports }) }],
  },
  ...more,
});
const ALL = ['0.0.0.0/0'];

describe('a machine with a public address', () => {
  it('is reached where a rule allows it, and by nothing without a rule', async () => {
    expect(await reached({ rules: [firewall('ssh')] })).toEqual(['tcp 22-22']);
    expect(await reached({ rules: [] })).toEqual([]);
  });

  it.each<[string, object]>([
    ['that is disabled', { disabled: true }],
    ['for egress', { direction: 'EGRESS' }],
    ['for machines with another tag', { targetTags: ['bastion'] }],
    ['for another service account', { targetServiceAccounts: ['a@shop.iam.gserviceaccount.com'] }],
    ['for the range of Identity-Aware Proxy', { sourceRanges: ['35.235.240.0/20'] }],
    ['for the health checks of load balancers', { sourceRanges: ['130.211.0.0/22', '35.191.0.0/16'] }],
    ['for machines with a tag as the source', { sourceRanges: undefined, sourceTags: ['web'] }],
    ['for a private range', { sourceRanges: ['10.0.0.0/8'] }],
  ])('is not reached by a rule %s', async (_, more) => {
    expect(await reached({ rules: [firewall('ssh', more)] })).toEqual([]);
  });

  it('is reached by a rule for its tag or its service account', async () => {
    expect(
      await reached({ rules: [firewall('a', { targetTags: ['web'] })], machine: { tags: { items: ['web'] } } }),
    ).toEqual(['tcp 22-22']);
    const email = 'web@shop.iam.gserviceaccount.com';
    const rules = [firewall('a', { targetServiceAccounts: [email] })];
    expect(await reached({ rules, machine: { serviceAccounts: [{ email }] } })).toEqual(['tcp 22-22']);
  });

  it('is not reached where a rule of higher priority denies it; at the same priority the deny wins', async () => {
    const deny = (priority: number) =>
      firewall('no', { priority, allowed: undefined, denied: [{ IPProtocol: 'all' }] });
    expect(await reached({ rules: [firewall('ssh'), deny(900)] })).toEqual([]);
    expect(await reached({ rules: [firewall('ssh'), deny(1000)] })).toEqual([]);
    expect(await reached({ rules: [firewall('ssh'), deny(1100)] })).toEqual(['tcp 22-22']);
    const partly = firewall('no', { priority: 1, allowed: undefined, denied: [{ IPProtocol: 'tcp', ports: ['22'] }] });
    expect(
      await reached({ rules: [firewall('any', { allowed: [{ IPProtocol: 'tcp', ports: ['20-30'] }] }), partly] }),
    ).toEqual(['tcp 20-21', 'tcp 23-30']);
  });

  it('is reached by numbers and names of protocols, and by all of them', async () => {
    expect(await reached({ rules: [firewall('a', { allowed: [{ IPProtocol: '6', ports: ['3389'] }] })] })).toEqual([
      'tcp 3389-3389',
    ]);
    expect(await reached({ rules: [firewall('a', { allowed: [{ IPProtocol: 'all' }] })] })).toEqual(['all 0-65535']);
  });

  it('is not reached without one', async () => {
    const machine = {
      networkInterfaces: [
        {
          network: link('global', 'networks', 'default'),
          subnetwork: link('regions/europe-west1', 'subnetworks', 'default'),
        },
      ],
    };
    expect(await reached({ rules: [firewall('ssh')], machine })).toEqual([]);
  });
});

describe('policies of the organization', () => {
  it('come before the rules of the network', async () => {
    expect(
      await reached({ rules: [firewall('ssh')], policies: [policy('HIERARCHY', rule(1, 'deny', ['22'], ALL))] }),
    ).toEqual([]);
    expect(await reached({ rules: [], policies: [policy('HIERARCHY', rule(1, 'allow', ['443'], ALL))] })).toEqual([
      'tcp 443-443',
    ]);
  });

  it('that leave a part to the network deny the rest', async () => {
    const hierarchy = policy('HIERARCHY', rule(1, 'goto_next', ['443'], ALL), rule(2, 'deny', undefined, ALL));
    const web = firewall('web', { allowed: [{ IPProtocol: 'tcp', ports: ['443'] }] });
    expect(await reached({ rules: [firewall('ssh'), web], policies: [hierarchy] })).toEqual(['tcp 443-443']);
  });

  it('of another network or service account do not apply', async () => {
    const elsewhere = { targetResources: [link('global', 'networks', 'other')] };
    expect(
      await reached({
        rules: [firewall('ssh')],
        policies: [policy('HIERARCHY', rule(1, 'deny', ['22'], ALL, elsewhere))],
      }),
    ).toEqual(['tcp 22-22']);
  });

  it('with secure tags leave open whether the machine is reached', async () => {
    const tagged = policy('NETWORK', rule(1, 'allow', ['22'], ALL, { targetSecureTags: [{ name: 'tagValues/1' }] }));
    expect(await reached({ policies: [tagged] })).toBe('unread: not-collected');
  });
});

describe('the policy of the network', () => {
  const deny = policy('NETWORK', rule(1, 'deny', ['22'], ALL));

  it('comes after the rules, unless the network says otherwise', async () => {
    expect(await reached({ rules: [firewall('ssh')], policies: [deny] })).toEqual(['tcp 22-22']);
    const net = { networkFirewallPolicyEnforcementOrder: 'BEFORE_CLASSIC_FIREWALL' };
    expect(await reached({ rules: [firewall('ssh')], policies: [deny], net })).toEqual([]);
  });
});

describe('rules that are refused', () => {
  const refusals = [[/getEffectiveFirewalls/, { status: 403, reason: 'PERMISSION_DENIED' }]] as const;

  it('leave open whether the machine is reached, unless it has no public address', async () => {
    expect(await reached({ rules: [firewall('ssh')], refusals })).toBe('unread: denied');
    const machine = {
      networkInterfaces: [
        {
          network: link('global', 'networks', 'vpc', 'host'),
          subnetwork: link('regions/europe-west1', 'subnetworks', 'default', 'host'),
        },
      ],
    };
    expect(await reached({ rules: [firewall('ssh')], refusals, machine })).toEqual([]);
  });
});
