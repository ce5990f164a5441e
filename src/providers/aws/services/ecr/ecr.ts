import type { ECRClient, ReplicationRule, Repository } from '@aws-sdk/client-ecr';
import type * as sdk from '@aws-sdk/client-ecr';
import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads access to and replication of container repositories; images are never read. */
export const awsEcr: AwsCollector = {
  id: 'aws-ecr',
  provider: 'aws',
  scope: 'regional',
  lists: ['registry'],
  fills: { registry: ['networkAccess', 'sharedWith', 'replicationDestinations'] },
  operations: operations('ecr', ['DescribeRepositories', 'GetRepositoryPolicy', 'DescribeRegistry']),
  decidedBy: {
    sharedWith: ['ecr:GetRepositoryPolicy'],
    replicationDestinations: ['ecr:DescribeRegistry'],
  },
  collect: async ctx => {
    const ecr = await import('@aws-sdk/client-ecr');
    const client = ctx.client(ecr.ECRClient);
    const rules = once(() => readRules(ctx, ecr, client));
    await ctx.list('registry', 'ecr:DescribeRepositories', async () => {
      await forEachPage(ecr.paginateDescribeRepositories({ client, pageSize: 1000 }, {}), async page => {
        const found = assertField(page.repositories, 'repositories');
        await awaitAll(found.map(one => emitRepository({ ctx, ecr, client, rules }, one)));
      });
    });
  },
};

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly ecr: typeof sdk;
  readonly client: ECRClient;
  readonly rules: () => Promise<Reading<readonly ReplicationRule[]>>;
}

/** The replication rules of the registry, which all repositories of the region share. */
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
      sharedWith: await readSharedWith(ctx, ecr, client, repositoryName),
      replicationDestinations: replicationDestinationsOf(ctx, repositoryName, await rules()),
    },
  });
}

/** A rule without filters applies to every repository, one with filters to repositories with one of the prefixes. */
function replicationDestinationsOf(
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
  const unique = new Map(found.map(one => [one.id, one]));
  return unique.size === 0 ? absent : value([...unique.values()]);
}

async function readSharedWith(
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
  return sharedWithFrom(policy, { account: ctx.account, service: 'ecr' });
}
