import { describe, expect, it } from 'vitest';
import { azureAppService } from '../../../../../src/providers/azure/services/app-service/app-service.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
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
      remoteDebuggingEnabled: false,
      ipSecurityRestrictions: [{ ipAddress: 'Any', action: 'Allow', priority: 2147483647, name: 'Allow all' }],
      ...properties,
    },
  },
});
const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const only = { collectors: [azureAppService] };
const collect = (fixture: Partial<ArmFixture>) =>
  collectAzure({ subscriptions, locations: LOCATIONS, ...fixture }, only);

describe('a web app', () => {
  it('reports recommended settings', async () => {
    const { resource, population } = await collect({
      resources: [
        plan('good', { name: 'P1v3', tier: 'PremiumV3', capacity: 3 }),
        site('shop'),
        slot('shop', 'staging'),
      ],
      answers: { ...settings('shop'), ...settings('shop/slots/staging') },
    });
    expect(population('app')?.reading).toMatchObject({ value: 2 });
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
        remoteDebugging: { value: false },
        listeners: { value: [{ protocol: 'https', port: 443, minTlsVersion: '1.2' }] },
        relationships: { value: [{ to: armPath(PLAN, 'good').toLowerCase(), role: 'plan' }] },
        state: { value: 'running' },
      },
    });
    expect(JSON.stringify(resource('shop'))).not.toContain('publisher');
  });

  it('reports weak settings', async () => {
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

  it('has its own instance count on a plan with per-app scaling', async () => {
    const { resource } = await collect({
      resources: [
        plan('good', { name: 'P1v3', tier: 'PremiumV3', capacity: 3 }, { perSiteScaling: true }),
        site('shop'),
      ],
      answers: settings('shop', { numberOfWorkers: 1 }),
    });
    expect(resource('shop').facets.scaling).toMatchObject({ value: { min: 1, max: 1, desired: 1 } });
  });

  it('has unread facets for denied calls', async () => {
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
