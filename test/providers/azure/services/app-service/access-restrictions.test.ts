import { describe, expect, it } from 'vitest';
import { azureAppService } from '../../../../../src/providers/azure/services/app-service/app-service.ts';
import { strangersAllowed } from '../../../../../src/providers/azure/services/app-service/access-restrictions.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const PLAN = 'Microsoft.Web/serverfarms';
const SITE = 'Microsoft.Web/sites';
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
const authentication = (app: string, enabled: boolean, unauthenticatedClientAction = 'RedirectToLoginPage') => ({
  [`${armPath(SITE, app)}/config/authsettingsV2`]: {
    name: 'authsettingsV2',
    properties: {
      platform: { enabled },
      globalValidation: { requireAuthentication: enabled, unauthenticatedClientAction },
    },
  },
});
const functions = (app: string, ...all: unknown[]) => ({ [`${armPath(SITE, app)}/functions`]: all });
const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const only = { collectors: [azureAppService] };
const collect = (fixture: Partial<ArmFixture>) =>
  collectAzure({ subscriptions, locations: LOCATIONS, ...fixture }, only);

describe('a function app', () => {
  const app = (name: string, properties: Record<string, unknown> = {}) => site(name, properties, 'functionapp,linux');
  const ENVIRONMENT = 'Microsoft.Web/hostingEnvironments';
  const environment = (name: string, internalLoadBalancingMode: string) => ({
    id: armPath(ENVIRONMENT, name),
    name,
    type: ENVIRONMENT,
    location: 'West Europe',
    properties: { status: 'Ready', internalLoadBalancingMode },
  });
  const inEnvironment = (name: string) => ({ hostingEnvironmentProfile: { id: armPath(ENVIRONMENT, name) } });

  it('is blocked, possible with a key or sign-in, or public', async () => {
    const { resource, server } = await collect({
      resources: [
        environment('inner', 'Web, Publishing'),
        environment('outer', 'None'),
        app('open'),
        app('keyed'),
        app('guarded'),
        app('lenient'),
        app('fenced'),
        app('shut', { publicNetworkAccess: 'Disabled' }),
        app('private', { publicNetworkAccess: null, privateEndpointConnections: [{ id: 'p' }] }),
        app('housed', inEnvironment('inner')),
        app('seen', inEnvironment('outer')),
        app('vague'),
      ],
      answers: {
        ...settings('open'),
        ...functions('open', functionOf('open', 'a', 'function'), functionOf('open', 'b', 'anonymous')),
        ...authentication('open', false),
        ...settings('keyed'),
        ...functions(
          'keyed',
          functionOf('keyed', 'a', 'function'),
          functionOf('keyed', 'off', 'anonymous', 'httpTrigger', true),
          functionOf('keyed', 'queue', 'anonymous', 'queueTrigger'),
        ),
        ...settings('guarded'),
        ...functions('guarded', functionOf('guarded', 'a', 'anonymous')),
        ...authentication('guarded', true),
        ...settings('lenient'),
        ...functions('lenient', functionOf('lenient', 'a', 'Anonymous', 'HttpTrigger')),
        ...authentication('lenient', true, 'AllowAnonymous'),
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
    expect(resource('inner')).toMatchObject({
      kind: 'managed-service',
      facets: {
        state: { value: 'running' },
        networkAccess: { value: 'private' },
        placement: { value: { spread: 'single-zone' } },
      },
    });
    expect(resource('outer').facets.networkAccess).toEqual({ state: 'absent' });
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

  it('has unread public access without its functions or its App Service environment', async () => {
    const { resource } = await collect({
      resources: [app('one'), app('housed', inEnvironment('inner'))],
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

describe('access restrictions', () => {
  const any = (action: string, priority: number) => ({ ipAddress: 'Any', action, priority });
  const one = { ipAddress: '198.51.100.7/32', action: 'Allow', priority: 100 };

  it('allow the internet by the first rule for all addresses, or without rules', () => {
    expect(strangersAllowed({})).toBe('internet');
    expect(strangersAllowed({ ipSecurityRestrictions: [one] })).toBe('none');
    expect(strangersAllowed({ ipSecurityRestrictions: [one], ipSecurityRestrictionsDefaultAction: 'Allow' })).toBe(
      'internet',
    );
    expect(strangersAllowed({ ipSecurityRestrictions: [], ipSecurityRestrictionsDefaultAction: 'Deny' })).toBe('none');
    expect(strangersAllowed({ ipSecurityRestrictions: [any('Deny', 300), any('Allow', 200)] })).toBe('internet');
    expect(strangersAllowed({ ipSecurityRestrictions: [any('Allow', 300), any('Deny', 200)] })).toBe('none');
    const frontDoor = { ...any('Allow', 1), headers: { 'x-azure-fdid': ['one of ours'] } };
    expect(strangersAllowed({ ipSecurityRestrictions: [frontDoor] })).toBe('none');
  });
});
