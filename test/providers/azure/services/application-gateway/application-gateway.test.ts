import { describe, expect, it } from 'vitest';
import { azureApplicationGateway } from '../../../../../src/providers/azure/services/application-gateway/application-gateway.ts';
import { value } from '../../../../../src/model/reading.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const net = (type: string, name: string): string => armPath(`Microsoft.Network/${type}`, name);
const row = (type: string, name: string, properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  id: net(type, name),
  name,
  type: `Microsoft.Network/${type}`,
  location: 'westeurope',
  properties: { provisioningState: 'Succeeded', ...properties },
  ...more,
});
const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const only = { collectors: [azureApplicationGateway] };
const read = (...resources: ReturnType<typeof row>[]) => collectAzure({ ...base, resources }, only);

describe('an application gateway', () => {
  const id = net('applicationGateways', 'shop');
  const part = (kind: string, name: string, properties: Record<string, unknown>) => ({
    name,
    id: `${id}/${kind}/${name}`,
    properties,
  });
  const ref = (kind: string, name: string) => ({ id: `${id}/${kind}/${name}` });
  const gateway = (more: Record<string, unknown> = {}, zones: readonly string[] = ['1', '2']) =>
    row(
      'applicationGateways',
      'shop',
      {
        sku: { name: 'WAF_v2', tier: 'WAF_v2' },
        operationalState: 'Running',
        gatewayIPConfigurations: [
          part('gatewayIPConfigurations', 'ip', { subnet: { id: `${net('virtualNetworks', 'v')}/subnets/doors` } }),
        ],
        frontendIPConfigurations: [
          part('frontendIPConfigurations', 'fe', { publicIPAddress: { id: net('publicIPAddresses', 'ip') } }),
        ],
        frontendPorts: [part('frontendPorts', 'p80', { port: 80 }), part('frontendPorts', 'p443', { port: 443 })],
        httpListeners: [
          part('httpListeners', 'plain', { protocol: 'Http', frontendPort: ref('frontendPorts', 'p80') }),
          part('httpListeners', 'safe', {
            protocol: 'Https',
            frontendPort: ref('frontendPorts', 'p443'),
            hostName: 'shop.example.com',
          }),
        ],
        redirectConfigurations: [
          part('redirectConfigurations', 'up', {
            redirectType: 'Permanent',
            targetListener: ref('httpListeners', 'safe'),
          }),
        ],
        requestRoutingRules: [
          part('requestRoutingRules', 'r1', {
            httpListener: ref('httpListeners', 'plain'),
            redirectConfiguration: ref('redirectConfigurations', 'up'),
          }),
        ],
        backendHttpSettingsCollection: [
          part('backendHttpSettingsCollection', 's', {
            cookieBasedAffinity: 'Disabled',
            connectionDraining: { enabled: true, drainTimeoutInSec: 30 },
          }),
        ],
        sslPolicy: { policyType: 'Predefined', policyName: 'AppGwSslPolicy20170401' },
        ...more,
      },
      { zones },
    );

  it('reports its listeners, minimum TLS version and zones', async () => {
    const { resource } = await read(gateway());
    const { facets } = resource('shop');
    expect(facets.listeners).toEqual(
      value([
        { protocol: 'HTTP', port: 80, redirectsToHttps: true },
        {
          protocol: 'HTTPS',
          port: 443,
          redirectsToHttps: false,
          minTlsVersion: '1.1',
          tlsPolicy: 'AppGwSslPolicy20170401',
        },
      ]),
    );
    expect(facets.placement).toMatchObject({ value: { spread: 'multi-zone' } });
    expect(facets.networkInterfaces).toMatchObject({ value: [{ addressFamilies: ['ipv4'], firewalls: [] }] });
    expect(facets.loadBalancing).toEqual(
      value({ sessionAffinity: false, connectionDraining: true, healthChecks: true }),
    );
    expect(facets.addresses).toEqual(value(['shop.example.com']));
  });

  it('reports an internal single-zone gateway without connection draining', async () => {
    const inner = gateway(
      { frontendIPConfigurations: [part('frontendIPConfigurations', 'fe', { privateIPAddress: '10.0.0.5' })], backendHttpSettingsCollection: [part('b', 's', { cookieBasedAffinity: 'Enabled' })], redirectConfigurations: [] }, // prettier-ignore
      [],
    );
    const { facets } = (await read(inner)).resource('shop');
    expect(facets.placement).toMatchObject({ value: { spread: 'single-zone' } });
    expect(facets.networkInterfaces).toMatchObject({ value: [{ addressFamilies: [] }] });
    expect(facets.loadBalancing).toMatchObject({ value: { sessionAffinity: true, connectionDraining: false } });
    expect(facets.listeners).toMatchObject({ value: [{ redirectsToHttps: false }, {}] });
  });

  it('is protected by the WAF policy that names it, in prevention or detection mode, or by its own configuration', async () => {
    const policy = (mode: string) =>
      row('ApplicationGatewayWebApplicationFirewallPolicies', 'waf', {
        policySettings: { state: 'Enabled', mode },
        customRules: [{ name: 'rate', priority: 1, ruleType: 'RateLimitRule', action: 'Block', state: 'Enabled' }],
        managedRules: { managedRuleSets: [{ ruleSetType: 'OWASP', ruleSetVersion: '3.2' }] },
        applicationGateways: [{ id: id.toUpperCase() }],
      });
    const blocks = (await read(gateway(), policy('Prevention'))).resource('waf').facets;
    expect(blocks.relationships).toEqual(value([{ to: id.toLowerCase(), role: 'protects' }]));
    expect(blocks.wafRules).toMatchObject({ value: { blockingRules: 2, managedRules: true, rateLimiting: true } });
    const detects = (await read(gateway(), policy('Detection'))).resource('waf').facets;
    expect(detects.wafRules).toMatchObject({ value: { blockingRules: 0, countingRules: 2 } });
    const own = await read(
      gateway({ webApplicationFirewallConfiguration: { enabled: true, firewallMode: 'Detection' } }),
    );
    expect(own.population('firewall')?.reading).toEqual(value(1));
  });

  it('is unread with its WAF policies when listing is denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/*'] }] };
    const { population } = await collectAzure({ ...base, resources: [gateway()], permissions }, only);
    for (const kind of ['load-balancer', 'firewall'])
      expect(population(kind)?.reading, kind).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
