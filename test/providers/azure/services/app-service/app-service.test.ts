import { describe, expect, it } from 'vitest';
import { azureAppService } from '../../../../../src/providers/azure/services/app-service/app-service.ts';
import { allowsInternet } from '../../../../../src/providers/azure/services/app-service/access-restrictions.ts';
import type { ArmWorld } from '../../../../support/azure/arm.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const PLAN = 'Microsoft.Web/serverfarms';
const SITE = 'Microsoft.Web/sites';
const plan = (
  name: string,
  sku: Record<string, unknown>,
  properties: Record<string, unknown> = {},
  region = 'West Europe',
) => ({
  id: armPath(PLAN, name),
  name,
  type: PLAN,
  kind: 'app',
  location: region,
  sku,
  tags: { env: 'prod' },
  properties: {
    status: 'Ready',
    numberOfSites: 1,
    zoneRedundant: false,
    elasticScaleEnabled: false,
    perSiteScaling: false,
    maximumElasticWorkerCount: 1,
    ...properties,
  },
});
const site = (name: string, properties: Record<string, unknown> = {}, kind = 'app', on = 'good') => ({
  id: armPath(SITE, name),
  name,
  type: SITE,
  kind,
  location: 'West Europe',
  properties: {
    state: 'Running',
    serverFarmId: armPath(PLAN, on),
    httpsOnly: true,
    clientAffinityEnabled: false,
    publicNetworkAccess: 'Enabled',
    hostingEnvironmentProfile: null,
    ...properties,
  },
});
const slot = (of: string, name: string) => ({
  id: `${armPath(SITE, of)}/slots/${name}`,
  name: `${of}/${name}`,
  type: `${SITE}/slots`,
  kind: 'app',
  location: 'West Europe',
  properties: { state: 'Running', httpsOnly: false },
});
const settings = (name: string, properties: Record<string, unknown> = {}) => ({
  [`${armPath(SITE, name)}/config/web`]: {
    id: `${armPath(SITE, name)}/config/web`,
    name: 'web',
    type: `${SITE}/config`,
    properties: {
      numberOfWorkers: 1,
      publishingUsername: '$publisher',
      appSettings: null,
      minTlsVersion: '1.2',
      ftpsState: 'FtpsOnly',
      healthCheckPath: '/health',
      alwaysOn: true,
      ipSecurityRestrictions: [{ ipAddress: 'Any', action: 'Allow', priority: 2147483647, name: 'Allow all' }],
      ...properties,
    },
  },
});
const functionOf = (app: string, name: string, authLevel: string, type = 'httpTrigger', isDisabled = false) => ({
  id: `${armPath(SITE, app)}/functions/${name}`,
  name: `${app}/${name}`,
  type: `${SITE}/functions`,
  properties: {
    config: { bindings: [{ type, direction: 'in', name: 'req', authLevel }] },
    files: null,
    test_data: 'a sample',
    isDisabled,
  },
});
const logIn = (app: string, enabled: boolean, unauthenticatedClientAction = 'RedirectToLoginPage') => ({
  [`${armPath(SITE, app)}/config/authsettingsV2`]: {
    name: 'authsettingsV2',
    properties: {
      platform: { enabled },
      globalValidation: { requireAuthentication: enabled, unauthenticatedClientAction },
    },
  },
});
const functions = (app: string, ...all: unknown[]) => ({ [`${armPath(SITE, app)}/functions`]: all });
const autoscale = (target: string) => ({
  id: armPath('Microsoft.Insights/autoscaleSettings', 'by-load'),
  type: 'Microsoft.Insights/autoscaleSettings',
  location: 'West Europe',
  properties: {
    enabled: true,
    targetResourceUri: target,
    profiles: [{ capacity: { minimum: '2', maximum: '8', default: '2' }, rules: [{ scaleAction: {} }] }],
  },
});

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const principals = { collectors: [azureAppService] };
const collect = (world: Partial<ArmWorld>) =>
  collectAzure({ subscriptions, locations: LOCATIONS, ...world }, principals);

