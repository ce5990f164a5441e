import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';

/** Reads who may use the Data Catalog of a region, where it has a database; tables are never read. */
export const awsGlue: AwsCollector = {
  id: 'aws-glue',
  provider: 'aws',
  scope: 'regional',
  lists: ['artifact'],
  fills: { artifact: ['sharedWith'] },
  operations: operations('glue', ['GetDatabases', 'GetResourcePolicy']),
  collect: async ctx => {
    const glue = await import('@aws-sdk/client-glue');
    const client = ctx.client(glue.GlueClient);
    await ctx.list('artifact', 'glue:GetDatabases', async () => {
      // One database is enough to know that the catalog is in use.
      const page = await client.send(new glue.GetDatabasesCommand({ MaxResults: 1 }));
      if (assertField(page.DatabaseList, 'DatabaseList').length === 0) return;
      const policy = await ctx.read(
        'glue:GetResourcePolicy',
        async () =>
          assertField((await client.send(new glue.GetResourcePolicyCommand({}))).PolicyInJson, 'PolicyInJson'),
        { absentOn: ['EntityNotFoundException'] },
      );
      ctx.emit({
        id: ctx.arn('glue', 'catalog'),
        kind: 'artifact',
        type: 'AWS::Glue::Catalog',
        name: `Data Catalog ${ctx.region}`,
        tags: {},
        facets: { sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'glue' }) },
      });
    });
  },
};
