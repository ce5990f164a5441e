import { describe, expect, it } from 'vitest';
import { guard, forbiddenReason } from '../../../../src/providers/azure/client/guard.ts';

const path = '/batch?api-version=2020-06-01';
const settings =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/a/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview';
const inside = (...requests: unknown[]) => forbiddenReason({ method: 'POST', path, body: { requests } });

describe('a batch request', () => {
  it('passes with diagnostic settings only', () => {
    expect(
      inside({ httpMethod: 'GET', name: '0', url: settings }, { httpMethod: 'GET', name: '1', url: settings }),
    ).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['another method', { httpMethod: 'PUT', name: '0', url: settings }],
    ['another method in small letters', { httpMethod: 'delete', name: '0', url: settings }],
    [
      'another thing',
      { httpMethod: 'GET', name: '0', url: '/subscriptions/s/providers/Microsoft.Web/sites?api-version=2024-04-01' },
    ],
    ['another host', { httpMethod: 'GET', name: '0', url: `https://example.com${settings}` }],
    ['keys on the way', { httpMethod: 'GET', name: '0', url: settings.replace('servers/a', 'servers/a/listKeys') }],
    ['more behind it', { httpMethod: 'GET', name: '0', url: `${settings}&x=/providers/a/listKeys` }],
    ['a body', { httpMethod: 'GET', name: '0', url: settings, content: {} }],
    ['a header', { httpMethod: 'GET', name: '0', url: settings, headers: {} }],
    ['no name', { httpMethod: 'GET', url: settings }],
    ['nothing', null],
  ])('are stopped with %s inside', (_, request) => {
    expect(inside({ httpMethod: 'GET', name: '0', url: settings }, request)).toBeDefined();
  });

  it('is stopped when it is empty or has anything else', () => {
    expect(inside()).toBeDefined();
    expect(forbiddenReason({ method: 'POST', path })).toBeDefined();
    const requests = [{ httpMethod: 'GET', name: '0', url: settings }];
    expect(forbiddenReason({ method: 'POST', path, body: { requests, more: 1 } })).toBeDefined();
    expect(() => {
      guard({ method: 'POST', path, body: {} }, 'x', new Set(['x']));
    }).toThrow(expect.objectContaining({ code: 'CB_GUARD' }));
  });
});
