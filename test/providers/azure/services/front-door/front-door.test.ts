import { describe, expect, it } from 'vitest';
import { azureFrontDoor } from '../../../../../src/providers/azure/services/front-door/front-door.ts';
import { absent, value } from '../../../../../src/model/reading.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const profile = armPath('Microsoft.Cdn/profiles', 'shop');
const endpoint = `${profile}/afdEndpoints/www`;
const policy = armPath('Microsoft.Network/FrontDoorWebApplicationFirewallPolicies', 'filter');
const part = (type: string, id: string, properties: Record<string, unknown>) => ({
  id,
  type,
  name: id.split('/').at(-1) ?? id,
  location: 'Global',
  properties: { provisioningState: 'Succeeded', enabledState: 'Enabled', ...properties },
});
const origin = (name: string) =>
  part('Microsoft.Cdn/profiles/originGroups/origins', `${profile}/originGroups/web/origins/${name}`, {
    hostName: `${name}.example.com`,
  });
const fixture = (route: Record<string, unknown>, ...more: ReturnType<typeof part>[]) => ({
  subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
  resources: [
    part('Microsoft.Cdn/profiles', profile, {}),
    part('Microsoft.Cdn/profiles/originGroups', `${profile}/originGroups/web`, {}),
    part('Microsoft.Cdn/profiles/afdEndpoints', endpoint, { hostName: 'www-abc.z01.azurefd.net' }),
    part('Microsoft.Cdn/profiles/afdEndpoints/routes', `${endpoint}/routes/all`, {
      originGroup: { id: `${profile}/originGroups/web` },
      supportedProtocols: ['Http', 'Https'],
      ...route,
    }),
    ...more,
  ],
});
const only = { collectors: [azureFrontDoor] };
const safe = { httpsRedirect: 'Enabled', forwardingProtocol: 'HttpsOnly' };

describe('a Front Door endpoint', () => {
  it('reports its host name, origins and WAF policy', async () => {
    const securityGroup = part('Microsoft.Cdn/profiles/securityPolicies', `${profile}/securityPolicies/waf`, {
      parameters: {
        type: 'WebApplicationFirewall',
        wafPolicy: { id: policy },
        associations: [{ domains: [{ id: endpoint.toUpperCase() }], patternsToMatch: ['/*'] }],
      },
    });
    const filter = part('Microsoft.Network/FrontDoorWebApplicationFirewallPolicies', policy, {
      policySettings: { enabledState: 'Enabled', mode: 'Prevention' },
      customRules: { rules: [{ action: 'Block', ruleType: 'RateLimitRule', enabledState: 'Enabled' }] },
      managedRules: { managedRuleSets: [{ ruleSetType: 'Microsoft_DefaultRuleSet' }] },
    });
    const { resource } = await collectAzure(fixture(safe, origin('one'), origin('two'), securityGroup, filter), only);
    expect(resource('www').facets).toMatchObject({
      publicAccess: value('public'),
      listeners: value([
        { protocol: 'HTTP', port: 80, redirectsToHttps: true },
        { protocol: 'HTTPS', port: 443, redirectsToHttps: false },
      ]),
      origins: value([
        { to: 'one.example.com', encrypted: true },
        { to: 'two.example.com', encrypted: true },
      ]),
      originFailover: value(true),
      relationships: value([{ to: policy.toLowerCase(), role: 'waf' }]),
    });
    expect(resource('filter').facets.wafRules).toMatchObject({
      value: { blockingRules: 2, managedRules: true, rateLimiting: true },
    });
  });

  it('reports HTTP, a single origin and no WAF policy', async () => {
    const open = { httpsRedirect: 'Disabled', forwardingProtocol: 'MatchRequest' };
    const { resource } = await collectAzure(fixture(open, origin('one')), only);
    expect(resource('www').facets).toMatchObject({
      listeners: { value: [{ protocol: 'HTTP', redirectsToHttps: false }, {}] },
      origins: value([{ to: 'one.example.com', encrypted: false }]),
      originFailover: value(false),
      relationships: value([]),
    });
  });

  it('is the same without Resource Graph, and has no failover without routes', async () => {
    const all = fixture(safe, origin('one'));
    const plain = await collectAzure(
      { ...all, refusals: [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] },
      only,
    );
    expect(plain.resource('www').facets.origins).toEqual(value([{ to: 'one.example.com', encrypted: true }]));
    const { resource } = await collectAzure(fixture({ ...safe, enabledState: 'Disabled' }), only);
    expect(resource('www').facets).toMatchObject({ listeners: value([]), originFailover: absent });
  });

  it('has an unread WAF policy when security policies are denied', async () => {
    const permissions = {
      [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Cdn/profiles/securityPolicies/*'] }],
    };
    const { resource } = await collectAzure({ ...fixture(safe, origin('one')), permissions }, only);
    expect(resource('www').facets.relationships).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
