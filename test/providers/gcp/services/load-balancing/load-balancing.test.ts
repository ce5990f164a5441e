import { describe, expect, it } from 'vitest';
import { gcpInstances } from '../../../../../src/providers/gcp/services/compute/instances.ts';
import { gcpLoadBalancing } from '../../../../../src/providers/gcp/services/load-balancing/load-balancing.ts';
import { gcpVpc } from '../../../../../src/providers/gcp/services/vpc/vpc.ts';
import {
  backendService,
  balancerAnswers,
  health,
  policyRule,
  proxy,
  rule,
  securityPolicy,
  urlMap,
  type BalancerWorld,
} from '../../../../support/gcp/balancers.ts';
import type { GcpFixture } from '../../../../support/gcp/gcp-fixture.ts';
import { readGcp } from '../../../../support/gcp/in-process.ts';
import { aggregated, compute, firewall, instance, link, network, subnet } from '../../../../support/gcp/rows.ts';
import { gcpVerdicts } from '../../../../support/gcp/verdicts.ts';

const COLLECTORS = [gcpLoadBalancing, gcpInstances, gcpVpc];
const read = (world: BalancerWorld = {}, refusals: GcpFixture['refusals'] = []) =>
  readGcp({ answers: balancerAnswers(world), refusals }, COLLECTORS);
const verdict = async (
  check: string,
  world: BalancerWorld,
  name = 'shop',
  refusals: GcpFixture['refusals'] = [],
): Promise<string | undefined> =>
  (await gcpVerdicts({ answers: balancerAnswers(world), refusals }, [check], COLLECTORS)).get(name);

describe('a load balancer', () => {
  it('is one resource with all of its frontends, a redirect from HTTP among them', async () => {
    const { resources, resource } = await read();
    expect(resources('load-balancer').map(({ id }) => id)).toEqual([
      '//compute.googleapis.com/projects/shop-production/global/urlMaps/shop',
    ]);
    expect(resource('shop')).toMatchObject({
      type: 'compute.googleapis.com/UrlMap',
      region: 'global',
      facets: {
        listeners: {
          value: [
            { protocol: 'HTTPS', port: 443, redirectsToHttps: false, minTlsVersion: '1.2', tlsPolicy: 'modern' },
            { protocol: 'HTTP', port: 80, redirectsToHttps: true },
          ],
        },
        publicAccess: { value: 'public' },
        addresses: { value: ['34.149.10.20'] },
        placement: { value: { spread: 'multi-region' } },
        accessLogging: { value: 'enabled' },
        loadBalancing: { value: { sessionAffinity: false, connectionDraining: true, healthChecks: true } },
      },
    });
  });

  it('has the machines of its groups as targets, with zone and health, asked once for each group', async () => {
    const { resource, log } = await read();
    const id = (zone: string, name: string) => `//compute.googleapis.com/projects/shop-production/zones/${zone}/instances/${name}`; // prettier-ignore
    expect(resource('shop').facets.targets).toMatchObject({
      value: [
        { id: id('europe-west1-b', 'web-1'), zone: 'europe-west1-b', healthy: true },
        { id: id('europe-west1-c', 'web-2'), zone: 'europe-west1-c', healthy: true },
      ],
    });
    expect(log.filter(one => one.includes('getHealth'))).toEqual([
      'POST compute /compute/v1/projects/shop-production/global/backendServices/web/getHealth',
    ]);
  });

  it('is not looked for further where there is no frontend', async () => {
    const { log, population } = await read({ rules: [] });
    expect(log.filter(one => /Proxies|urlMaps|getHealth|sslPolicies/.test(one))).toEqual([]);
    expect(population('load-balancer')?.reading).toMatchObject({ state: 'value' });
  });

  it.each<[string, string, BalancerWorld, string]>([
    ['in one zone', 'single-zone-load-balancer-targets', { health: [health('europe-west1-b', 'a'), health('europe-west1-b', 'b')] }, 'fail one'],
    ['in two zones', 'single-zone-load-balancer-targets', {}, 'pass'],
    ['with one zone that is healthy', 'single-zone-load-balancer-targets', { health: [health('europe-west1-b', 'a'), health('europe-west1-b', 'c'), health('europe-west1-c', 'b', 'UNHEALTHY')] }, 'fail one'],
    ['without health checks', 'missing-health-check-or-draining', { services: [backendService('web', { healthChecks: [] })] }, 'fail noHealthCheck'],
    ['without draining', 'missing-health-check-or-draining', { services: [backendService('web', { connectionDraining: { drainingTimeoutSec: 0 } })] }, 'partial noDraining'],
    ['with affinity', 'session-affinity-enabled', { services: [backendService('web', { sessionAffinity: 'GENERATED_COOKIE' })] }, 'fail enabled'],
    ['without logging', 'access-logging-disabled', { services: [backendService('web', { logConfig: { enable: false } })] }, 'fail none'],
    ['that logs no request', 'access-logging-disabled', { services: [backendService('web', { logConfig: { enable: true, sampleRate: 0 } })] }, 'fail none'],
    ['with HTTP', 'http-without-https-redirect', { httpProxies: [proxy('targetHttpProxies', 'redirect')] }, 'fail http'],
    ['with a redirect', 'http-without-https-redirect', {}, 'pass'],
    ['without an SSL policy', 'outdated-tls-version', { httpsProxies: [proxy('targetHttpsProxies', 'shop')] }, 'fail outdated'],
    ['with TLS 1.2', 'outdated-tls-version', {}, 'pass'],
  ])('%s: %s', async (_, check, world, said) => {
    expect(await verdict(check, world)).toBe(said);
  }); // prettier-ignore

  it('with a map of its own for HTTP that redirects some paths only serves plain requests', async () => {
    const plain = urlMap('redirect', { pathMatchers: [{ defaultUrlRedirect: { httpsRedirect: true } }] });
    const world = { urlMaps: [urlMap('shop'), plain] };
    expect(await verdict('http-without-https-redirect', world, 'redirect')).toBe('fail http');
  });

  it('with the RESTRICTED profile takes TLS 1.2, whatever version the policy names', async () => {
    const policy = { name: 'modern', selfLink: link('global', 'sslPolicies', 'modern'), profile: 'RESTRICTED', minTlsVersion: 'TLS_1_0' }; // prettier-ignore
    expect(await verdict('outdated-tls-version', { sslPolicies: [policy] })).toBe('pass');
  });
});

