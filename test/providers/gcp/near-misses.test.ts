import { describe, expect, it } from 'vitest';
import { gcpDns } from '../../../src/providers/gcp/services/dns/dns.ts';
import { gcpInstances } from '../../../src/providers/gcp/services/compute/instances.ts';
import { gcpLoadBalancing } from '../../../src/providers/gcp/services/load-balancing/load-balancing.ts';
import { gcpVpc } from '../../../src/providers/gcp/services/vpc/vpc.ts';
import {
  backendService,
  balancerAnswers,
  policyRule,
  rule,
  securityPolicy,
  urlMap,
} from '../../support/gcp/balancers.ts';
import { PROJECT } from '../../support/gcp/in-process.ts';
import { aggregated, compute, firewall, instance, link, network, subnet } from '../../support/gcp/rows.ts';
import { gcpVerdicts } from '../../support/gcp/verdicts.ts';

type Answers = Record<string, unknown>;
const COLLECTORS = [gcpInstances, gcpVpc, gcpLoadBalancing, gcpDns];
const REGION = 'regions/europe-west1';
const INTERNAL = [
  { network: link('global', 'networks', 'default'), subnetwork: link(REGION, 'subnetworks', 'default') },
];
const ROUTE = {
  network: link('global', 'networks', 'default'),
  destRange: '0.0.0.0/0',
  nextHopGateway: link('global', 'gateways', 'default-internet-gateway'),
};

/** A machine `web` with a public address in a network with these rules. */
const world = (rules: readonly object[], machine: object = {}, more: Answers = {}): Answers => ({
  [compute('aggregated/instances')]: aggregated('instances', [instance('web', machine)]),
  [compute('global/networks')]: { items: [network('default')] },
  [compute('aggregated/subnetworks')]: aggregated('subnetworks', [subnet('default')], REGION),
  [compute('global/firewalls')]: { items: rules },
  [compute('global/routes')]: { items: [ROUTE] },
  [compute('global/networks/default/getEffectiveFirewalls')]: { firewalls: rules },
  ...more,
});
const said = async (check: string, name: string, answers: Answers): Promise<string | undefined> =>
  (await gcpVerdicts({ answers }, [check], COLLECTORS)).get(name);
const denyAll = (priority: number): object =>
  firewall('deny', { priority, allowed: undefined, denied: [{ IPProtocol: 'all' }] });

