import type * as sdk from '@aws-sdk/client-glue';
import type { Facets } from '../../../../model/facets.ts';
import { absent } from '../../../../model/reading.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

/** Reads the security configurations that jobs and crawlers may run with: what they encrypt, and what they do not. */
export async function collectSecurityConfigurations(
  ctx: AwsContext,
  glue: typeof sdk,
  client: sdk.GlueClient,
): Promise<void> {
  await ctx.list('artifact', 'glue:GetSecurityConfigurations', async () => {
    await forEachPage(glue.paginateGetSecurityConfigurations({ client, pageSize: 100 }, {}), page =>
      forEachItem(assertField(page.SecurityConfigurations, 'SecurityConfigurations'), one => {
        const name = assertField(one.Name, 'Name');
        ctx.emit({
          id: ctx.arn('glue', `securityConfiguration/${name}`),
          kind: 'artifact',
          type: 'AWS::Glue::SecurityConfiguration',
          name,
          tags: {},
          createdAt: one.CreatedTimeStamp?.toISOString(),
          facets: {
            // Its account alone can name it.
            sharedWith: absent,
            unencryptedParts: facetFrom(() => unencryptedIn(one.EncryptionConfiguration)),
          },
        });
      }),
    );
  });
}

/** What a configuration leaves out is off. */
function unencryptedIn({
  S3Encryption: output = [],
  CloudWatchEncryption: logs,
  JobBookmarksEncryption: bookmarks,
}: sdk.EncryptionConfiguration = {}): Facets['unencryptedParts'] {
  const isOff = (mode: string | undefined): boolean => (mode ?? 'DISABLED') === 'DISABLED';
  return [
    ...(output.length === 0 || output.some(one => isOff(one.S3EncryptionMode)) ? (['output'] as const) : []),
    ...(isOff(logs?.CloudWatchEncryptionMode) ? (['logs'] as const) : []),
    ...(isOff(bookmarks?.JobBookmarksEncryptionMode) ? (['bookmarks'] as const) : []),
  ];
}