describe('an App Service plan', () => {
  it('says whether its machines span zones, how many there are, and whether that follows the load', async () => {
    const { resource, records } = await collect({
      resources: [
        plan('good', { name: 'P1v3', tier: 'PremiumV3', capacity: 3 }, { zoneRedundant: true }),
        plan('plain', { name: 'S1', tier: 'Standard', capacity: 1 }),
        plan('far', { name: 'P1v3', tier: 'PremiumV3', capacity: 2 }, {}, 'West US'),
        plan('free', { name: 'F1', tier: 'Free', capacity: 0 }),
        plan('elastic', { name: 'EP1', tier: 'ElasticPremium', capacity: 2 }, { maximumElasticWorkerCount: 20 }),
        plan('flex', { name: 'FC1', tier: 'FlexConsumption', capacity: 0 }),
        plan('bill', { name: 'Y1', tier: 'Dynamic', capacity: 0 }),
        plan('empty', { name: 'S1', tier: 'Standard', capacity: 1 }, { numberOfSites: 0 }),
        autoscale(armPath(PLAN, 'Good')),
      ],
    });
    expect(resource('good').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone', locations: [{ region: 'westeurope' }] } },
      scaling: { value: { min: 2, max: 8, desired: 3, automatic: true } },
      state: { value: 'running' },
      autohealing: { state: 'absent' },
    });
    expect(resource('plain').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      scaling: { value: { min: 1, max: 1, desired: 1, automatic: false } },
    });
    expect(resource('far').facets.placement, 'a region without zones').toMatchObject({
      value: { spread: 'single-zone', singleZoneRegion: true },
    });
    expect(resource('free').facets.scaling).toMatchObject({ value: { desired: 1 } });
    expect(resource('elastic').facets.scaling).toMatchObject({ value: { min: 2, max: 20, automatic: true } });
    expect(resource('flex').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      scaling: { state: 'absent' },
    });
    expect(resource('empty').facets).toMatchObject({
      placement: { state: 'absent' },
      scaling: { state: 'absent' },
      state: { value: 'stopped' },
    });
    const names = records.flatMap(one => (one.record === 'resource' ? [one.name] : []));
    expect(names, 'what is paid by the call is no group of machines').not.toContain('bill');
  });
});

