import type * as sdk from '@aws-sdk/client-glue';
import type { Facets } from '../../../../model/facets.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { collectDevEndpoints } from './dev-endpoints.ts';
import { collectSecurityConfigurations } from './security-configurations.ts';

/**
 * Reads who may use the Data Catalog of a region and what of it is encrypted, where it has a database; the settings that jobs
 * encrypt with, and development endpoints. Tables, connections and jobs are never read: the latter two hold passwords.
 */
export const awsGlue: AwsCollector = {
  id: 'aws-glue',
  provider: 'aws',
  scope: 'regional',
  lists: ['artifact', 'managed-service'],
  fills: {
    artifact: ['sharedWith', 'unencryptedParts'],
    'managed-service': [...MANAGED_SERVICE_FACETS, 'workloadIdentity'],
  },
  operations: operations('glue', [
    'GetDatabases',
    'GetResourcePolicy',
    'GetDataCatalogEncryptionSettings',
    'GetSecurityConfigurations',
    'GetDevEndpoints',
  ]),
  collect: async ctx => {
    const glue = await import('@aws-sdk/client-glue');
    const client = ctx.client(glue.GlueClient);
    await awaitAll([
      ctx.list('artifact', 'glue:GetDatabases', async () => {
        // One database is enough to know that the catalog is in use.
        const page = await client.send(new glue.GetDatabasesCommand({ MaxResults: 1 }));
        if (assertField(page.DatabaseList, 'DatabaseList').length > 0) await emitCatalog(ctx, glue, client);
      }),
      collectSecurityConfigurations(ctx, glue, client),
      collectDevEndpoints(ctx, glue, client),
    ]);
  },
};

async function emitCatalog(ctx: AwsContext, glue: typeof sdk, client: sdk.GlueClient): Promise<void> {
  const [policy, unencryptedParts] = await Promise.all([
    ctx.read(
      'glue:GetResourcePolicy',
      async () => assertField((await client.send(new glue.GetResourcePolicyCommand({}))).PolicyInJson, 'PolicyInJson'),
      { absentOn: ['EntityNotFoundException'] },
    ),
    ctx.read('glue:GetDataCatalogEncryptionSettings', async () => {
      const answer = await client.send(new glue.GetDataCatalogEncryptionSettingsCommand({}));
      return unencryptedIn(assertField(answer.DataCatalogEncryptionSettings, 'DataCatalogEncryptionSettings'));
    }),
  ]);
  ctx.emit({
    id: ctx.arn('glue', 'catalog'),
    kind: 'artifact',
    type: 'AWS::Glue::Catalog',
    name: `Data Catalog ${ctx.region}`,
    tags: {},
    facets: {
      sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'glue' }),
      unencryptedParts,
    },
  });
}

function unencryptedIn({
  EncryptionAtRest: rest,
  ConnectionPasswordEncryption: passwords,
}: sdk.DataCatalogEncryptionSettings): Facets['unencryptedParts'] {
  const mode = assertField(rest?.CatalogEncryptionMode, 'CatalogEncryptionMode');
  const encrypted = assertField(passwords?.ReturnConnectionPasswordEncrypted, 'ReturnConnectionPasswordEncrypted');
  return [
    ...(mode === 'DISABLED' ? (['metadata'] as const) : []),
    ...(encrypted ? [] : (['connection-passwords'] as const)),
  ];
}
