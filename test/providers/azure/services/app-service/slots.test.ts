import { describe, expect, it } from 'vitest';
import { azureAppService } from '../../../../../src/providers/azure/services/app-service/app-service.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';
import { azureVerdicts } from '../../../../support/azure/verdicts.ts';

const SITE = 'Microsoft.Web/sites';
const slotPath = (of: string, name: string): string => `${armPath(SITE, of)}/slots/${name}`;
const row = (id: string, name: string, kind: string, properties: Record<string, unknown>) => ({
  id,
  name,
  type: id.includes('/slots/') ? `${SITE}/slots` : SITE,
  kind,
  location: 'westeurope',
  properties: { state: 'Running', httpsOnly: true, clientAffinityEnabled: false, publicNetworkAccess: 'Enabled', ...properties },
}); // prettier-ignore
const site = (name: string, kind = 'app') => row(armPath(SITE, name), name, kind, {});
const slot = (of: string, name: string, kind = 'app', properties: Record<string, unknown> = {}) =>
  row(slotPath(of, name), name, kind, properties);
const settings = (path: string, properties: Record<string, unknown> = {}) => ({
  [`${path}/config/web`]: {
    id: `${path}/config/web`,
    name: 'web',
    properties: { minTlsVersion: '1.2', ftpsState: 'FtpsOnly', remoteDebuggingEnabled: false, ...properties },
  },
});
const OPEN_FUNCTION = {
  id: 'f',
  name: 'pay',
  properties: { config: { bindings: [{ type: 'httpTrigger', authLevel: 'anonymous' }] } },
};
const FUNCTION = 'functionapp,linux';

describe('a deployment slot', () => {
  it('is judged like its app, by its own settings', async () => {
    const shop = (name: string) => slotPath('shop', name);
    const fixture = {
      resources: [
        site('shop'),
        slot('shop', 'good'),
        slot('shop', 'plain', 'app', { httpsOnly: false }),
        slot('shop', 'ftp'),
        slot('shop', 'aged'),
        slot('shop', 'debugged'),
      ],
      answers: {
        ...settings(armPath(SITE, 'shop')),
        ...settings(shop('good')),
        ...settings(shop('plain')),
        ...settings(shop('ftp'), { ftpsState: 'AllAllowed' }),
        ...settings(shop('aged'), { minTlsVersion: '1.0' }),
        ...settings(shop('debugged'), { remoteDebuggingEnabled: true }),
      },
    };
    const tls = await azureVerdicts(fixture, ['tls-not-enforced']);
    expect(Object.fromEntries(tls)).toMatchObject({
      shop: 'pass',
      'shop/good': 'pass',
      'shop/plain': 'fail optional',
      'shop/ftp': 'fail optional',
    });
    const versions = await azureVerdicts(fixture, ['outdated-tls-version']);
    expect(versions.get('shop')).toBe('pass');
    expect(versions.get('shop/aged')).toBe('fail outdated');
    const debugging = await azureVerdicts(fixture, ['remote-debugging-enabled']);
    expect(debugging.get('shop/good')).toBe('pass');
    expect(debugging.get('shop/debugged')).toBe('fail enabled');
    const health = await azureVerdicts(fixture, ['missing-health-check-or-draining', 'deployment-without-rollback']);
    expect(health.get('shop/good'), 'no customer is sent to it').toBe('not-applicable');
  });

  it('of a function app is public where its functions are', async () => {
    const [open, keyed, inner] = [slotPath('fn', 'open'), slotPath('fn', 'keyed'), slotPath('fn', 'inner')];
    const said = await azureVerdicts(
      {
        resources: [
          site('fn', FUNCTION),
          slot('fn', 'open', FUNCTION),
          slot('fn', 'keyed', FUNCTION),
          slot('fn', 'inner', FUNCTION, { publicNetworkAccess: 'Disabled' }),
        ],
        answers: {
          ...settings(armPath(SITE, 'fn')),
          [`${armPath(SITE, 'fn')}/functions`]: [],
          ...settings(open),
          ...settings(keyed),
          ...settings(inner),
          [`${open}/functions`]: [OPEN_FUNCTION],
          [`${open}/config/authsettingsV2`]: { name: 'authsettingsV2', properties: { platform: { enabled: false } } },
          [`${keyed}/functions`]: [],
        },
      },
      ['public-function'],
    );
    expect(Object.fromEntries(said)).toMatchObject({
      fn: 'pass',
      'fn/open': 'fail open',
      'fn/keyed': 'pass',
      'fn/inner': 'pass',
    });
  });

  it('has unread settings of its own where they are denied, and the app keeps its', async () => {
    const { resource, population } = await collectAzure(
      {
        subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
        locations: LOCATIONS,
        resources: [site('shop'), slot('shop', 'staging')],
        answers: settings(armPath(SITE, 'shop')),
        refusals: [[/slots\/staging\/config/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      { collectors: [azureAppService] },
    );
    expect(resource('shop/staging')).toMatchObject({
      type: 'Microsoft.Web/sites/slots',
      facets: { encryptionInTransit: { state: 'unread', reason: 'denied' }, listeners: { state: 'unread' } },
    });
    expect(resource('shop').facets.encryptionInTransit).toMatchObject({ value: 'required' });
    expect(population('app')?.reading).toMatchObject({ state: 'value', value: 2 });
  });
});
