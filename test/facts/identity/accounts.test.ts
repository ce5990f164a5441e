import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, REGION, resource, testInventory } from '../../support/world.ts';
import {
  accountsRead,
  consoleUsers,
  inUse,
  providersInUse,
  providersRead,
  auditLogs,
} from '../../../src/facts/identity/accounts.ts';
import { attached } from '../../../src/facts/network/attached.ts';
import { metricCoverage } from '../../../src/facts/monitoring/metric-coverage.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const test = createFactTester({ describe, it });
const denied = unread('denied');
const AUDIT = '999900001111';
const account = (id = ACCOUNT, managementAccount: string | null = AUDIT) =>
  resource('account', {
    id: `account ${id}`,
    account: id,
    facets: { organizationMembership: managementAccount === null ? null : { organization: 'o-1', managementAccount } },
  });

const whole: Facets['auditLog'] = {
  multiRegion: true,
  organization: false,
  logging: true,
  logFileValidation: true,
  managementEvents: true,
};
const trail = (id: string, change: Partial<Facets['auditLog']> | typeof denied = {}, of = ACCOUNT) =>
  resource('audit-log', {
    id,
    account: of,
    facets: { auditLog: 'state' in change ? denied : { ...whole, ...change } },
  });
const seen = (name: string, change: object = {}) => ({
  name,
  multiRegion: true,
  logging: true,
  managementEvents: true,
  logFileValidation: true,
  keptForAYear: true,
  ...change,
});

test(auditLogs, [
  {
    name: 'a trail of its own',
    world: testInventory({ resources: [account(), trail('main')] }),
    expect: { [`account ${ACCOUNT}`]: value([seen('main')]) },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'the trail of the organization, and not the trail of another account',
    world: testInventory({
      resources: [
        account(),
        account(AUDIT),
        trail('audit', { organization: true }, AUDIT),
        trail('own', { logFileValidation: false }, AUDIT),
      ],
    }),
    expect: {
      [`account ${ACCOUNT}`]: value([seen('audit')]),
      [`account ${AUDIT}`]: value([seen('audit'), seen('own', { logFileValidation: false })]),
    },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'no trail at all',
    world: testInventory({ resources: [account()] }),
    expect: { [`account ${ACCOUNT}`]: value([]) },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'a trail that was seen and misses nothing settles it, whatever list was refused',
    world: testInventory({ resources: [account(), trail('main')], refused: ['audit-log'] }),
    expect: { [`account ${ACCOUNT}`]: value([seen('main')]) },
  },
  {
    name: 'a trail that misses something does not: a list that was refused may hide a better one',
    world: testInventory({ resources: [account(), trail('main', { multiRegion: false })], refused: ['audit-log'] }),
    expect: { [`account ${ACCOUNT}`]: unread('denied', 'test:List audit-log') },
  },
  {
    name: 'a store that forgets within the year does not settle it, one of a year does',
    world: testInventory({ resources: [account(), trail('lake', { retentionDays: 364 })] }),
    expect: { [`account ${ACCOUNT}`]: value([seen('lake', { keptForAYear: false })]) },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'a store of a year settles it, whatever list was refused',
    world: testInventory({ resources: [account(), trail('lake', { retentionDays: 365 })], refused: ['audit-log'] }),
    expect: { [`account ${ACCOUNT}`]: value([seen('lake')]) },
  },
  {
    name: 'the trail of another organization covers nothing here',
    world: testInventory({ resources: [account(ACCOUNT, null), trail('audit', { organization: true }, AUDIT)] }),
    expect: { [`account ${ACCOUNT}`]: value([]) },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'the trail of an organization, in an account whose own is unread',
    world: testInventory({
      resources: [
        resource('account', { id: 'main', facets: { organizationMembership: denied } }),
        trail('audit', { organization: true }, AUDIT),
      ],
    }),
    expect: { main: denied },
  },
  {
    name: 'a trail of another account that is unread may be the organization’s',
    world: testInventory({ resources: [account(), trail('audit', denied, AUDIT)] }),
    expect: { [`account ${ACCOUNT}`]: denied },
  },
]);

const region = (name: string) => resource('region', { id: `region ${name}`, region: name });
const IN_USE_KINDS = ['server', 'disk', 'database', 'bucket', 'load-balancer'] as const;

test(inUse, [
  {
    name: 'a region and an account that hold a database, and a region that is empty',
    world: testInventory({
      resources: [account(), region(REGION), region('us-east-1'), resource('database', { region: REGION })],
    }),
    expect: {
      [`account ${ACCOUNT}`]: value(true),
      [`region ${REGION}`]: value(true),
      'region us-east-1': value(false),
    },
  },
  {
    name: 'an empty account is empty only when every list is whole',
    world: testInventory({ resources: [account(), region(REGION)] }),
    expect: { [`account ${ACCOUNT}`]: value(false), [`region ${REGION}`]: value(false) },
    unreadWhenRefused: [...IN_USE_KINDS],
  },
  {
    name: 'a list refused in another region changes nothing in this one',
    world: testInventory({
      resources: [region(REGION), region('us-east-1')],
      refused: [{ kind: 'disk', region: 'us-east-1' }],
    }),
    expect: { [`region ${REGION}`]: value(false), 'region us-east-1': unread('denied', 'test:List disk') },
  },
]);

const person = (id: string, credentials: Facets['credentials'] | typeof denied) =>
  resource('identity', { id, facets: { credentials } });