describe('Google Cloud Armor', () => {
  const policies = (...rules: object[]) => ({
    policies: [securityPolicy('waf', { rules: [...rules, policyRule(2_147_483_647, 'allow')] })],
  });
  it.each<[string, BalancerWorld, string]>([
    ['with rules against known attacks and floods', {}, 'pass'],
    ['of no backend service', { services: [backendService('web', { securityPolicy: undefined })] }, 'fail none'],
    ['with the default rule only', policies(), 'fail countOnly'],
    ['in preview', policies(policyRule(1, 'deny(403)', "evaluatePreconfiguredWaf('xss-v33-stable')", true)), 'fail countOnly'],
    ['without rate limiting', policies(policyRule(1, 'deny(403)', "evaluatePreconfiguredExpr('xss-stable')")), 'partial noRateLimit'],
    ['for one of two services', { urlMaps: [urlMap('shop', { pathMatchers: [{ defaultService: link('global', 'backendServices', 'api') }] })], services: [backendService('web'), backendService('api', { securityPolicy: '' })], rules: [rule('shop-https')] }, 'fail none'],
    ['that denies by default', { policies: [securityPolicy('waf', { rules: [policyRule(1, 'allow'), policyRule(2_147_483_647, 'deny(403)')] })] }, 'pass'],
  ])('%s', async (_, world, said) => {
    const more = { [compute('global/backendServices/api/getHealth')]: {} };
    expect(await verdict('public-endpoint-without-waf', { ...world, more })).toBe(said);
  }); // prettier-ignore

  it('counts the weaker of two policies', async () => {
    const world: BalancerWorld = {
      urlMaps: [urlMap('shop', { pathMatchers: [{ defaultService: link('global', 'backendServices', 'api') }] })],
      services: [backendService('web'), backendService('api', { securityPolicy: link('global', 'securityPolicies', 'weak') })],
      policies: [securityPolicy('waf'), securityPolicy('weak', { rules: [policyRule(2_147_483_647, 'allow')] })],
      rules: [rule('shop-https')],
    }; // prettier-ignore
    expect(await verdict('public-endpoint-without-waf', world)).toBe('fail countOnly');
  });

  it('is not known for a backend service of another project, or where policies are refused', async () => {
    const foreign = urlMap('shop', { defaultService: link('global', 'backendServices', 'web', 'platform') });
    expect(await verdict('public-endpoint-without-waf', { urlMaps: [foreign], rules: [rule('shop-https')] })).toBe('unknown'); // prettier-ignore
    expect(
      await verdict('public-endpoint-without-waf', {}, 'shop', [[/aggregated\/securityPolicies/, { status: 403 }]]),
    ).toBe('unknown');
  });
});