describe('what other scanners report of Google Cloud networks, and what harms nobody', () => {
  it('the same rule that is in force is reported', async () => {
    expect(await said('unrestricted-ingress', 'ssh', world([firewall('ssh')]))).toMatch(/^fail/);
    expect(await said('open-management-port', 'web', world([firewall('ssh')]))).toMatch(/^fail/);
  });

  it.each<[string, object | readonly object[]]>([
    ['a rule that is disabled', firewall('ssh', { disabled: true })],
    ['a rule that a deny of higher priority overrides', [firewall('ssh'), denyAll(900)]],
    ['a rule that a deny of the same priority overrides', [firewall('ssh'), denyAll(1000)]],
    ['a rule for egress to everywhere', firewall('ssh', { direction: 'EGRESS', sourceRanges: undefined, destinationRanges: ['0.0.0.0/0'] })],
    ['the range of Identity-Aware Proxy', firewall('ssh', { sourceRanges: ['35.235.240.0/20'] })],
    ['the ranges of health checks and Google Front Ends', firewall('ssh', { sourceRanges: ['35.191.0.0/16', '130.211.0.0/22'] })],
    ['ICMP from everywhere, as the default network has it', firewall('ssh', { allowed: [{ IPProtocol: 'icmp' }] })],
    ['everything from the own ranges, as the default network has it', firewall('ssh', { sourceRanges: ['10.128.0.0/9'], allowed: [{ IPProtocol: 'all' }] })],
    ['a rule from machines with a tag', firewall('ssh', { sourceRanges: undefined, sourceTags: ['bastion'] })],
  ])('%s', async (_, rules) => {
    const answers = world([rules].flat());
    expect(await said('unrestricted-ingress', 'ssh', answers)).not.toMatch(/^(fail|partial)/);
    expect(await said('open-management-port', 'web', answers)).toBe('pass');
  }); // prettier-ignore

  it('a target tag that nobody carries exposes no machine', async () => {
    const answers = world([firewall('ssh', { targetTags: ['bastion'] })]);
    expect(await said('open-management-port', 'web', answers)).toBe('pass');
  });

  it('a machine without a public address behind an open rule is not reached', async () => {
    const answers = world([firewall('ssh')], { networkInterfaces: INTERNAL });
    expect(await said('open-management-port', 'web', answers)).toBe('pass');
  });

  it('subnets with the default route are no public subnets: each machine has an address or has none', async () => {
    const answers = world([], { networkInterfaces: INTERNAL });
    expect(await said('network-without-private-subnet', 'default', answers)).toBe('not-applicable');
  });

  it('subnets of proxies and of Private Service Connect have no flow logs to switch on', async () => {
    const proxies = subnet('proxies', { purpose: 'REGIONAL_MANAGED_PROXY' });
    const own = subnet('default', { logConfig: { enable: true } });
    const subnets = aggregated('subnetworks', [own, proxies], REGION);
    const verdicts = await gcpVerdicts(
      { answers: world([], {}, { [compute('aggregated/subnetworks')]: subnets }) },
      ['flow-logs-disabled'],
      COLLECTORS,
    );
    expect(verdicts.has('proxies')).toBe(false);
    expect([...verdicts.values()].some(one => one.startsWith('fail'))).toBe(false);
  });

  it('a private zone without DNSSEC cannot have it', async () => {
    const zones = { managedZones: [{ name: 'inside', dnsName: 'shop.internal.', visibility: 'private' }] };
    expect(await said('dnssec-disabled', 'inside', { [`dns /dns/v1/projects/${PROJECT}/managedZones`]: zones })).toBe('not-applicable'); // prettier-ignore
  });
});

