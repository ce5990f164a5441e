import { describe, it } from 'vitest';
import type { TestFacets } from '../../../src/check/testing.ts';
import { requestLogging } from '../../../src/facts/monitoring/request-logging.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const ID = 'arn:aws:s3:::data';
const test = createFactTester({ describe, it });

const bucket = (facets: TestFacets = {}, head: object = {}) =>
  resource('bucket', {
    id: ID,
    name: 'data',
    ...head,
    facets: { accessLogging: 'disabled', accessLogTarget: null, publicAccess: 'blocked', ...facets },
  });
const trail = (more: object = {}, head: object = {}) =>
  resource('audit-log', {
    id: 'trail',
    ...head,
    facets: {
      auditLog: {
        multiRegion: true,
        organization: false,
        logging: true,
        logFileValidation: true,
        managementEvents: true,
        ...more,
      },
    },
  });
const events = (prefix: string, kind: 'all' | 'reads' | 'writes' | 'some' = 'all', except: string[] = []) => ({
  prefix,
  except,
  events: kind,
});
const is = (logging: 'enabled' | 'partial' | 'disabled' | 'unrelated', isPublic = false) =>
  value({ logging, isPublic });
const world = (...resources: Parameters<typeof testInventory>[0]['resources'] & object) =>
  testInventory({ resources: [...resources] });

test(requestLogging, [
  {
    name: 'a bucket with an access log of its own',
    world: world(bucket({ accessLogging: 'enabled' })),
    expect: { [ID]: is('enabled') },
  },
  {
    name: 'a bucket without one, and no trail with data events',
    world: world(bucket(), trail()),
    expect: { [ID]: is('disabled') },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'a public bucket without one',
    world: world(bucket({ publicAccess: 'public' }), trail()),
    expect: { [ID]: is('disabled', true) },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'a bucket whose access settings were refused',
    world: world(bucket({ publicAccess: unread('denied') }), trail()),
    expect: { [ID]: unread('denied') },
  },
  {
    name: 'a trail with the requests to every bucket',
    world: world(bucket(), trail({ objectEvents: [events('arn:aws:s3')] })),
    expect: { [ID]: is('enabled') },
  },
  {
    name: 'a trail of another account, of its organization',
    world: world(bucket(), trail({ organization: true, objectEvents: [events('')] }, { account: '999988887777' })),
    expect: { [ID]: is('enabled') },
  },
  {
    name: 'a trail of another account',
    world: world(bucket(), trail(), trail({ objectEvents: [events('')] }, { id: 'other', account: '999988887777' })),
    expect: { [ID]: is('disabled') },
  },
  {
    name: 'a trail of another region alone',
    world: world(bucket(), trail({ multiRegion: false, objectEvents: [events('')] }, { region: 'us-west-2' })),
    expect: { [ID]: is('disabled') },
  },
  {
    name: 'a trail that is stopped',
    world: world(bucket(), trail({ logging: false, objectEvents: [events('')] })),
    expect: { [ID]: is('disabled') },
  },
  {
    name: 'reads by one selector, writes by another',
    world: world(bucket(), trail({ objectEvents: [events('', 'reads'), events(`${ID}/`, 'writes')] })),
    expect: { [ID]: is('enabled') },
  },
  {
    name: 'writes alone',
    world: world(bucket(), trail({ objectEvents: [events('', 'writes')] })),
    expect: { [ID]: is('partial') },
    unreadWhenRefused: ['audit-log'],
  },
  {
    name: 'one folder of it',
    world: world(bucket(), trail({ objectEvents: [events(`${ID}/2026/`)] })),
    expect: { [ID]: is('partial') },
  },
  {
    name: 'every bucket but this one',
    world: world(bucket(), trail({ objectEvents: [events('', 'all', [`${ID}/`])] })),
    expect: { [ID]: is('disabled') },
  },
  {
    name: 'a bucket with a longer name',
    world: world(bucket(), trail({ objectEvents: [events('arn:aws:s3:::data-2/')] })),
    expect: { [ID]: is('disabled') },
  },
  {
    name: 'a bucket that gets the log of another, and one that gets that of a trail',
    world: world(
      bucket(),
      bucket({ accessLogging: 'enabled', accessLogTarget: ID }, { id: 'arn:aws:s3:::other', name: 'other' }),
      bucket({}, { id: 'arn:aws:s3:::trails', name: 'trails' }),
      trail({ bucket: 'trails' }),
    ),
    expect: { [ID]: absent, 'arn:aws:s3:::other': is('enabled'), 'arn:aws:s3:::trails': absent },
  },
  {
    name: 'storage of a provider without access log targets, by its own log alone',
    world: world(
      resource('bucket', { id: 'store', facets: { accessLogging: 'unrelated' } }),
      resource('key', { id: 'vault', facets: { accessLogging: 'disabled' } }),
      resource('key', { id: 'key', facets: { accessLogging: null } }),
    ),
    expect: { store: is('unrelated'), vault: is('disabled'), key: absent },
  },
]);
