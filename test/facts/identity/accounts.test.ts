import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, REGION, resource, world } from '../../support/world.ts';
import { accountsRead, consoleUsers, inUse, providerChoice, providersRead, trails } from '../../../src/facts/identity/accounts.ts';
import { attached } from '../../../src/facts/network/attached.ts';
import { measured } from '../../../src/facts/monitoring/metric-coverage.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const test = createFactTester({ describe, it });
const denied = unread('denied');
const AUDIT = '999900001111';
const account = (id = ACCOUNT) => resource('account', { id: `account ${id}`, account: id });

const whole: Facets['trail'] = {
  allRegions: true,
  organization: false,
  logging: true,
  integrity: true,
  managementEvents: true,
};
const trail = (id: string, change: Partial<Facets['trail']> | typeof denied = {}, of = ACCOUNT) =>
  resource('trail', { id, account: of, facets: { trail: 'state' in change ? denied : { ...whole, ...change } } });
const seen = (name: string, change: object = {}) => ({
  name,
  allRegions: true,
  logging: true,
  managementEvents: true,
  integrity: true,
  ...change,
});

test(trails, [
  {
    name: 'a trail of its own',
    world: world({ resources: [account(), trail('main')] }),
    expect: { [`account ${ACCOUNT}`]: value([seen('main')]) },
    unreadWhenRefused: ['trail'],
  },
  {
    name: 'the trail of the organization, and not the trail of another account',
    world: world({
      resources: [
        account(),
        account(AUDIT),
        trail('audit', { organization: true }, AUDIT),
        trail('own', { integrity: false }, AUDIT),
      ],
    }),
    expect: {
      [`account ${ACCOUNT}`]: value([seen('audit')]),
      [`account ${AUDIT}`]: value([seen('audit'), seen('own', { integrity: false })]),
    },
    unreadWhenRefused: ['trail'],
  },
  {
    name: 'no trail at all',
    world: world({ resources: [account()] }),
    expect: { [`account ${ACCOUNT}`]: value([]) },
    unreadWhenRefused: ['trail'],
  },
  {
    name: 'a trail that was seen and misses nothing settles it, whatever list was refused',
    world: world({ resources: [account(), trail('main')], refused: ['trail'] }),
    expect: { [`account ${ACCOUNT}`]: value([seen('main')]) },
  },
  {
    name: 'a trail that misses something does not: a list that was refused may hide a better one',
    world: world({ resources: [account(), trail('main', { allRegions: false })], refused: ['trail'] }),
    expect: { [`account ${ACCOUNT}`]: unread('denied', 'test:List trail') },
  },
  {
    name: 'a trail of another account that is unread may be the organization’s',
    world: world({ resources: [account(), trail('audit', denied, AUDIT)] }),
    expect: { [`account ${ACCOUNT}`]: denied },
  },
]);

const region = (name: string) => resource('region', { id: `region ${name}`, region: name });
const AT_WORK = ['server', 'disk', 'database', 'bucket', 'load-balancer'] as const;

