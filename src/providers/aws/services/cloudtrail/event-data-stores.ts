import type { EventDataStore, GetEventDataStoreResponse } from '@aws-sdk/client-cloudtrail';
import type * as sdk from '@aws-sdk/client-cloudtrail';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { objectEventsOf } from './data-events.ts';
import { logsChanges } from './management-events.ts';

type CloudTrail = typeof sdk;

/**
 * Reads the event data stores of CloudTrail Lake, which record events as trails do. One that an organization collects into is
 * listed in the account that owns it alone. A unit for all regions: a refused list says nothing of whether a region is empty.
 */
export const awsCloudTrailLake: AwsCollector = {
  id: 'aws-cloudtrail-lake',
  provider: 'aws',
  scope: 'global',
  lists: ['audit-log'],
  fills: { 'audit-log': ['auditLog'] },
  operations: operations('cloudtrail', ['ListEventDataStores', 'GetEventDataStore']),
  collect: async ctx => {
    const cloudtrail = await import('@aws-sdk/client-cloudtrail');
    await awaitAll(ctx.regions.map(region => listStores(ctx, cloudtrail, region)));
  },
};

/** Not every region has CloudTrail Lake. */
async function listStores(ctx: AwsContext, cloudtrail: CloudTrail, region: string): Promise<void> {
  const client = ctx.client(cloudtrail.CloudTrailClient, region);
  await ctx.list(
    'audit-log',
    'cloudtrail:ListEventDataStores',
    () =>
      forEachPage(cloudtrail.paginateListEventDataStores({ client, pageSize: 1000 }, {}), page =>
        awaitAll(
          // The list has their names only.
          assertField(page.EventDataStores, 'EventDataStores').map(async one => {
            await emitStore(ctx, region, one, Store =>
              client.send(new cloudtrail.GetEventDataStoreCommand({ EventDataStore: Store })),
            );
          }),
        ),
      ),
    { absentOn: ['UnsupportedOperationException'] },
  );
}

async function emitStore(
  ctx: AwsContext,
  region: string,
  { EventDataStoreArn, Name }: EventDataStore,
  ask: (id: string) => Promise<GetEventDataStoreResponse>,
): Promise<void> {
  const id = assertField(EventDataStoreArn, 'EventDataStoreArn');
  const store = await ctx.read('cloudtrail:GetEventDataStore', () => ask(id));
  ctx.emit({
    id,
    kind: 'audit-log',
    type: 'AWS::CloudTrail::EventDataStore',
    region,
    name: Name ?? id,
    tags: {},
    facets: {
      auditLog: flatMapReading(store, known => (recordsCalls(known) ? facetFrom(() => auditLogOf(known)) : absent)),
    },
  });
}

/** Others, which are no audit logs, hold configuration items, evidence of audits or events from outside of AWS. */
const recordsCalls = ({ AdvancedEventSelectors: selectors }: GetEventDataStoreResponse): boolean =>
  selectors?.some(({ FieldSelectors: fields = [] }) =>
    fields.some(
      ({ Field, Equals = [] }) =>
        Field === 'eventCategory' && (Equals.includes('Management') || Equals.includes('Data')),
    ),
  ) !== false;

function auditLogOf(store: GetEventDataStoreResponse): Facets['auditLog'] {
  const selectors = assertField(store.AdvancedEventSelectors, 'AdvancedEventSelectors');
  const objectEvents = objectEventsOf([], selectors);
  return {
    multiRegion: assertField(store.MultiRegionEnabled, 'MultiRegionEnabled'),
    organization: store.OrganizationEnabled === true,
    logging: assertField(store.Status, 'Status') === 'ENABLED',
    // Nobody can change an event in a store.
    logFileValidation: true,
    managementEvents: logsChanges([], selectors),
    retentionDays: assertField(store.RetentionPeriod, 'RetentionPeriod'),
    ...(objectEvents.length === 0 ? {} : { objectEvents }),
  };
}
