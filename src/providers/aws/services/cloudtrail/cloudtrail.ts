import type { CloudTrailClient, GetTrailStatusResponse, Trail } from '@aws-sdk/client-cloudtrail';
import type * as sdk from '@aws-sdk/client-cloudtrail';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { objectEventsOf } from './data-events.ts';
import { logsChanges } from './management-events.ts';

type CloudTrail = typeof sdk;

/**
 * Reads the trails whose home region this is, organization trails included. Trails of home regions that are not read, or that
 * the organization closes, are read from the first region that answers.
 */
export const awsCloudTrail: AwsCollector = {
  id: 'aws-cloudtrail',
  provider: 'aws',
  scope: 'regional',
  lists: ['audit-log'],
  fills: { 'audit-log': ['auditLog'] },
  operations: operations('cloudtrail', ['DescribeTrails', 'GetTrailStatus', 'GetEventSelectors']),
  decidedBy: {
    auditLog: ['cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus'],
  },
  collect: async ctx => {
    const cloudtrail = await import('@aws-sdk/client-cloudtrail');
    const client = ctx.client(cloudtrail.CloudTrailClient);
    await ctx.list('audit-log', 'cloudtrail:DescribeTrails', async () => {
      // In a member account the organization trail is a shadow trail: shadow trails are requested and filtered by home region.
      const answer = await client.send(new cloudtrail.DescribeTrailsCommand({ includeShadowTrails: true }));
      await awaitAll(
        assertField(answer.trailList, 'trailList').map(async trail => {
          if (await isReadFromHere(ctx, assertField(trail.HomeRegion, 'HomeRegion')))
            await emitAuditLog(ctx, cloudtrail, client, trail);
        }),
      );
    });
  },
};

async function isReadFromHere(ctx: AwsContext, home: string): Promise<boolean> {
  const before = [home, ...ctx.regions.filter(region => region !== home)].filter(region =>
    ctx.regions.includes(region),
  );
  for (const region of before) {
    if (region === ctx.region) return true;
    if (!(await ctx.closed(region))) return false;
  }
  return false;
}

async function emitAuditLog(
  ctx: AwsContext,
  cloudtrail: CloudTrail,
  client: CloudTrailClient,
  trail: Trail,
): Promise<void> {
  const id = assertField(trail.TrailARN, 'TrailARN');
  const [status, selected] = await Promise.all([
    ctx.read('cloudtrail:GetTrailStatus', () => client.send(new cloudtrail.GetTrailStatusCommand({ Name: id }))),
    ctx.read('cloudtrail:GetEventSelectors', async () => {
      const answer = await client.send(new cloudtrail.GetEventSelectorsCommand({ TrailName: id }));
      const { EventSelectors: selectors = [], AdvancedEventSelectors: advanced = [] } = answer;
      if (selectors.length > 0 || advanced.length > 0)
        return {
          managementEvents: logsChanges(selectors, advanced),
          objectEvents: objectEventsOf(selectors, advanced),
        };
      return assertField(trail.HasCustomEventSelectors === false ? DEFAULT_EVENTS : undefined, 'EventSelectors');
    }),
  ]);
  const events =
    selected.state === 'unread' && trail.HasCustomEventSelectors === false ? value(DEFAULT_EVENTS) : selected;
  ctx.emit({
    id,
    kind: 'audit-log',
    type: 'AWS::CloudTrail::Trail',
    region: trail.HomeRegion ?? ctx.region,
    name: trail.Name ?? id,
    tags: {},
    facets: { auditLog: auditLogOf(trail, status, events) },
  });
}

type Status = Reading<Pick<GetTrailStatusResponse, 'IsLogging' | 'LatestDeliveryError'>>;

type Events = Pick<Facets['auditLog'], 'managementEvents' | 'objectEvents'>;

/** A trail without custom event selectors logs all management events and no others. */
const DEFAULT_EVENTS: Events = { managementEvents: true };

function auditLogOf(trail: Trail, status: Status, events: Reading<Events>): Reading<Facets['auditLog']> {
  if (status.state !== 'value') return status;
  if (events.state !== 'value') return events;
  const { managementEvents, objectEvents = [] } = events.value;
  const {
    IsMultiRegionTrail: multiRegion,
    IsOrganizationTrail: organization,
    LogFileValidationEnabled: logFileValidation,
    S3BucketName: bucket,
    CloudWatchLogsLogGroupArn: logGroup = '',
  } = trail;
  const { IsLogging: logging, LatestDeliveryError: deliveryError } = status.value;
  if (multiRegion === undefined) return requireField<Facets['auditLog']>(undefined, 'IsMultiRegionTrail');
  if (logFileValidation === undefined) return requireField<Facets['auditLog']>(undefined, 'LogFileValidationEnabled');
  return mapReading(requireField(logging, 'IsLogging'), isLogging => ({
    multiRegion,
    organization: organization === true,
    logging: isLogging,
    logFileValidation,
    managementEvents,
    ...(objectEvents.length === 0 ? {} : { objectEvents }),
    ...(bucket === undefined ? {} : { bucket }),
    ...(logGroup === '' ? {} : { logGroup: logGroup.replace(/:\*$/, '') }),
    ...(deliveryError === undefined || deliveryError === '' ? {} : { deliveryError }),
  }));
}
