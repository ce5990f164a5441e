import { describe, it } from 'vitest';
import type { TestFacets } from '../../../src/check/testing.ts';
import { changesWithoutAlert, eventsWithoutAlert } from '../../../src/facts/monitoring/security-alerts.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
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

const trail = (logGroup: string | ReturnType<typeof unread>, more: object = {}) =>
  resource('audit-log', {
    id: 'all',
    region: 'r1',
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
              ...more,
            }
          : logGroup,
    },
  });

const watched = (...events: ('iam-changes' | 'sign-in-failure')[]) =>
  events.map(event => ({ event, logGroup: 'trail', metrics: ['d'] }));
const worldOf = (of: ReturnType<typeof trail>, ...more: ReturnType<typeof resource>[]) =>
  testInventory({
    resources: [
      account(),
      region('r1', { securityAlertRules: watched('iam-changes', 'sign-in-failure') }),
      alarm('a', 'd'),
      resource('server', { id: 's1', region: 'r1' }),
      of,
      ...more,
    ],
  });

const leavingOut = (region: string, { header, ...world }: ReturnType<typeof testInventory>) => ({
  ...world,
  header: { ...header, targets: header.targets.map(one => ({ ...one, omittedRegions: [region] })) },
});

const AUDIT = '999900001111';
const ofOrganizationAudit = resource('account', {
  id: 'main',
  region: 'global',
  facets: { organizationMembership: { organization: 'o-1', managementAccount: AUDIT } },
});
const silent = region('r1', { securityAlertRules: [{ event: 'iam-changes', metrics: [] }] });
const ofOrganization = trail('central', { organization: true });
const central = (actions = 1) => [
  resource('log-store', { id: 'central', account: AUDIT }),
  resource('region', {
    id: 'audit r1',
    account: AUDIT,
    region: 'r1',
    facets: { securityAlertRules: [{ event: 'iam-changes', logGroup: 'central', metrics: ['m'] }] },
  }),
  { ...alarm('central alarm', 'm', actions), account: AUDIT },
];

test(eventsWithoutAlert, [
  {
    name: 'the account that keeps the log of the organization hears it for its members',
    world: testInventory({ resources: [ofOrganizationAudit, silent, ofOrganization, ...central()] }),
    expect: { main: value([]) },
  },
  {
    name: 'it has the log, and nobody hears its alarm',
    world: testInventory({ resources: [ofOrganizationAudit, silent, ofOrganization, ...central(0)] }),
    expect: { main: value(['iam-changes']) },
    unreadWhenRefused: ['alarm', 'audit-log', 'log-store'],
  },
  {
    name: 'it was not read: its alerts are unread, not absent',
    world: testInventory({ resources: [ofOrganizationAudit, silent, ofOrganization] }),
    expect: { main: unread('not-collected', 'central') },
  },
  {
    name: 'the trail of another organization',
    world: testInventory({
      resources: [
        account({ organizationMembership: null }),
        silent,
        { ...ofOrganization, account: AUDIT },
        ...central(),
      ],
    }),
    expect: { main: value(['iam-changes']) },
    unreadWhenRefused: ['alarm', 'audit-log'],
  },
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
  { name: 'a trail of every region feeds all', world: worldOf(trail('trail')), expect: { main: value([]) } },
  {
    name: 'a trail that is stopped feeds nothing',
    world: worldOf(trail('trail', { logging: false })),
    expect: { main: value(['iam-changes', 'sign-in-failure']) },
  },
  {
    name: 'a trail of data events only feeds no change',
    world: worldOf(trail('trail', { managementEvents: false })),
    expect: { main: value(['iam-changes', 'sign-in-failure']) },
  },
  {
    name: 'a trail of the only region in use misses sign-ins by the endpoint of another',
    world: worldOf(trail('trail', { multiRegion: false })),
    expect: { main: value(['sign-in-failure']) },
  },
  {
    name: 'a trail of one of two regions in use',
    world: worldOf(
      trail('trail', { multiRegion: false }),
      region('r2', { securityAlertRules: watched() }),
      resource('server', { id: 's2', region: 'r2' }),
    ),
    expect: { main: value(['iam-changes', 'sign-in-failure']) },
  },
  {
    name: 'a trail of one region does not cover those that the run leaves out',
    world: leavingOut('r2', worldOf(trail('trail', { multiRegion: false }))),
    expect: { main: unread('not-collected', 'left out: r2') },
  },
  {
    name: 'a trail that delivers to a region that is left out may be watched there',
    world: leavingOut('r2', worldOf(trail('arn:aws:logs:r2:1:log-group:trail'))),
    expect: { main: unread('not-collected', 'left out: r2') },
  },
  {
    name: 'a trail of all regions whose log is watched needs no other one',
    world: leavingOut('r2', worldOf(trail('trail'))),
    expect: { main: value([]) },
  },
]);

const changes = (membership: TestFacets, ...told: string[]) =>
  testInventory({
    resources: [
      account(membership),
      region('r1', {
        securityAlertRules: [
          { event: 'route-changes', operation: 'CreateRoute', metrics: told },
          { event: 'organization-changes', operation: 'MoveAccount', metrics: [] },
          { event: 'iam-changes', metrics: [] },
        ],
      }),
      alarm('a', 'd'),
    ],
  });
const member = (managementAccount: string): TestFacets => ({
  organizationMembership: { organization: 'o', managementAccount },
});

test(changesWithoutAlert, [
  {
    name: 'a change of which nobody hears, in the account that keeps the log of the organization neither',
    world: testInventory({
      resources: [
        ofOrganizationAudit,
        region('r1', { securityAlertRules: [{ event: 'route-changes', metrics: [] }] }),
        ofOrganization,
        ...central(),
      ],
    }),
    expect: { main: value(['route-changes']) },
    unreadWhenRefused: ['alarm', 'audit-log', 'log-store'],
  },
  {
    name: 'a member of an organization records no changes of it',
    world: changes(member('another')),
    expect: { main: value(['route-changes']) },
    unreadWhenRefused: ['alarm', 'audit-log', 'region'],
  },
  { name: 'where all are told', world: changes(member('another'), 'd'), expect: { main: value([]) } },
  {
    name: 'one that may manage an organization',
    world: changes({ organizationMembership: unread('denied') }, 'd'),
    expect: { main: unread('denied') },
  },
  {
    name: 'a provider with one list of alerts',
    world: testInventory({ resources: [account({ securityAlertRules: watch() })] }),
    expect: { main: absent },
  },
]);
