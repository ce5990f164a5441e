import type { ECRClient, Repository } from '@aws-sdk/client-ecr';
import type * as sdk from '@aws-sdk/client-ecr';
import { known, type Reading } from '../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from './context.ts';
import { present } from './failure.ts';
import { settleAll } from './members.ts';
import { sharedWithOf } from './resource-policy.ts';

/** Reads who may use the registries of container images; the images are never asked for. */
export const awsEcr: AwsCollector = {
  id: 'aws-ecr',
  provider: 'aws',
  scope: 'regional',
  lists: ['registry'],
  fills: { registry: ['sharedWith'] },
  operations: operations('ecr', ['DescribeRepositories', 'GetRepositoryPolicy']),
  collect: async ctx => {
    const ecr = await import('@aws-sdk/client-ecr');
    const client = ctx.client(ecr.ECRClient);
    await ctx.list('registry', 'ecr:DescribeRepositories', async () => {
      for await (const page of ecr.paginateDescribeRepositories({ client, pageSize: 1000 }, {}))
        await settleAll(present(page.repositories, 'repositories').map(one => emitRepository(ctx, ecr, client, one)));
    });
  },
};

async function emitRepository(
  ctx: AwsContext,
  ecr: typeof sdk,
  client: ECRClient,
  repository: Repository,
): Promise<void> {
  const id = present(repository.repositoryArn, 'repositoryArn');
  const repositoryName = present(repository.repositoryName, 'repositoryName');
  ctx.emit({
    id,
    kind: 'registry',
    type: 'AWS::ECR::Repository',
    name: repositoryName,
    tags: {},
    createdAt: repository.createdAt?.toISOString(),
    facets: { sharedWith: await readSharing(ctx, ecr, client, repositoryName) },
  });
}

async function readSharing(
  ctx: AwsContext,
  ecr: typeof sdk,
  client: ECRClient,
  repositoryName: string,
): Promise<Reading<string[]>> {
  const policy = await ctx.read(
    'ecr:GetRepositoryPolicy',
    async () =>
      present((await client.send(new ecr.GetRepositoryPolicyCommand({ repositoryName }))).policyText, 'policyText'),
    { absentOn: ['RepositoryPolicyNotFoundException'] },
  );
  if (policy.state === 'unread') return policy;
  return sharedWithOf(known(policy) ?? undefined, { account: ctx.account, service: 'ecr' });
}
