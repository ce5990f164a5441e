import type { S3ControlClient } from '@aws-sdk/client-s3-control';
import type * as sdk from '@aws-sdk/client-s3-control';
import { value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { parsePolicy } from '../../policy/policy-document.ts';
import { accessBlockOf } from './facets.ts';

type S3Control = typeof sdk;

/**
 * Whether a bucket's policy leaves it to its access points who comes in: it does so by naming them in a condition. Strangers
 * come in through a point only where both say so, so nothing else has to be asked of the other buckets.
 */
export const delegatesToAccessPoints = (policy: string): boolean =>
  parsePolicy(policy)?.some(
    ({ allows, conditions }) => allows && conditions?.some(({ key }) => key.startsWith('s3:dataaccesspoint')) !== false,
  ) ?? true;

/** Whether an access point of the bucket lets everybody in from the internet; unread when one that could was refused. */
export async function publicThroughAccessPoint(
  ctx: AwsContext,
  bucket: string,
  region: string | undefined,
): Promise<Reading<boolean>> {
  const s3control = await import('@aws-sdk/client-s3-control');
  const client = ctx.client(s3control.S3ControlClient, region);
  const points = await ctx.read('s3control:ListAccessPoints', async () => {
    const names: string[] = [];
    const asked = { AccountId: ctx.account, Bucket: bucket };
    for await (const page of s3control.paginateListAccessPoints({ client, pageSize: 1000 }, asked))
      for (const { Name: name, NetworkOrigin: from } of assertField(page.AccessPointList, 'AccessPointList'))
        // The others answer within one network only.
        if (from !== 'VPC') names.push(assertField(name, 'Name'));
    return names;
  });
  if (points.state !== 'value') return points.state === 'absent' ? value(false) : points;
  const open = await Promise.all(points.value.map(name => isOpen(ctx, s3control, client, name)));
  return (
    open.find(one => one.state === 'value' && one.value) ?? open.find(one => one.state === 'unread') ?? value(false)
  );
}

async function isOpen(
  ctx: AwsContext,
  s3control: S3Control,
  client: S3ControlClient,
  Name: string,
): Promise<Reading<boolean>> {
  const asked = { AccountId: ctx.account, Name };
  const isPublic = await ctx.read(
    's3control:GetAccessPointPolicyStatus',
    async () =>
      assertField(
        (await client.send(new s3control.GetAccessPointPolicyStatusCommand(asked))).PolicyStatus?.IsPublic,
        'IsPublic',
      ),
    { absentOn: ['NoSuchAccessPointPolicy'] },
  );
  if (isPublic.state === 'unread') return isPublic;
  if (isPublic.state === 'absent' || !isPublic.value) return value(false);
  return ctx.read('s3control:GetAccessPoint', async () => {
    const answer = await client.send(new s3control.GetAccessPointCommand(asked));
    return !accessBlockOf(answer.PublicAccessBlockConfiguration).restrictsPolicies;
  });
}
