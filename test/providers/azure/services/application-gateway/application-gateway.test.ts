import { describe, expect, it } from 'vitest';
import { azureApplicationGateway } from '../../../../../src/providers/azure/services/application-gateway/application-gateway.ts';
import { absent, value } from '../../../../../src/model/reading.ts';
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
const principals = { collectors: [azureApplicationGateway] };
const read = (...resources: ReturnType<typeof row>[]) => collectAzure({ ...base, resources }, principals);

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

  it('says how it is reached, how old its encryption may be, and where it stands', async () => {
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

  it('is told apart from one in no zone, inside the network, and cutting visits off', async () => {
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

  it('is guarded by the policy that names it, which blocks or only watches, or by a filter of its own', async () => {
    const policy = (mode: string) =>
      row('ApplicationGatewayWebApplicationFirewallPolicies', 'filter', {
        policySettings: { state: 'Enabled', mode },
        customRules: [{ name: 'rate', priority: 1, ruleType: 'RateLimitRule', action: 'Block', state: 'Enabled' }],
        managedRules: { managedRuleSets: [{ ruleSetType: 'OWASP', ruleSetVersion: '3.2' }] },
        applicationGateways: [{ id: id.toUpperCase() }],
      });
    const blocks = (await read(gateway(), policy('Prevention'))).resource('filter').facets;
    expect(blocks.relationships).toEqual(value([{ to: id.toLowerCase(), role: 'protects' }]));
    expect(blocks.wafRules).toMatchObject({ value: { blockingRules: 2, managedRules: true, rateLimiting: true } });
    const watches = (await read(gateway(), policy('Detection'))).resource('filter').facets;
    expect(watches.wafRules).toMatchObject({ value: { blockingRules: 0, countingRules: 2 } });
    const own = await read(
      gateway({ webApplicationFirewallConfiguration: { enabled: true, firewallMode: 'Detection' } }),
    );
    expect(own.population('firewall')?.reading).toEqual(value(1));
  });
});

describe('lines, firewalls and names', () => {
  const line = (name: string, sku: string) =>
    row('virtualNetworkGateways', name, { gatewayType: 'Vpn', sku: { name: sku, tier: sku }, activeActive: true });
  const connection = (name: string, connectionStatus: string) =>
    row('connections', name, {
      connectionType: 'IPsec',
      virtualNetworkGateway1: { id: net('virtualNetworkGateways', 'vpn') },
      localNetworkGateway2: { id: net('localNetworkGateways', 'office') },
      connectionStatus,
    });

  it('of which a gateway without AZ in its name stands in one zone', async () => {
    const { resource } = await read(line('vpn', 'VpnGw1'), line('safe', 'VpnGw1AZ'));
    expect(resource('vpn').facets.placement).toMatchObject({ value: { spread: 'single-zone' } });
    expect(resource('safe').facets.placement).toMatchObject({ value: { spread: 'multi-zone' } });
  });

  it('of which a connection that does not say how it is stays unread', async () => {
    const { resource } = await read(
      connection('up', 'Connected'),
      connection('down', 'NotConnected'),
      connection('dim', 'Unknown'),
    );
    const via = net('localNetworkGateways', 'office').toLowerCase();
    expect(resource('up').facets.hybridConnection).toMatchObject({
      value: { peerDevice: via, tunnels: 1, tunnelsUp: 1 },
    });
    expect(resource('down').facets.hybridConnection).toMatchObject({ value: { tunnelsUp: 0 } });
    expect(resource('dim').facets.hybridConnection).toMatchObject({ state: 'unread' });
  });

  it('of which a firewall inspects what leaves its network', async () => {
    const firewall = row('azureFirewalls', 'hub', {
      threatIntelMode: 'Alert',
      ipConfigurations: [
        { name: 'ip', properties: { subnet: { id: `${net('virtualNetworks', 'v')}/subnets/AzureFirewallSubnet` } } },
      ],
    });
    const { facets } = (await read(firewall)).resource('hub');
    expect(facets).toMatchObject({ firewallDefaultAction: value('inspect'), allowedIngress: absent });
    expect(facets.relationships).toEqual(value([{ to: net('virtualNetworks', 'v').toLowerCase(), role: 'network' }]));
  });

  it('of which a zone is signed where a configuration says so, and unread where that may not be seen', async () => {
    const zone = row('dnsZones', 'example.com', { zoneType: 'Public', numberOfRecordSets: 4 }, { location: 'global' });
    const signing = `${net('dnsZones', 'example.com')}/dnssecConfigs/default`;
    const signed = await collectAzure(
      { ...base, resources: [zone], answers: { [signing]: { properties: {} } } },
      principals,
    );
    expect(signed.resource('example.com').facets.dnsZone).toEqual(value({ public: true, dnssec: true }));
    expect((await read(zone)).resource('example.com').facets.dnsZone).toEqual(value({ public: true, dnssec: false }));
    const refusals = [[/dnssecConfigs/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    const hidden = await collectAzure({ ...base, resources: [zone], refusals }, principals);
    expect(hidden.resource('example.com').facets.dnsZone).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('are unread where they may not be listed', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Network/*'] }] };
    const { population } = await collectAzure({ ...base, resources: [line('vpn', 'VpnGw1')], permissions }, principals);
    for (const kind of ['load-balancer', 'firewall', 'network-connection', 'dns-zone'])
      expect(population(kind)?.reading, kind).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
