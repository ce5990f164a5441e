import { describe, it } from 'vitest';
import type { TestFacets } from '../../../src/check/testing.ts';
import { eventsWithoutAlert } from '../../../src/facts/monitoring/security-alerts.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const account = (facets: TestFacets = {}) => resource('account', { id: 'main', region: 'global', facets });
const region = (id: string, facets: TestFacets) => resource('region', { id, region: id, facets });
const test = createFactTester({ describe, it });

const alarm = (id: string, metric: string, actions = 1) =>
  resource('alarm', {
    id,
    region: 'global',
    facets: { alarm: { enabled: true, actions, purpose: 'notification', state: 'ok', metric } },
  });
const watch = (...delivered: string[]) => [
  { event: 'iam-changes' as const, metrics: delivered },
  { event: 'network-changes' as const, metrics: ['d'] },
];

const trail = (logGroup: string | ReturnType<typeof unread>) =>
  resource('audit-log', {
    id: 'all',
    facets: {
      auditLog:
        typeof logGroup === 'string'
          ? {
              multiRegion: true,
              organization: false,
              logging: true,
              logFileValidation: true,
              managementEvents: true,
              logGroup,
            }
          : logGroup,
    },
  });

test(eventsWithoutAlert, [
  {
    name: 'what no heard alarm follows, and not what the provider has no such thing of',
    world: testInventory({ resources: [account({ securityAlertRules: watch() }), alarm('a', 'd')] }),
    expect: { main: value(['iam-changes']) },
    unreadWhenRefused: ['alarm', 'audit-log'],
  },
  {
    name: 'an alarm that tells nobody',
    world: testInventory({
      resources: [account({ securityAlertRules: watch('r') }), alarm('a', 'd', 0), alarm('b', 'r')],
    }),
    expect: { main: value(['network-changes']) },
    unreadWhenRefused: ['alarm', 'audit-log'],
  },
  {
    name: 'each in a region of its own',
    world: testInventory({
      resources: [
        account(),
        region('r1', { securityAlertRules: [{ event: 'iam-changes', metrics: ['r'] }] }),
        region('r2', { securityAlertRules: watch() }),
        alarm('a', 'd'),
        alarm('b', 'r'),
      ],
    }),
    expect: { main: value([]) },
    unreadWhenRefused: ['alarm', 'region'],
  },
  {
    name: 'one operation of several, and a log group that no trail feeds',
    world: testInventory({
      resources: [
        account({
          securityAlertRules: [
            { event: 'audit-log-changes', operation: 'StopLogging', metrics: [] },
            { event: 'audit-log-changes', operation: 'DeleteTrail', logGroup: 'trail', metrics: ['d'] },
            { event: 'network-changes', operation: 'AuthorizeSecurityGroupIngress', logGroup: 'trail', metrics: ['d'] },
            { event: 'iam-changes', operation: 'PutUserPolicy', logGroup: 'trail', metrics: ['d'] },
            { event: 'iam-changes', operation: 'PutUserPolicy', logGroup: 'web', metrics: ['d'] },
            { event: 'root-usage', logGroup: 'web', metrics: ['d'] },
          ],
        }),
        alarm('a', 'd'),
        trail('trail'),
      ],
    }),
    expect: { main: value(['audit-log-changes', 'root-usage']) },
    unreadWhenRefused: ['alarm', 'audit-log'],
  },
  {
    name: 'a log group that an unread trail may feed',
    world: testInventory({
      resources: [
        account({ securityAlertRules: [{ event: 'root-usage', logGroup: 'web', metrics: ['d'] }] }),
        alarm('a', 'd'),
        trail(unread('denied')),
      ],
    }),
    expect: { main: unread('denied') },
  },
  {
    name: 'rules that hand events on: in every region in use, or those of the account in one',
    world: testInventory({
      resources: [
        account(),
        region('r1', {
          securityAlertRules: [...watch(), { event: 'key-deletion', operation: 'DisableKey', metrics: [] }],
          securityEventRules: [{ event: 'iam-changes' }, { event: 'network-changes' }],
        }),
        region('r2', {
          securityAlertRules: watch(),
          securityEventRules: [{ event: 'network-changes' }, { event: 'key-deletion', operation: 'DisableKey' }],
        }),
        trail('none'),
        resource('server', { id: 's1', region: 'r1' }),
        resource('server', { id: 's2', region: 'r2' }),
      ],
    }),
    expect: { main: value(['key-deletion']) },
    unreadWhenRefused: ['region'],
  },
  {
    name: 'rules without a trail, which get nothing',
    world: testInventory({
      resources: [
        account(),
        region('r1', { securityAlertRules: watch(), securityEventRules: [{ event: 'iam-changes' }] }),
        alarm('a', 'd'),
      ],
    }),
    expect: { main: value(['iam-changes']) },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'rules that are unread',
    world: testInventory({
      resources: [
        account(),
        region('r1', { securityAlertRules: watch(), securityEventRules: unread('denied') }),
        alarm('a', 'd'),
        trail('none'),
      ],
    }),
    expect: { main: unread('denied') },
  },
]);
