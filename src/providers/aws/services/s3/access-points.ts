import type { S3ControlClient } from '@aws-sdk/client-s3-control';
import type * as sdk from '@aws-sdk/client-s3-control';
import { value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { parsePolicy } from '../../policy/policy-document.ts';
import { accessBlockOf } from './facets.ts';

type S3Control = typeof sdk;

/**
 * Whether a bucket policy delegates access control to access points, by a condition that names them. Access through an access
 * point requires both policies, so access points of other buckets need not be read.
 */
export const delegatesToAccessPoints = (policy: string): boolean =>
  parsePolicy(policy)?.some(
    ({ allows, conditions }) => allows && conditions?.some(({ key }) => key.startsWith('s3:dataaccesspoint')) !== false,
  ) ?? true;

/** Whether an access point of the bucket is public; unread when a relevant call was refused. */
export async function publicThroughAccessPoint(
  ctx: AwsContext,
  bucket: string,
  region: string | undefined,
): Promise<Reading<boolean>> {
  const s3control = await import('@aws-sdk/client-s3-control');
  const client = ctx.client(s3control.S3ControlClient, region);
  const points = await ctx.read('s3control:ListAccessPoints', async () => {
    const names: string[] = [];
    const input = { AccountId: ctx.account, Bucket: bucket };
    for await (const page of s3control.paginateListAccessPoints({ client, pageSize: 1000 }, input))
      for (const { Name: name, NetworkOrigin: origin } of assertField(page.AccessPointList, 'AccessPointList'))
        // The others are reachable from one VPC only.
        if (origin !== 'VPC') names.push(assertField(name, 'Name'));
    return names;
  });
  if (points.state !== 'value') return points.state === 'absent' ? value(false) : points;
  const readings = await Promise.all(points.value.map(name => isPublicAccessPoint(ctx, s3control, client, name)));
  return (
    readings.find(one => one.state === 'value' && one.value) ??
    readings.find(one => one.state === 'unread') ??
    value(false)
  );
}

async function isPublicAccessPoint(
  ctx: AwsContext,
  s3control: S3Control,
  client: S3ControlClient,
  Name: string,
): Promise<Reading<boolean>> {
  const input = { AccountId: ctx.account, Name };
  const isPublic = await ctx.read(
    's3control:GetAccessPointPolicyStatus',
    async () =>
      assertField(
        (await client.send(new s3control.GetAccessPointPolicyStatusCommand(input))).PolicyStatus?.IsPublic,
        'IsPublic',
      ),
    { absentOn: ['NoSuchAccessPointPolicy'] },
  );
  if (isPublic.state === 'unread') return isPublic;
  if (isPublic.state === 'absent' || !isPublic.value) return value(false);
  return ctx.read('s3control:GetAccessPoint', async () => {
    const answer = await client.send(new s3control.GetAccessPointCommand(input));
    return !accessBlockOf(answer.PublicAccessBlockConfiguration).restrictsPolicies;
  });
}
