import { describe, it } from 'vitest';
import { heldRecords } from '../../../src/facts/backups/held-records.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const denied = unread('denied');
const ID = 'arn:aws:s3:::vault';
const vault = resource('bucket', { id: ID, name: 'vault', facets: { replicationDestinations: [] } });
const source = (destination: string | typeof denied) =>
  resource('bucket', {
    id: 'arn:aws:s3:::shop',
    name: 'shop',
    facets: { replicationDestinations: typeof destination === 'string' ? [{ id: destination }] : denied },
  });
const log = (bucket: string | undefined) =>
  resource('audit-log', {
    id: 'trail',
    facets: {
      auditLog: {
        ...{ multiRegion: true, organization: false, logging: true, logFileValidation: true, managementEvents: true },
        ...(bucket === undefined ? {} : { bucket }),
      },
    },
  });

createFactTester({ describe, it })(heldRecords, [
  {
    name: 'a trail delivers to it',
    world: testInventory({ resources: [vault, log('vault')] }),
    expect: { [ID]: value('audit-logs') },
  },
  {
    name: 'another bucket is copied to it',
    world: testInventory({ resources: [vault, source(ID)] }),
    expect: { [ID]: value('copies') },
  },
  {
    name: 'trails and copies go elsewhere',
    world: testInventory({ resources: [vault, source('arn:aws:s3:::other'), log('others')] }),
    expect: { [ID]: value('none') },
    unreadWhenRefused: ['audit-log', 'bucket'],
  },
  {
    name: 'a trail without a bucket',
    world: testInventory({ resources: [vault, log(undefined)] }),
    expect: { [ID]: value('none') },
  },
  {
    name: 'where another bucket is copied to was refused',
    world: testInventory({ resources: [vault, source(denied)] }),
    expect: { [ID]: denied },
  },
  {
    name: 'a trail is enough, whatever was refused',
    world: testInventory({ resources: [vault, source(denied), log('vault')] }),
    expect: { [ID]: value('audit-logs') },
  },
]);
