import { absent, mapReading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { forEachPage, pagesByToken } from '../../../kit/for-each-page.ts';

/** Reads with whom the documents (runbooks, scripts) of the account are shared; their content is never read. */
export const awsSsmDocuments: AwsCollector = {
  id: 'aws-ssm-documents',
  provider: 'aws',
  scope: 'regional',
  lists: ['artifact'],
  fills: { artifact: ['sharedWith', 'unencryptedParts'] },
  operations: operations('ssm', ['ListDocuments', 'DescribeDocumentPermission']),
  collect: async ctx => {
    const ssm = await import('@aws-sdk/client-ssm');
    const client = ctx.client(ssm.SSMClient);
    const own = { Filters: [{ Key: 'Owner', Values: ['Self'] }] };
    await ctx.list('artifact', 'ssm:ListDocuments', async () => {
      await forEachPage(ssm.paginateListDocuments({ client, pageSize: 50 }, own), page =>
        awaitAll(
          assertField(page.DocumentIdentifiers, 'DocumentIdentifiers').map(async document => {
            const Name = assertField(document.Name, 'Name');
            const accounts = await ctx.read('ssm:DescribeDocumentPermission', async () => {
              const pages = pagesByToken(
                NextToken =>
                  client.send(new ssm.DescribeDocumentPermissionCommand({ Name, PermissionType: 'Share', NextToken })),
                page => page.NextToken,
              );
              const ids: string[] = [];
              for await (const page of pages) ids.push(...assertField(page.AccountIds, 'AccountIds'));
              return ids;
            });
            ctx.emit({
              id: ctx.arn('ssm', `document/${Name}`),
              kind: 'artifact',
              type: 'AWS::SSM::Document',
              name: Name,
              tags: {},
              createdAt: document.CreatedDate?.toISOString(),
              facets: {
                sharedWith: mapReading(accounts, ids => (ids.some(isEverybody) ? ['*'] : [...ids].sort())),
                unencryptedParts: absent,
              },
            });
          }),
        ),
      );
    });
  },
};

const isEverybody = (account: string): boolean => account.toLowerCase() === 'all';
