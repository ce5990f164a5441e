import type { RepositorySummary } from '@aws-sdk/client-codeartifact';
import type * as sdk from '@aws-sdk/client-codeartifact';
import { absent } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads who may use package repositories and their domains; packages are never read. */
export const awsCodeArtifact: AwsCollector = {
  id: 'aws-codeartifact',
  provider: 'aws',
  scope: 'regional',
  lists: ['artifact'],
  fills: { artifact: ['sharedWith', 'unencryptedParts'] },
  operations: operations('codeartifact', [
    'ListRepositories',
    'GetDomainPermissionsPolicy',
    'GetRepositoryPermissionsPolicy',
  ]),
  collect: async ctx => {
    const codeartifact = await import('@aws-sdk/client-codeartifact');
    const client = ctx.client(codeartifact.CodeartifactClient);
    const api = { ctx, codeartifact, client };
    await ctx.list('artifact', 'codeartifact:ListRepositories', async () => {
      const all: RepositorySummary[] = [];
      await forEachPage(codeartifact.paginateListRepositories({ client, pageSize: 1000 }, {}), page => {
        all.push(...assertField(page.repositories, 'repositories'));
      });
      // A repository in a domain of another account is that account's to administer.
      const own = all.filter(({ domainOwner }) => domainOwner === ctx.account);
      const domains = new Set(own.flatMap(({ domainName }) => domainName ?? []));
      await awaitAll([
        ...[...domains].map(domain => emitDomain(api, domain)),
        ...own.map(one => emitRepository(api, one)),
      ]);
    });
  },
};

interface Api {
  readonly ctx: AwsContext;
  readonly codeartifact: typeof sdk;
  readonly client: sdk.CodeartifactClient;
}

const ABSENT = { absentOn: ['ResourceNotFoundException'] };

async function emitDomain({ ctx, codeartifact, client }: Api, domain: string): Promise<void> {
  const policy = await ctx.read(
    'codeartifact:GetDomainPermissionsPolicy',
    async () => {
      const command = new codeartifact.GetDomainPermissionsPolicyCommand({ domain, domainOwner: ctx.account });
      return assertField((await client.send(command)).policy?.document, 'policy');
    },
    ABSENT,
  );
  ctx.emit({
    id: ctx.arn('codeartifact', `domain/${domain}`),
    kind: 'artifact',
    type: 'AWS::CodeArtifact::Domain',
    name: domain,
    tags: {},
    facets: {
      sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'codeartifact' }),
      unencryptedParts: absent,
    },
  });
}

async function emitRepository({ ctx, codeartifact, client }: Api, found: RepositorySummary): Promise<void> {
  const repository = assertField(found.name, 'name');
  const domain = assertField(found.domainName, 'domainName');
  const policy = await ctx.read(
    'codeartifact:GetRepositoryPermissionsPolicy',
    async () => {
      const { domainOwner } = found;
      const command = new codeartifact.GetRepositoryPermissionsPolicyCommand({ domain, domainOwner, repository });
      return assertField((await client.send(command)).policy?.document, 'policy');
    },
    ABSENT,
  );
  ctx.emit({
    id: found.arn ?? ctx.arn('codeartifact', `repository/${domain}/${repository}`),
    kind: 'artifact',
    type: 'AWS::CodeArtifact::Repository',
    name: repository,
    tags: {},
    createdAt: found.createdTime?.toISOString(),
    facets: {
      sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'codeartifact' }),
      unencryptedParts: absent,
    },
  });
}