test(consoleUsers, [
  {
    name: 'two people and a machine',
    world: testInventory({
      resources: [
        account(),
        person('ann', { consoleAccess: true, accessKeys: [] }),
        person('bob', { consoleAccess: true, accessKeys: [] }),
        person('robot', { consoleAccess: false, accessKeys: [] }),
      ],
    }),
    expect: { [`account ${ACCOUNT}`]: value(2) },
    unreadWhenRefused: ['identity'],
  },
  {
    name: 'nobody',
    world: testInventory({ resources: [account(), person('robot', { consoleAccess: false, accessKeys: [] })] }),
    expect: { [`account ${ACCOUNT}`]: value(0) },
    unreadWhenRefused: ['identity'],
  },
  {
    name: 'one that could not be read may be a person',
    world: testInventory({
      resources: [account(), person('robot', { consoleAccess: false, accessKeys: [] }), person('ann', denied)],
    }),
    expect: { [`account ${ACCOUNT}`]: denied },
  },
]);

const practice = (answer: Facets['answer'] | typeof denied | null) =>
  resource('practice', { id: 'second-provider', provider: 'any', account: '', region: 'global', facets: { answer } });
const yes: Facets['answer'] = { status: 'yes', date: '2026-06-01', by: 'A. Jones' };
const two = [{}, { provider: 'gcp' as const, account: 'shop-prod' }];

test(accountsRead, [
  {
    name: 'two accounts, and one that could not be read',
    world: testInventory({ resources: [account()], targets: [...two, { account: AUDIT, failed: 'expired' }] }),
    expect: { [`account ${ACCOUNT}`]: value(2) },
  },
]);

test(providersRead, [
  {
    name: 'two providers, and one that could not be read',
    world: testInventory({
      resources: [account()],
      targets: [...two, { provider: 'azure', account: 's', failed: 'expired' }],
    }),
    expect: { [`account ${ACCOUNT}`]: value(['aws', 'gcp']) },
  },
]);

test(providersInUse, [
  {
    name: 'one provider and nobody answered: nobody knows',
    world: testInventory({ resources: [practice(denied)], targets: [{}] }),
    expect: { 'second-provider': denied },
  },
  {
    name: 'one provider and an answer',
    world: testInventory({ resources: [practice(yes)], targets: [{}] }),
    expect: { 'second-provider': value({ providers: ['aws'], answer: yes }) },
  },
  {
    name: 'two providers and no answer, which could say that nothing would remain',
    world: testInventory({ resources: [practice(denied)], targets: two }),
    expect: { 'second-provider': denied },
  },
]);

const usage: Facets['utilization'] = [
  { metric: 'latency', unit: 'seconds', min: 1, p5: 1, p50: 1, p95: 2, p99: 3, max: 3, days: 14, samples: 336 },
];

test(metricCoverage, [
  {
    name: 'a balancer that is measured and a database that is not',
    world: testInventory({
      resources: [
        account(),
        resource('load-balancer', { facets: { utilization: usage } }),
        resource('database', { facets: { utilization: null } }),
        resource('server', { facets: { utilization: denied } }),
      ],
    }),
    expect: { [`account ${ACCOUNT}`]: value({ measured: 1, total: 2 }) },
    unreadWhenRefused: ['load-balancer', 'database'],
  },
  {
    name: 'servers count where there is neither',
    world: testInventory({ resources: [account(), resource('server', { facets: { utilization: usage } })] }),
    expect: { [`account ${ACCOUNT}`]: value({ measured: 1, total: 1 }) },
    unreadWhenRefused: ['server'],
  },
  {
    name: 'without the right to metrics nobody knows',
    world: testInventory({ resources: [account(), resource('database')] }),
    expect: { [`account ${ACCOUNT}`]: unread('not-collected') },
  },
]);

const card = (firewall: string): Facets['networkInterfaces'] => [
  { subnet: 'subnet-1', firewalls: [firewall], addressFamilies: [] },
];

test(attached, [
  {
    name: 'a firewall in front of a database, and one in front of nothing',
    world: testInventory({
      resources: [
        resource('firewall', { id: 'used' }),
        resource('firewall', { id: 'idle' }),
        resource('database', { facets: { networkInterfaces: card('used') } }),
      ],
    }),
    expect: { used: value(true), idle: value(false) },
    unreadWhenRefused: [],
  },
  {
    name: 'nothing uses it: only when every list of what may is whole',
    world: testInventory({ resources: [resource('firewall', { id: 'idle' })] }),
    expect: { idle: value(false) },
    unreadWhenRefused: [
      'server',
      'database',
      'load-balancer',
      'cache',
      'warehouse',
      'search',
      'function',
      'app',
      'kubernetes-cluster',
      'server-group',
      'managed-service',
      'messaging',
    ],
  },
  {
    name: 'a firewall in front of a cache, and one in front of a warehouse',
    world: testInventory({
      resources: [
        resource('firewall', { id: 'sessions' }),
        resource('firewall', { id: 'reports' }),
        resource('cache', { facets: { networkInterfaces: card('sessions') } }),
        resource('warehouse', { facets: { networkInterfaces: card('reports') } }),
      ],
    }),
    expect: { sessions: value(true), reports: value(true) },
  },
  {
    name: 'a firewall in front of nothing but a function',
    world: testInventory({
      resources: [
        resource('firewall', { id: 'mailer' }),
        resource('function', { facets: { networkInterfaces: card('mailer') } }),
      ],
    }),
    expect: { mailer: value(true) },
  },
  {
    name: 'a server of this region does not say what it uses',
    world: testInventory({
      resources: [resource('firewall', { id: 'idle' }), resource('server', { facets: { networkInterfaces: denied } })],
    }),
    expect: { idle: denied },
  },
]);
