import { describe, expect, it } from 'vitest';
import { azureKeyVault } from '../../../../../src/providers/azure/services/key-vault/key-vault.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const VAULTS = 'Microsoft.KeyVault/vaults';
const CREATED = 1_764_547_200; // 2025-12-01
const vault = (name: string, properties: Record<string, unknown> = {}) => ({
  id: armPath(VAULTS, name),
  name,
  type: VAULTS,
  location: 'westeurope',
  tags: {},
  properties: {
    sku: { family: 'A', name: 'standard' },
    accessPolicies: [],
    enableSoftDelete: true,
    vaultUri: `https://${name}.vault.azure.net/`,
    provisioningState: 'Succeeded',
    ...properties,
  },
});
const entry = (
  vaultName: string,
  sort: 'keys' | 'secrets',
  name: string,
  properties: Record<string, unknown> = {},
) => ({
  id: `${armPath(VAULTS, vaultName)}/${sort}/${name}`,
  name,
  type: `${VAULTS}/${sort}`,
  location: 'westeurope',
  properties: { attributes: { enabled: true, created: CREATED, updated: CREATED }, ...properties },
});
const keyAnswers = (vaultName: string, name: string, properties: Record<string, unknown> = {}) => ({
  [`${armPath(VAULTS, vaultName)}/keys/${name}`]: entry(vaultName, 'keys', name, { kty: 'RSA', ...properties }),
});
const contents = (name: string, keys: unknown[] = [], secrets: unknown[] = []) => ({
  [`${armPath(VAULTS, name)}/keys`]: keys,
  [`${armPath(VAULTS, name)}/secrets`]: secrets,
});
const rotates = { rotationPolicy: { lifetimeActions: [{ trigger: {}, action: { type: 'Rotate' } }] } };
const only = { collectors: [azureKeyVault] };

describe('a key vault', () => {
  it('reports network access and purge protection', async () => {
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          vault('shut', { publicNetworkAccess: 'Disabled', enablePurgeProtection: true }),
          vault('fenced', {
            networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.7/32' }], virtualNetworkRules: [] },
          }),
          vault('pretended', { networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '0.0.0.0/0' }] } }),
          vault('odd', { networkAcls: { defaultAction: 'Deny', ipRules: [null, { value: 7 }] } }),
          vault('open', { publicNetworkAccess: 'Enabled', privateEndpointConnections: [{ id: 'p' }] }),
        ],
        answers: {
          ...contents('shut'),
          ...contents('fenced'),
          ...contents('pretended'),
          ...contents('odd'),
          ...contents('open'),
        },
      },
      only,
    );
    expect(resource('shut')).toMatchObject({
      kind: 'key',
      facets: {
        networkAccess: { value: 'private' },
        deletionProtection: { value: true },
        keyState: { value: { state: 'enabled' } },
        rotation: { state: 'absent' },
      },
    });
    expect(resource('fenced').facets).toMatchObject({
      networkAccess: { value: 'selected-networks' },
      deletionProtection: { value: false },
    });
    expect(resource('pretended').facets.networkAccess).toMatchObject({ value: 'all-networks' });
    expect(resource('odd').facets.networkAccess, 'ranges that are none').toMatchObject({ value: 'private' });
    expect(resource('open').facets.networkAccess, 'an endpoint beside an open door').toMatchObject({
      value: 'all-networks',
    });
  });

  it('reports the rotation of keys and secrets, without those of certificates', async () => {
    const { resource, records, server } = await collectAzure(
      {
        ...base,
        resources: [vault('shop')],
        answers: {
          ...contents(
            'shop',
            [
              entry('shop', 'keys', 'orders'),
              entry('shop', 'keys', 'old'),
              entry('shop', 'keys', 'off', { attributes: { enabled: false, created: CREATED } }),
              entry('shop', 'keys', 'site'),
            ],
            [
              entry('shop', 'secrets', 'mail'),
              entry('shop', 'secrets', 'unused', { attributes: { enabled: false, created: CREATED } }),
              entry('shop', 'secrets', 'site', { contentType: 'application/x-pkcs12' }),
            ],
          ),
          ...keyAnswers('shop', 'orders', rotates),
          ...keyAnswers('shop', 'old'),
        },
      },
      only,
    );
    const last = '2025-12-01T00:00:00.000Z';
    expect(resource('orders').facets.rotation).toEqual({
      state: 'value',
      value: { automatic: true, lastRotatedAt: last },
    });
    expect(resource('old').facets).toMatchObject({
      rotation: { value: { automatic: false, lastRotatedAt: last } },
      deletionProtection: { state: 'absent' },
      networkAccess: { state: 'absent' },
    });
    expect(resource('off').facets).toMatchObject({
      keyState: { value: { state: 'disabled' } },
      rotation: { state: 'absent' },
    });
    expect(resource('mail')).toMatchObject({
      kind: 'secret',
      facets: { rotation: { value: { automatic: false, lastRotatedAt: last } } },
    });
    const names = records.flatMap(one => (one.record === 'resource' ? [one.name] : [])).sort();
    expect(names).toEqual(['mail', 'off', 'old', 'orders', 'shop']);
    expect(server.log().filter(line => /versions|secrets\/./.test(line))).toEqual([]);
  });

  it('has unread contents when a list is denied', async () => {
    const { resource, population } = await collectAzure(
      {
        ...base,
        resources: [vault('shop')],
        answers: {
          ...contents('shop', [entry('shop', 'keys', 'orders'), entry('shop', 'keys', 'old')]),
          ...keyAnswers('shop', 'orders', rotates),
          ...keyAnswers('shop', 'old'),
        },
        refusals: [[/\/secrets$/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      only,
    );
    expect(population('secret')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('key')?.reading).toEqual({ state: 'value', value: 3 });
    expect(resource('orders').facets.rotation).toMatchObject({ value: { automatic: true } });
    expect(resource('old').facets.rotation, 'a certificate may renew it').toMatchObject({ state: 'unread' });
  });

  it('leaves keys and secrets unread when it is denied', async () => {
    const { population } = await collectAzure(
      { ...base, permissions: { [SUBSCRIPTION]: [{ actions: ['Microsoft.Cache/*/read'], notActions: [] }] } },
      only,
    );
    expect(population('key')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(population('secret')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