describe('what other scanners report of load balancers', () => {
  it('an internal load balancer is not public', async () => {
    const db = link(REGION, 'backendServices', 'db');
    const frontend = rule('db', { loadBalancingScheme: 'INTERNAL', IPAddress: '10.0.0.9', portRange: undefined, allPorts: true, target: undefined, backendService: db }); // prettier-ignore
    const answers = balancerAnswers({ rules: [frontend], services: [backendService('db', { selfLink: db })] });
    for (const check of ['open-management-port', 'open-database-port'])
      expect(await said(check, 'db', answers)).toBe('pass');
    expect(await said('public-endpoint-without-waf', 'db', answers)).toBe('not-applicable');
  });

  it('the frontend of a Classic VPN gateway is no load balancer', async () => {
    const vpn = rule('vpn', { target: link(REGION, 'targetVpnGateways', 'old'), portRange: '500-500', IPProtocol: 'UDP' }); // prettier-ignore
    expect(await said('open-management-port', 'vpn', balancerAnswers({ rules: [vpn] }))).toBeUndefined();
  });

  it('a redirect from HTTP is no plain entry point, nor one without a filter', async () => {
    expect(await said('http-without-https-redirect', 'shop', balancerAnswers())).toBe('pass');
    const redirect = rule('r', { portRange: '80-80', target: link('global', 'targetHttpProxies', 'redirect') }); // prettier-ignore
    expect(await said('public-endpoint-without-waf', 'redirect', balancerAnswers({ rules: [redirect] }))).toBe('not-applicable'); // prettier-ignore
  });

  it('a filter that is attached to nothing and has no rules harms nobody', async () => {
    const unused = securityPolicy('old', { rules: [] });
    const answers = balancerAnswers({ policies: [securityPolicy('waf'), unused] });
    expect(await said('public-endpoint-without-waf', 'shop', answers)).toBe('pass');
    expect(await said('unrestricted-ingress', 'old', answers)).not.toMatch(/^fail/);
  });

  it('attacks that Adaptive Protection blocks by itself need no limit beside it', async () => {
    const rules = [policyRule(1000, 'deny(403)', "evaluatePreconfiguredWaf('sqli-v33-stable')"), policyRule(2_147_483_647, 'allow')]; // prettier-ignore
    const adaptive = policyRule(1001, 'deny(403)', 'evaluateAdaptiveProtectionAutoDeploy()');
    const withPolicy = (own: readonly object[]) =>
      balancerAnswers({ policies: [securityPolicy('waf', { rules: own })] });
    expect(await said('public-endpoint-without-waf', 'shop', withPolicy([...rules, adaptive]))).toBe('pass');
    expect(await said('public-endpoint-without-waf', 'shop', withPolicy(rules))).toBe('partial noRateLimit');
    const preview = policyRule(1001, 'deny(403)', 'evaluateAdaptiveProtectionAutoDeploy()', true);
    expect(await said('public-endpoint-without-waf', 'shop', withPolicy([...rules, preview]))).toBe('partial noRateLimit'); // prettier-ignore
  });

  describe('an app behind Identity-Aware Proxy', () => {
    const answers = (services: object, policies: Answers = {}): Answers => ({
      ...balancerAnswers({ services: [backendService('web', { iap: { enabled: true }, securityPolicy: '', ...services })] }),
      ...policies,
    });
    const HOME = 'iap /v1/projects/123456789012/iap_web';
    const everybody = (member: string) => ({ bindings: [{ role: 'roles/iap.httpsResourceAccessor', members: [member] }] });
    const check = 'public-endpoint-without-waf';

    it('needs no filter where people of the company sign in', async () => {
      const own = { [`${HOME}/compute/services/63:getIamPolicy`]: everybody('group:staff@example.com') };
      expect(await said(check, 'shop', answers({}, own))).toBe('not-applicable');
    });

    it.each(['', '/compute', '/compute/services/63'])('needs one where everybody may pass, by %s', async place => {
      const open = { [`${HOME}${place}:getIamPolicy`]: everybody('allAuthenticatedUsers') };
      expect(await said(check, 'shop', answers({}, open))).toBe('fail none');
      expect(await said(check, 'shop', answers({ securityPolicy: link('global', 'securityPolicies', 'waf') }, open))).toBe('pass'); // prettier-ignore
    });

    it('is unknown where its policy is refused', async () => {
      const refusals = [[/^POST iap /, { status: 403 }]] as const;
      expect((await gcpVerdicts({ answers: answers({}), refusals }, [check], COLLECTORS)).get('shop')).toBe('unknown');
    });
  }); // prettier-ignore

  it('a load balancer in front of buckets needs no machines, health checks or logs', async () => {
    const answers = balancerAnswers({
      urlMaps: [urlMap('shop', { defaultService: link('global', 'backendBuckets', 'files') })],
      rules: [rule('shop-https')],
    });
    for (const check of [
      'missing-health-check-or-draining',
      'single-zone-load-balancer-targets',
      'session-affinity-enabled',
      'access-logging-disabled',
    ])
      expect(await said(check, 'shop', answers), check).toBe('not-applicable');
  });

  it('a port of 1024 that a passthrough load balancer could pass on, and no firewall lets in, is closed', async () => {
    const tcp = link(REGION, 'backendServices', 'tcp');
    const frontend = rule('tcp', { loadBalancingScheme: 'EXTERNAL', portRange: undefined, allPorts: true, target: undefined, backendService: tcp }); // prettier-ignore
    const health = { healthStatus: [{ instance: link('zones/europe-west1-b', 'instances', 'web'), healthState: 'HEALTHY' }] }; // prettier-ignore
    const answers = {
      ...balancerAnswers({ rules: [frontend], services: [backendService('tcp', { selfLink: tcp })] }),
      ...world([firewall('web', { allowed: [{ IPProtocol: 'tcp', ports: ['443'] }] })]),
      [compute('regions/europe-west1/backendServices/tcp/getHealth')]: health,
    };
    for (const check of ['open-management-port', 'open-database-port'])
      expect(await said(check, 'tcp', answers)).toBe('pass');
  });
});
