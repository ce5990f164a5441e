import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type * as sdk from '@aws-sdk/client-service-quotas';
import type { Facets } from '../../../../model/facets.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';

/** The quotas that growth reaches first, by quota code. */
const QUOTAS: readonly (readonly [
  service: string,
  code: string,
  name: string,
  resource: Facets['quota']['resource'],
  countedType: string,
])[] = [
  ['ec2', 'L-1216C47A', 'Processors of running machines', 'vcpus', 'AWS::EC2::Instance'],
  ['rds', 'L-7B6409FD', 'Databases', 'databases', 'AWS::RDS::DBInstance'],
];

/** Reads the service quotas that growth reaches first. */
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
      awaitAll(QUOTAS.map(quota => emitQuota(ctx, quotas, client, quota))),
    );
  },
};

async function emitQuota(
  ctx: AwsContext,
  quotas: typeof sdk,
  client: ServiceQuotasClient,
  [ServiceCode, QuotaCode, name, resource, countedType]: (typeof QUOTAS)[number],
): Promise<void> {
  const quota = await ctx.read('servicequotas:GetServiceQuota', async () => {
    const answer = await client.send(new quotas.GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
    return { resource, countedType, limit: assertField(answer.Quota?.Value, 'Quota.Value') };
  });
  // A region that an organization policy closes has no resources.
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