describe('a site of App Service', () => {
  it('that is well kept says so, and its stages are no sites', async () => {
    const { resource, population } = await collect({
      resources: [
        plan('good', { name: 'P1v3', tier: 'PremiumV3', capacity: 3 }),
        site('shop'),
        slot('shop', 'staging'),
      ],
      answers: settings('shop'),
    });
    expect(population('app')?.reading).toMatchObject({ value: 1 });
    expect(population('function')?.reading).toMatchObject({ value: 0 });
    expect(resource('shop')).toMatchObject({
      kind: 'app',
      region: 'westeurope',
      facets: {
        networkInterfaces: { state: 'absent' },
        scaling: { state: 'absent' },
        deploymentStrategy: { value: { keepsCapacity: true, automaticRollback: false } },
        loadBalancing: { value: { sessionAffinity: false, healthChecks: true } },
        encryptionInTransit: { value: 'required' },
        listeners: { value: [{ protocol: 'https', port: 443, minTlsVersion: '1.2' }] },
        relationships: { value: [{ to: armPath(PLAN, 'good').toLowerCase(), role: 'plan' }] },
        state: { value: 'running' },
      },
    });
    expect(JSON.stringify(resource('shop'))).not.toContain('publisher');
  });

  it('that is left as it came says so', async () => {
    const { resource } = await collect({
      resources: [site('shop', { state: 'Stopped', httpsOnly: false, clientAffinityEnabled: true }), site('files')],
      answers: {
        ...settings('shop', { minTlsVersion: '1.0', healthCheckPath: null }),
        ...settings('files', { ftpsState: 'AllAllowed', minTlsVersion: null }),
      },
    });
    expect(resource('shop').facets).toMatchObject({
      deploymentStrategy: { value: { keepsCapacity: false } },
      loadBalancing: { value: { sessionAffinity: true, healthChecks: false } },
      encryptionInTransit: { value: 'optional' },
      listeners: { value: [{ minTlsVersion: '1.0' }] },
      state: { value: 'stopped' },
    });
    expect(resource('files').facets).toMatchObject({
      encryptionInTransit: { value: 'optional' },
      listeners: { value: [{ protocol: 'https', port: 443, redirectsToHttps: false }] },
    });
  });

  it('has fewer copies than machines where its plan counts them for each program', async () => {
    const { resource } = await collect({
      resources: [
        plan('good', { name: 'P1v3', tier: 'PremiumV3', capacity: 3 }, { perSiteScaling: true }),
        site('shop'),
      ],
      answers: settings('shop', { numberOfWorkers: 1 }),
    });
    expect(resource('shop').facets.scaling).toMatchObject({ value: { min: 1, max: 1, desired: 1 } });
  });

  it('does not say what a refused question would have told', async () => {
    const { resource, refusals } = await collect({
      resources: [site('shop', { clientAffinityEnabled: null }), site('plain', { httpsOnly: false })],
      answers: settings('plain'),
      permissions: {
        [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Web/sites/slots/read'] }],
      },
      refusals: [[/shop\/config\/web$/, { status: 403, code: 'AuthorizationFailed' }]],
    });
    for (const name of ['deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'listeners'] as const)
      expect(resource('shop').facets[name], name).toMatchObject({
        state: 'unread',
        reason: expect.any(String) as string,
      });
    expect(resource('plain').facets.encryptionInTransit, 'what was seen is enough').toMatchObject({
      value: 'optional',
    });
    expect(refusals().map(({ call }) => call)).toContain('Microsoft.Web/sites/config/web:get');
  });
});

describe('an app of functions', () => {
  const app = (name: string, properties: Record<string, unknown> = {}) => site(name, properties, 'functionapp,linux');
  const HOUSE = 'Microsoft.Web/hostingEnvironments';
  const house = (name: string, internalLoadBalancingMode: string) => ({
    id: armPath(HOUSE, name),
    name,
    type: HOUSE,
    location: 'West Europe',
    properties: { status: 'Ready', internalLoadBalancingMode },
  });
  const inHouse = (name: string) => ({ hostingEnvironmentProfile: { id: armPath(HOUSE, name) } });

  it('says who may call it: nobody from outside, whoever has a key or log-in, or anybody', async () => {
    const { resource, server } = await collect({
      resources: [
        house('inner', 'Web, Publishing'),
        house('outer', 'None'),
        app('open'),
        app('keyed'),
        app('guarded'),
        app('lenient'),
        app('fenced'),
        app('shut', { publicNetworkAccess: 'Disabled' }),
        app('private', { publicNetworkAccess: null, privateEndpointConnections: [{ id: 'p' }] }),
        app('housed', inHouse('inner')),
        app('seen', inHouse('outer')),
        app('vague'),
      ],
      answers: {
        ...settings('open'),
        ...functions('open', functionOf('open', 'a', 'function'), functionOf('open', 'b', 'anonymous')),
        ...logIn('open', false),
        ...settings('keyed'),
        ...functions(
          'keyed',
          functionOf('keyed', 'a', 'function'),
          functionOf('keyed', 'off', 'anonymous', 'httpTrigger', true),
          functionOf('keyed', 'queue', 'anonymous', 'queueTrigger'),
        ),
        ...settings('guarded'),
        ...functions('guarded', functionOf('guarded', 'a', 'anonymous')),
        ...logIn('guarded', true),
        ...settings('lenient'),
        ...functions('lenient', functionOf('lenient', 'a', 'Anonymous', 'HttpTrigger')),
        ...logIn('lenient', true, 'AllowAnonymous'),
        ...settings('fenced', {
          ipSecurityRestrictions: [{ ipAddress: '198.51.100.0/24', action: 'Allow', priority: 1 }],
        }),
        ...settings('shut'),
        ...settings('private'),
        ...settings('housed'),
        ...settings('seen'),
        ...functions('seen', functionOf('seen', 'a', 'admin')),
        ...settings('vague'),
        ...functions('vague', { id: 'f', name: 'vague/f', properties: {} }),
      },
    });
    const access = (name: string) => resource(name).facets.publicAccess;
    for (const name of ['open', 'lenient']) expect(access(name), name).toMatchObject({ value: 'public' });
    for (const name of ['keyed', 'guarded', 'fenced', 'seen'])
      expect(access(name), name).toMatchObject({ value: 'possible' });
    for (const name of ['shut', 'private', 'housed']) expect(access(name), name).toMatchObject({ value: 'blocked' });
    expect(access('vague')).toMatchObject({ state: 'unread' });
    expect(resource('open').kind).toBe('function');
    const asked = (end: string) => server.log().filter(line => line.endsWith(end)).length;
    expect(asked('/functions'), 'asked only where the door is open').toBe(6);
    expect(asked('/authsettingsV2'), 'asked only where a function asks for nothing').toBe(3);
  });

  it('does not say so where its functions or the house it stands in cannot be seen', async () => {
    const { resource } = await collect({
      resources: [app('one'), app('housed', inHouse('inner'))],
      answers: { ...settings('one'), ...settings('housed') },
      permissions: {
        [SUBSCRIPTION]: [
          {
            actions: ['*/read'],
            notActions: ['Microsoft.Web/sites/functions/read', 'Microsoft.Web/hostingEnvironments/read'],
          },
        ],
      },
    });
    for (const name of ['one', 'housed'])
      expect(resource(name).facets.publicAccess, name).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('the rules about addresses', () => {
  const any = (action: string, priority: number) => ({ ipAddress: 'Any', action, priority });
  const one = { ipAddress: '198.51.100.7/32', action: 'Allow', priority: 100 };

  it('let the world in where the first rule about every address does, or no rule is there', () => {
    expect(allowsInternet({})).toBe(true);
    expect(allowsInternet({ ipSecurityRestrictions: [one] })).toBe(false);
    expect(allowsInternet({ ipSecurityRestrictions: [one], ipSecurityRestrictionsDefaultAction: 'Allow' })).toBe(true);
    expect(allowsInternet({ ipSecurityRestrictions: [], ipSecurityRestrictionsDefaultAction: 'Deny' })).toBe(false);
    expect(allowsInternet({ ipSecurityRestrictions: [any('Deny', 300), any('Allow', 200)] })).toBe(true);
    expect(allowsInternet({ ipSecurityRestrictions: [any('Allow', 300), any('Deny', 200)] })).toBe(false);
    const frontDoor = { ...any('Allow', 1), headers: { 'x-azure-fdid': ['one of ours'] } };
    expect(allowsInternet({ ipSecurityRestrictions: [frontDoor] })).toBe(false);
  });
});