describe('Cloud Armor Enterprise', () => {
  const tier = (cloudArmorTier: string) => ({ [compute('').replace(/\/$/, '')]: { cloudArmorTier } });
  const reading = async (world: BalancerWorld, refusals: GcpFixture['refusals'] = []) =>
    (await read(world, refusals)).records.flatMap(one =>
      one.record === 'facet' && one.facets.ddosProtection !== undefined ? [one.facets.ddosProtection] : [],
    );

  it('covers external load balancers, and is absent in the standard tier', async () => {
    expect(await reading({ more: tier('CA_STANDARD') })).toEqual([{ state: 'absent' }]);
    expect(await reading({ more: tier('CA_ENTERPRISE_PAYGO') })).toMatchObject([
      { value: { protectedResources: ['//compute.googleapis.com/projects/shop-production/global/urlMaps/shop'] } },
    ]);
    const refused = [[/GET compute \/compute\/v1\/projects\/shop-production$/, { status: 403 }]] as const;
    expect(await reading({}, refused)).toMatchObject([{ state: 'unread', reason: 'denied' }]);
  });
});

describe('what is no public load balancer', () => {
  const internal = (more: object = {}) => ({
    rules: [rule('db', { loadBalancingScheme: 'INTERNAL', IPAddress: '10.0.0.9', portRange: undefined, ports: ['5432'], target: undefined, backendService: link('regions/europe-west1', 'backendServices', 'db'), subnetwork: link('regions/europe-west1', 'subnetworks', 'default'), ...more })],
    services: [backendService('db', { selfLink: link('regions/europe-west1', 'backendServices', 'db') })],
  }); // prettier-ignore

  it('an internal one reaches nobody outside', async () => {
    expect(await verdict('open-database-port', internal(), 'db')).toBe('pass');
    expect(await verdict('public-endpoint-without-waf', internal(), 'db')).toBe('not-applicable');
    expect((await read(internal())).resource('db')).toMatchObject({
      type: 'compute.googleapis.com/RegionBackendService',
      region: 'europe-west1',
      facets: { publicAccess: { value: 'blocked' } },
    });
  });

  it('rules of VPN gateways, of Private Service Connect and of Cloud Service Mesh are none', async () => {
    const rules = [
      rule('vpn', { target: link('regions/europe-west1', 'targetVpnGateways', 'old'), IPProtocol: 'ESP' }),
      rule('psc', { target: link('regions/europe-west1', 'serviceAttachments', 'db', 'vendor') }),
      rule('apis', { target: 'all-apis' }),
      rule('mesh', { loadBalancingScheme: 'INTERNAL_SELF_MANAGED' }),
    ];
    expect((await read({ rules })).resources('load-balancer')).toEqual([]);
  });

  it('one that only redirects needs no filter', async () => {
    const rules = [rule('r', { portRange: '80-80', target: link('global', 'targetHttpProxies', 'redirect') })];
    expect(await verdict('public-endpoint-without-waf', { rules }, 'redirect')).toBe('not-applicable');
  });

  it('one behind Identity-Aware Proxy is not called public', async () => {
    const services = [backendService('web', { iap: { enabled: true }, securityPolicy: '' })];
    expect(await verdict('public-endpoint-without-waf', { services })).toBe('not-applicable');
  });

  it('serverless backends have no machines and no health checks', async () => {
    const group = link('regions/europe-west1', 'networkEndpointGroups', 'run');
    const world: BalancerWorld = {
      services: [backendService('web', { backends: [{ group }], healthChecks: undefined })],
      groups: [{ name: 'run', selfLink: group, networkEndpointType: 'SERVERLESS' }],
    };
    expect(await verdict('missing-health-check-or-draining', world)).toBe('not-applicable');
    expect(await verdict('single-zone-load-balancer-targets', world)).toBe('not-applicable');
  });
});

