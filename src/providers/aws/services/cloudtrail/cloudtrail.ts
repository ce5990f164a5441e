import type {
  AdvancedEventSelector,
  CloudTrailClient,
  EventSelector,
  GetTrailStatusResponse,
  Trail,
} from '@aws-sdk/client-cloudtrail';
import type * as sdk from '@aws-sdk/client-cloudtrail';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, requireField } from '../../client/response-fields.ts';

type CloudTrail = typeof sdk;

/** Reads the trails whose home is this region, an organization's among them. */
export const awsCloudTrail: AwsCollector = {
  id: 'aws-cloudtrail',
  provider: 'aws',
  scope: 'regional',
  lists: ['audit-log'],
  fills: { 'audit-log': ['auditLog'] },
  operations: operations('cloudtrail', ['DescribeTrails', 'GetTrailStatus', 'GetEventSelectors']),
  collect: async ctx => {
    const cloudtrail = await import('@aws-sdk/client-cloudtrail');
    const client = ctx.client(cloudtrail.CloudTrailClient);
    await ctx.list('audit-log', 'cloudtrail:DescribeTrails', async () => {
      // In a member account the organization's trail counts as a shadow, so shadows are asked for and told by their home.
      const answer = await client.send(new cloudtrail.DescribeTrailsCommand({ includeShadowTrails: true }));
      const trails = assertField(answer.trailList, 'trailList').filter(
        trail => assertField(trail.HomeRegion, 'HomeRegion') === ctx.region,
      );
      await awaitAll(trails.map(trail => emitAuditLog(ctx, cloudtrail, client, trail)));
    });
  },
};

async function emitAuditLog(
  ctx: AwsContext,
  cloudtrail: CloudTrail,
  client: CloudTrailClient,
  trail: Trail,
): Promise<void> {
  const id = assertField(trail.TrailARN, 'TrailARN');
  const [status, managementEvents] = await Promise.all([
    ctx.read('cloudtrail:GetTrailStatus', () => client.send(new cloudtrail.GetTrailStatusCommand({ Name: id }))),
    ctx.read('cloudtrail:GetEventSelectors', async () => {
      const answer = await client.send(new cloudtrail.GetEventSelectorsCommand({ TrailName: id }));
      const { EventSelectors: selectors = [], AdvancedEventSelectors: advanced = [] } = answer;
      if (selectors.length > 0 || advanced.length > 0) return recordsChanges(selectors, advanced);
      // Without selectors of its own a trail records all management events, if it is one without.
      return assertField(trail.HasCustomEventSelectors === false ? true : undefined, 'EventSelectors');
    }),
  ]);
  ctx.emit({
    id,
    kind: 'audit-log',
    type: 'AWS::CloudTrail::Trail',
    name: trail.Name ?? id,
    tags: {},
    facets: { auditLog: trailFacet(trail, status, managementEvents) },
  });
}

type Status = Reading<Pick<GetTrailStatusResponse, 'IsLogging' | 'LatestDeliveryError'>>;

function trailFacet(trail: Trail, status: Status, managementEvents: Reading<boolean>): Reading<Facets['auditLog']> {
  if (status.state !== 'value') return status;
  if (managementEvents.state !== 'value') return managementEvents;
  const {
    IsMultiRegionTrail: multiRegion,
    IsOrganizationTrail: organization,
    LogFileValidationEnabled: logFileValidation,
    S3BucketName: bucket,
  } = trail;
  const { IsLogging: logging, LatestDeliveryError: deliveryError } = status.value;
  if (multiRegion === undefined) return requireField<Facets['auditLog']>(undefined, 'IsMultiRegionTrail');
  if (logFileValidation === undefined) return requireField<Facets['auditLog']>(undefined, 'LogFileValidationEnabled');
  return mapReading(requireField(logging, 'IsLogging'), running => ({
    multiRegion,
    organization: organization === true,
    logging: running,
    logFileValidation,
    managementEvents: managementEvents.value,
    ...(bucket === undefined ? {} : { bucket }),
    ...(deliveryError === undefined || deliveryError === '' ? {} : { deliveryError }),
  }));
}

/** Whether what somebody changes in the account is written down. Reads alone do not tell what happened. */
function recordsChanges(selectors: readonly EventSelector[], advanced: readonly AdvancedEventSelector[]): boolean {
  return (
    selectors.some(
      selector =>
        assertField(selector.IncludeManagementEvents, 'IncludeManagementEvents') &&
        selector.ReadWriteType !== 'ReadOnly',
    ) ||
    advanced.some(selector => {
      const fields = assertField(selector.FieldSelectors, 'FieldSelectors');
      const isManagement = fields.some(
        ({ Field, Equals }) => Field === 'eventCategory' && Equals?.includes('Management') === true,
      );
      // A field that must have one of a few values leaves most changes out; exclusions of noisy services do not.
      return (
        isManagement &&
        fields.every(
          ({ Field, Equals }) =>
            Field === 'eventCategory' || Equals === undefined || (Field === 'readOnly' && Equals.includes('false')),
        )
      );
    })
  );
}
