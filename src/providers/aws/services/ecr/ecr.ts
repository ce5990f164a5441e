import type { ECRClient, ReplicationRule, Repository } from '@aws-sdk/client-ecr';
import type * as sdk from '@aws-sdk/client-ecr';
import type { Facets } from '../../../../model/facets.ts';
import { absent, valueOrNull, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll } from '../../client/response-fields.ts';
import { sharedWithOf } from '../../policy/resource-policy.ts';

/** Reads who may use the registries of container images, and where they are copied to; the images are never asked for. */
export const awsEcr: AwsCollector = {
  id: 'aws-ecr',
  provider: 'aws',
  scope: 'regional',
  lists: ['registry'],
  fills: { registry: ['networkAccess', 'sharedWith', 'replicationDestinations'] },
  operations: operations('ecr', ['DescribeRepositories', 'GetRepositoryPolicy', 'DescribeRegistry']),
  collect: async ctx => {
    const ecr = await import('@aws-sdk/client-ecr');
    const client = ctx.client(ecr.ECRClient);
    let rules: Promise<Reading<readonly ReplicationRule[]>> | undefined;
    await ctx.list('registry', 'ecr:DescribeRepositories', async () => {
      for await (const page of ecr.paginateDescribeRepositories({ client, pageSize: 1000 }, {})) {
        const found = assertField(page.repositories, 'repositories');
        if (found.length > 0) rules ??= readRules(ctx, ecr, client);
        await awaitAll(found.map(one => emitRepository({ ctx, ecr, client, rules }, one)));
      }
    });
  },
};

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly ecr: typeof sdk;
  readonly client: ECRClient;
  readonly rules: Promise<Reading<readonly ReplicationRule[]>> | undefined;
}

/** Where the repositories of this region are copied to as they are written: one answer for all of them. */
function readRules(ctx: AwsContext, ecr: typeof sdk, client: ECRClient): Promise<Reading<readonly ReplicationRule[]>> {
  return ctx.read('ecr:DescribeRegistry', async () => {
    const answer = await client.send(new ecr.DescribeRegistryCommand({}));
    return assertField(answer.replicationConfiguration?.rules, 'replicationConfiguration');
  });
}

async function emitRepository({ ctx, ecr, client, rules }: ServiceContext, repository: Repository): Promise<void> {
  const id = assertField(repository.repositoryArn, 'repositoryArn');
  const repositoryName = assertField(repository.repositoryName, 'repositoryName');
  ctx.emit({
    id,
    kind: 'registry',
    type: 'AWS::ECR::Repository',
    name: repositoryName,
    tags: {},
    createdAt: repository.createdAt?.toISOString(),
    facets: {
      networkAccess: absent,
      sharedWith: await readSharing(ctx, ecr, client, repositoryName),
      replicationDestinations: replicasOf(ctx, repositoryName, (await rules) ?? absent),
    },
  });
}

/** A rule without filters is for every repository; one with filters for those whose name begins as one of them says. */
function replicasOf(
  ctx: AwsContext,
  name: string,
  rules: Reading<readonly ReplicationRule[]>,
): Reading<Facets['replicationDestinations']> {
  if (rules.state !== 'value') return rules;
  const found = rules.value
    .filter(
      ({ repositoryFilters: filters = [] }) =>
        filters.length === 0 || filters.some(({ filter }) => filter !== undefined && name.startsWith(filter)),
    )
    .flatMap(({ destinations }) => destinations ?? [])
    .flatMap(({ region, registryId: account }) =>
      region === undefined || account === undefined
        ? []
        : [{ id: ctx.arn('ecr', `repository/${name}`, { region, account }), region, account }],
    );
  const each = new Map(found.map(one => [one.id, one]));
  return each.size === 0 ? absent : value([...each.values()]);
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
      assertField((await client.send(new ecr.GetRepositoryPolicyCommand({ repositoryName }))).policyText, 'policyText'),
    { absentOn: ['RepositoryPolicyNotFoundException'] },
  );
  if (policy.state === 'unread') return policy;
  return sharedWithOf(valueOrNull(policy) ?? undefined, { account: ctx.account, service: 'ecr' });
}