describe('a passthrough load balancer', () => {
  const service = link('regions/europe-west1', 'backendServices', 'tcp');
  const world = (rules: readonly object[], frontend: object = {}): BalancerWorld => ({
    rules: [rule('tcp', { loadBalancingScheme: 'EXTERNAL', portRange: undefined, allPorts: true, target: undefined, backendService: service, ...frontend })],
    services: [backendService('tcp', { selfLink: service })],
    more: {
      [compute('regions/europe-west1/backendServices/tcp/getHealth')]: { healthStatus: [health('europe-west1-b', 'web')] },
      [compute('aggregated/instances')]: aggregated('instances', [instance('web', { networkInterfaces: [{ network: link('global', 'networks', 'default'), subnetwork: link('regions/europe-west1', 'subnetworks', 'default') }] })]),
      [compute('global/networks')]: { items: [network('default')] },
      [compute('aggregated/subnetworks')]: aggregated('subnetworks', [subnet('default')], 'regions/europe-west1'),
      [compute('global/firewalls')]: { items: rules },
      [compute('global/networks/default/getEffectiveFirewalls')]: { firewalls: rules },
    },
  }); // prettier-ignore

  it('reaches what the firewall of its machines lets in from everywhere, and no other port', async () => {
    const ssh = [firewall('ssh')];
    expect(await verdict('open-management-port', world(ssh), 'tcp')).toMatch(/^fail/);
    expect(await verdict('open-database-port', world(ssh), 'tcp')).toBe('pass');
    const web = [firewall('web', { allowed: [{ IPProtocol: 'tcp', ports: ['443'] }] })];
    expect(await verdict('open-management-port', world(web), 'tcp')).toBe('pass');
  });

  it('lets nobody in where the firewall allows the health checks of Google only', async () => {
    const checks = [firewall('ssh', { sourceRanges: ['35.191.0.0/16', '130.211.0.0/22'] })];
    expect(await verdict('open-management-port', world(checks), 'tcp')).toBe('pass');
  });

  it('is limited to its own ports', async () => {
    const all = [firewall('all', { allowed: [{ IPProtocol: 'all' }] })];
    const frontend = { allPorts: undefined, ports: ['443'] };
    expect(await verdict('open-management-port', world(all, frontend), 'tcp')).toBe('pass');
  });

  it('stays open where the rules of the firewall are refused', async () => {
    const refused = [[/getEffectiveFirewalls/, { status: 403 }]] as const;
    expect(await verdict('open-management-port', world([firewall('ssh')]), 'tcp', refused)).toBe('unknown');
  });
});

describe('refusals', () => {
  it.each([
    ['forwardingRules', /aggregated\/forwardingRules/],
    ['URL maps', /aggregated\/urlMaps/],
    ['proxies', /aggregated\/targetHttpsProxies/],
  ])('of %s leave open how many load balancers there are', async (_, pattern) => {
    const { population } = await read({}, [[pattern, { status: 403 }]]);
    expect(population('load-balancer')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('of health leave open what stands behind', async () => {
    expect(await verdict('single-zone-load-balancer-targets', {}, 'shop', [[/getHealth/, { status: 403 }]])).toBe('unknown'); // prettier-ignore
  });

  it('of backend services leave open what filters', async () => {
    const refused = [[/aggregated\/backendServices/, { status: 403 }]] as const;
    expect(await verdict('public-endpoint-without-waf', {}, 'shop', refused)).toBe('unknown');
  });
});
