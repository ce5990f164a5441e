import { describe, expect, it } from 'vitest';
import { armPath } from '../../../../support/azure/collect.ts';
import { azureVerdicts } from '../../../../support/azure/verdicts.ts';

const CHECKS = {
  redirect: 'http-without-https-redirect',
  origin: 'http-origin-allowed',
  waf: 'public-endpoint-without-waf',
  failover: 'endpoint-without-origin-failover',
  logs: 'access-logging-disabled',
} as const;
const settings = (owner: string, category: string) => ({
  [`${owner}/providers/Microsoft.Insights/diagnosticSettings`]: [
    { name: 'kept', properties: { workspaceId: '/w', logs: [{ category, enabled: true }] } },
  ],
});
const waf = (type: string, mode: string) => ({
  id: armPath(type, `waf-${mode.toLowerCase()}`),
  name: `waf-${mode}`,
  type,
  location: 'global',
  properties: {
    policySettings: { enabledState: 'Enabled', mode },
    customRules: { rules: [{ action: 'Block', ruleType: 'RateLimitRule', enabledState: 'Enabled' }] },
    managedRules: { managedRuleSets: [{ ruleSetType: 'DefaultRuleSet' }] },
  },
});

describe('an endpoint of classic CDN', () => {
  const WAF = 'Microsoft.Cdn/cdnWebApplicationFirewallPolicies';
  const PROFILE = armPath('Microsoft.Cdn/profiles', 'cdn');
  const id = (name: string): string => `${PROFILE}/endpoints/${name}`;
  const endpoint = (name: string, properties: Record<string, unknown> = {}) => ({
    id: id(name),
    name,
    type: 'Microsoft.Cdn/profiles/endpoints',
    location: 'EastUs',
    properties: {
      hostName: `${name}.azureedge.net`,
      resourceState: 'Running',
      isHttpAllowed: true,
      isHttpsAllowed: true,
      origins: [{ name: 'o', properties: { hostName: 'shop.example.com' } }],
      originGroups: [],
      deliveryPolicy: null,
      webApplicationFirewallPolicyLink: null,
      ...properties,
    },
  });
  const resources = [
    { id: PROFILE, name: 'cdn', type: 'Microsoft.Cdn/profiles', location: 'global', properties: {} },
    waf(WAF, 'Prevention'),
    endpoint('plain'),
    endpoint('strict', {
      isHttpAllowed: false,
      webApplicationFirewallPolicyLink: { id: armPath(WAF, 'waf-prevention') },
      defaultOriginGroup: { id: `${id('strict')}/originGroups/g` },
      originGroups: [{ id: `${id('strict')}/originGroups/g`, properties: { origins: [{}, {}] } }],
    }),
    endpoint('sends-on', {
      deliveryPolicy: { rules: [{ actions: [{ name: 'UrlRedirect', parameters: { destinationProtocol: 'Https' } }] }] },
    }),
    endpoint('stopped', { resourceState: 'Stopped' }),
  ];
  const verdicts = (check: string) =>
    azureVerdicts({ resources, answers: settings(PROFILE, 'AzureCdnAccessLog') }, [check]);

  it('is judged like one of Front Door', async () => {
    expect(Object.fromEntries(await verdicts(CHECKS.redirect))).toMatchObject({
      plain: 'fail http',
      strict: 'pass',
      'sends-on': 'pass',
      stopped: 'not-applicable',
    });
    expect(Object.fromEntries(await verdicts(CHECKS.origin))).toMatchObject({ plain: expect.stringMatching(/^fail/) as string, strict: 'pass', 'sends-on': 'pass' });
    expect(Object.fromEntries(await verdicts(CHECKS.waf))).toMatchObject({ plain: 'fail none', strict: 'pass' });
    expect(Object.fromEntries(await verdicts(CHECKS.failover))).toMatchObject({ plain: expect.stringMatching(/^fail/) as string, strict: 'pass' });
    expect(Object.fromEntries(await verdicts(CHECKS.logs))).toMatchObject({ plain: 'pass', strict: 'pass' });
  }); // prettier-ignore
});

describe('a classic Front Door', () => {
  const TYPE = 'Microsoft.Network/frontDoors';
  const WAF = 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies';
  const rule = (acceptedProtocols: readonly string[], routeConfiguration: Record<string, unknown>) => ({
    id: 'r',
    properties: { enabledState: 'Enabled', acceptedProtocols, routeConfiguration },
  });
  const door = (name: string, properties: Record<string, unknown>) => {
    const pool = `${armPath(TYPE, name)}/backendPools/main`;
    const forward = (forwardingProtocol: string) => ({ forwardingProtocol, backendPool: { id: pool } });
    const built = {
      id: armPath(TYPE, name),
      name,
      type: TYPE,
      location: 'Global',
      properties: {
        enabledState: 'Enabled',
        cName: `${name}.azurefd.net`,
        backendPools: [{ id: pool, properties: { backends: [{ address: 'a.example.com', enabledState: 'Enabled' }, { address: 'b.example.com' }] } }],
        frontendEndpoints: [{ properties: { webApplicationFirewallPolicyLink: null } }],
        routingRules: [rule(['Http', 'Https'], forward('MatchRequest'))],
        ...properties,
      },
    };
    return { built, forward };
  }; // prettier-ignore
  const link = { webApplicationFirewallPolicyLink: { id: armPath(WAF, 'waf-prevention') } };
  const plain = door('plain', {}).built;
  const { forward } = door('strict', {});
  const strict = door('strict', {
    routingRules: [rule(['Http'], { redirectProtocol: 'HttpsOnly' }), rule(['Https'], forward('HttpsOnly'))],
    frontendEndpoints: [{ properties: link }, { properties: link }],
  }).built;
  const half = door('half', { frontendEndpoints: [{ properties: link }, { properties: {} }] }).built;
  const off = door('off', { enabledState: 'Disabled' }).built;
  const verdicts = (check: string) =>
    azureVerdicts(
      {
        resources: [waf(WAF, 'Prevention'), plain, strict, half, off],
        answers: {
          ...settings(armPath(TYPE, 'strict'), 'FrontdoorAccessLog'),
          ...settings(armPath(TYPE, 'half'), 'FrontdoorWebApplicationFirewallLog'),
        },
      },
      [check],
    );

  it('is judged like a Front Door of today', async () => {
    expect(Object.fromEntries(await verdicts(CHECKS.redirect))).toMatchObject({ plain: 'fail http', strict: 'pass', off: 'not-applicable' });
    expect(Object.fromEntries(await verdicts(CHECKS.origin))).toMatchObject({ plain: expect.stringMatching(/^fail/) as string, strict: 'pass' });
    expect(Object.fromEntries(await verdicts(CHECKS.waf))).toMatchObject({ plain: 'fail none', strict: 'pass', half: 'fail none' });
    expect(Object.fromEntries(await verdicts(CHECKS.failover))).toMatchObject({ plain: 'pass', strict: 'pass' });
    expect(Object.fromEntries(await verdicts(CHECKS.logs))).toMatchObject({ strict: 'pass', half: 'partial partial' });
  }); // prettier-ignore
});
