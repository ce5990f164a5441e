import { afterEach, beforeEach, expect, it } from 'vitest';
import { facet } from '../../../../../src/model/resource.ts';
import { awsCloudTrailLake } from '../../../../../src/providers/aws/services/cloudtrail/event-data-stores.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const ARN = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:eventdatastore/1`;
const LISTED = { EventDataStores: [{ EventDataStoreArn: ARN, Name: 'lake' }] };
const selector = (...fields: readonly (readonly [field: string, ...values: string[]])[]) => ({
  FieldSelectors: fields.map(([Field, ...Equals]) => ({ Field, Equals })),
});
const MANAGEMENT = selector(['eventCategory', 'Management']);
const OBJECTS = selector(['eventCategory', 'Data'], ['resources.type', 'AWS::S3::Object']);
const store = (more: Record<string, unknown> = {}) => ({
  EventDataStoreArn: ARN,
  Name: 'lake',
  Status: 'ENABLED',
  AdvancedEventSelectors: [MANAGEMENT],
  MultiRegionEnabled: true,
  OrganizationEnabled: false,
  RetentionPeriod: 2557,
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'cloudtrail.ListEventDataStores': LISTED,
    'cloudtrail.GetEventDataStore': store(),
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsCloudTrailLake] });
const lake = async (more: Record<string, unknown> = {}) => {
  server.script({ 'cloudtrail.GetEventDataStore': store(more) });
  return facet((await collect()).resource('eventdatastore/1'), 'auditLog');
};
const WHOLE = {
  ...{ multiRegion: true, organization: false, logging: true, logFileValidation: true, managementEvents: true },
  retentionDays: 2557,
};

it('an event data store is an audit log that keeps its events itself', async () => {
  expect((await collect()).resource('eventdatastore/1')).toMatchObject({
    kind: 'audit-log',
    type: 'AWS::CloudTrail::EventDataStore',
    name: 'lake',
    region: REGION,
  });
  expect(await lake()).toEqual({ state: 'value', value: WHOLE });
});

it.each([
  ['one region', { MultiRegionEnabled: false }, { multiRegion: false }],
  ['the organization', { OrganizationEnabled: true }, { organization: true }],
  ['nothing any more', { Status: 'STOPPED_INGESTION' }, { logging: false }],
  ['nothing, for it is being deleted', { Status: 'PENDING_DELETION' }, { logging: false }],
  ['reads only', { AdvancedEventSelectors: [selector(['eventCategory', 'Management'], ['readOnly', 'true'])] }, { managementEvents: false }],
  ['requests to objects only', { AdvancedEventSelectors: [OBJECTS] }, { managementEvents: false, objectEvents: [{ prefix: '', except: [], events: 'all' }] }],
])('a store that records %s', async (_, more, expected) => {
  expect(await lake(more)).toEqual({ state: 'value', value: { ...WHOLE, ...expected } });
}); // prettier-ignore

it.each([
  ['configuration items', [selector(['eventCategory', 'ConfigurationItem'])]],
  ['events from outside of AWS', [selector(['eventCategory', 'ActivityAuditLog'])]],
])('a store of %s records no calls', async (_, AdvancedEventSelectors) => {
  expect(await lake({ AdvancedEventSelectors })).toEqual({ state: 'absent' });
});

it.each([
  ['refused', fault('AccessDeniedException', 403), 'denied'],
  ['without a status', store({ Status: undefined }), 'failed'],
  ['without selectors', store({ AdvancedEventSelectors: undefined }), 'failed'],
])('a store whose details are %s is unread', async (_, answer, reason) => {
  server.script({ 'cloudtrail.GetEventDataStore': answer });
  expect(facet((await collect()).resource('eventdatastore/1'), 'auditLog')).toMatchObject({ state: 'unread', reason });
});

it.each([
  ['that is refused is unread', 'AccessDeniedException', { state: 'unread', reason: 'denied' }],
  ['of a region without CloudTrail Lake is empty', 'UnsupportedOperationException', { state: 'value', value: 0 }],
])('a list %s', async (_, error, reading) => {
  server.script({ 'cloudtrail.ListEventDataStores': fault(error, 403) });
  expect((await collect()).population('audit-log').reading).toMatchObject(reading);
});
