import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type * as sdk from '@aws-sdk/client-service-quotas';
import type { Facets } from '../../../../model/facets.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll } from '../../client/response-fields.ts';

/** The limits that stop a company which grows, by AWS's own codes for them. */
const LIMITS: readonly (readonly [
  service: string,
  code: string,
  name: string,
  of: Facets['quota']['resource'],
  counts: string,
])[] = [
  ['ec2', 'L-1216C47A', 'Processors of running machines', 'vcpus', 'AWS::EC2::Instance'],
  ['rds', 'L-7B6409FD', 'Databases', 'databases', 'AWS::RDS::DBInstance'],
];

/** Reads the limits of the account that its own growth runs into first. */
export const awsServiceQuotas: AwsCollector = {
  id: 'aws-service-quotas',
  provider: 'aws',
  scope: 'regional',
  lists: ['quota'],
  fills: { quota: ['quota'] },
  operations: operations('servicequotas', ['GetServiceQuota']),
  collect: async ctx => {
    const quotas = await import('@aws-sdk/client-service-quotas');
    const client = ctx.client(quotas.ServiceQuotasClient);
    await ctx.list('quota', 'servicequotas:GetServiceQuota', () =>
      awaitAll(LIMITS.map(limit => emitQuota(ctx, quotas, client, limit))),
    );
  },
};

async function emitQuota(
  ctx: AwsContext,
  quotas: typeof sdk,
  client: ServiceQuotasClient,
  [ServiceCode, QuotaCode, name, of, counts]: (typeof LIMITS)[number],
): Promise<void> {
  const quota = await ctx.read('servicequotas:GetServiceQuota', async () => {
    const answer = await client.send(new quotas.GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
    return { resource: of, countedType: counts, limit: assertField(answer.Quota?.Value, 'Quota.Value') };
  });
  // Where the organization lets nobody in, there is nothing that could reach a limit.
  if (quota.state === 'unread' && (await ctx.closed())) return;
  ctx.emit({
    id: ctx.arn('servicequotas', `${ServiceCode}/${QuotaCode}`),
    kind: 'quota',
    type: 'AWS::ServiceQuotas::Quota',
    name,
    tags: {},
    facets: { quota },
  });
}