test(inUse, [
  {
    name: 'a region and an account that hold a database, and a region that is empty',
    world: world({
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
    world: world({ resources: [account(), region(REGION)] }),
    expect: { [`account ${ACCOUNT}`]: value(false), [`region ${REGION}`]: value(false) },
    unreadWhenRefused: [...AT_WORK],
  },
  {
    name: 'a list refused in another region changes nothing in this one',
    world: world({
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
    world: world({
      resources: [
        account(),
        person('ann', { console: true, keys: [] }),
        person('bob', { console: true, keys: [] }),
        person('robot', { console: false, keys: [] }),
      ],
    }),
    expect: { [`account ${ACCOUNT}`]: value(2) },
    unreadWhenRefused: ['identity'],
  },
  {
    name: 'nobody',
    world: world({ resources: [account(), person('robot', { console: false, keys: [] })] }),
    expect: { [`account ${ACCOUNT}`]: value(0) },
    unreadWhenRefused: ['identity'],
  },
  {
    name: 'one that could not be read may be a person',
    world: world({ resources: [account(), person('robot', { console: false, keys: [] }), person('ann', denied)] }),
    expect: { [`account ${ACCOUNT}`]: denied },
  },
]);

const practice = (answer: Facets['answer'] | typeof denied | null) =>
  resource('practice', { id: 'second-provider', provider: 'any', account: '', region: 'global', facets: { answer } });
const yes: Facets['answer'] = { holds: 'yes', date: '2026-06-01', by: 'A. Jones' };
const two = [{}, { provider: 'gcp' as const, account: 'shop-prod' }];

test(accountsRead, [
  {
    name: 'two accounts, and one that could not be read',
    world: world({ resources: [account()], targets: [...two, { account: AUDIT, failed: 'expired' }] }),
    expect: { [`account ${ACCOUNT}`]: value(2) },
  },
]);

test(providersRead, [
  {
    name: 'two providers, and one that could not be read',
    world: world({ resources: [account()], targets: [...two, { provider: 'azure', account: 's', failed: 'expired' }] }),
    expect: { [`account ${ACCOUNT}`]: value(['aws', 'gcp']) },
  },
]);

test(providerChoice, [
  {
    name: 'one provider and nobody answered: nobody knows',
    world: world({ resources: [practice(denied)], targets: [{}] }),
    expect: { 'second-provider': denied },
  },
  {
    name: 'one provider and an answer',
    world: world({ resources: [practice(yes)], targets: [{}] }),
    expect: { 'second-provider': value({ providers: ['aws'], answer: yes }) },
  },
  {
    name: 'two providers need no answer',
    world: world({ resources: [practice(denied)], targets: two }),
    expect: { 'second-provider': value({ providers: ['aws', 'gcp'], answer: null }) },
  },
]);

const usage: Facets['usage'] = [
  { metric: 'latency', unit: 'seconds', min: 1, p5: 1, p50: 1, p95: 2, p99: 3, max: 3, days: 14, samples: 336 },
];

test(measured, [
  {
    name: 'a balancer that is measured and a database that is not',
    world: world({
      resources: [
        account(),
        resource('load-balancer', { facets: { usage } }),
        resource('database', { facets: { usage: null } }),
        resource('server', { facets: { usage: denied } }),
      ],
    }),
    expect: { [`account ${ACCOUNT}`]: value({ measured: 1, total: 2 }) },
    unreadWhenRefused: ['load-balancer', 'database'],
  },
  {
    name: 'servers count where there is neither',
    world: world({ resources: [account(), resource('server', { facets: { usage } })] }),
    expect: { [`account ${ACCOUNT}`]: value({ measured: 1, total: 1 }) },
    unreadWhenRefused: ['server'],
  },
  {
    name: 'without the right to metrics nobody knows',
    world: world({ resources: [account(), resource('database')] }),
    expect: { [`account ${ACCOUNT}`]: unread('not-collected') },
  },
]);

const card = (firewall: string): Facets['interfaces'] => [{ subnet: 'subnet-1', firewalls: [firewall], families: [] }];

test(attached, [
  {
    name: 'a firewall in front of a database, and one in front of nothing',
    world: world({
      resources: [
        resource('firewall', { id: 'used' }),
        resource('firewall', { id: 'idle' }),
        resource('database', { facets: { interfaces: card('used') } }),
      ],
    }),
    expect: { used: value(true), idle: value(false) },
    unreadWhenRefused: [],
  },
  {
    name: 'nothing uses it: only when every list of what may is whole',
    world: world({ resources: [resource('firewall', { id: 'idle' })] }),
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
      'cluster',
    ],
  },
  {
    name: 'a firewall in front of a cache, and one in front of a warehouse',
    world: world({
      resources: [
        resource('firewall', { id: 'sessions' }),
        resource('firewall', { id: 'reports' }),
        resource('cache', { facets: { interfaces: card('sessions') } }),
        resource('warehouse', { facets: { interfaces: card('reports') } }),
      ],
    }),
    expect: { sessions: value(true), reports: value(true) },
  },
  {
    name: 'a firewall in front of nothing but a function',
    world: world({
      resources: [
        resource('firewall', { id: 'mailer' }),
        resource('function', { facets: { interfaces: card('mailer') } }),
      ],
    }),
    expect: { mailer: value(true) },
  },
  {
    name: 'a server of this region does not say what it uses',
    world: world({
      resources: [resource('firewall', { id: 'idle' }), resource('server', { facets: { interfaces: denied } })],
    }),
    expect: { idle: denied },
  },
]);
