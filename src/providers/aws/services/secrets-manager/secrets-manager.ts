import type { SecretListEntry, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type * as sdk from '@aws-sdk/client-secrets-manager';
import { absent, valueOrNull, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { awaitAll, tagsOf } from '../../client/response-fields.ts';
import { sharedWithOf } from '../../policy/resource-policy.ts';

/** Reads that there are secrets and whether they are renewed; their values are never asked for. */
export const awsSecretsManager: AwsCollector = {
  id: 'aws-secrets-manager',
  provider: 'aws',
  scope: 'regional',
  lists: ['secret'],
  fills: {
    secret: [
      'networkAccess',
      'deletionProtection',
      'localAuthentication',
      'rotation',
      'sharedWith',
      'infrastructureAsCode',
    ],
  },
  operations: operations('secretsmanager', ['ListSecrets', 'GetResourcePolicy']),
  collect: async ctx => {
    const secrets = await import('@aws-sdk/client-secrets-manager');
    const client = ctx.client(secrets.SecretsManagerClient);
    await ctx.list('secret', 'secretsmanager:ListSecrets', async () => {
      for await (const page of secrets.paginateListSecrets({ client, pageSize: 100 }, {})) {
        await awaitAll(
          assertField(page.SecretList, 'SecretList').map(secret => emitSecret(ctx, secrets, client, secret)),
        );
      }
    });
  },
};

async function emitSecret(
  ctx: AwsContext,
  secrets: typeof sdk,
  client: SecretsManagerClient,
  secret: SecretListEntry,
): Promise<void> {
  const id = assertField(secret.ARN, 'ARN');
  const tags = tagsOf(secret.Tags);
  // Left out where nobody switched it on; a service that owns a secret renews it in its own way.
  const automatic = secret.RotationEnabled === true || secret.OwningService !== undefined;
  const last = secret.LastChangedDate ?? secret.LastRotatedDate ?? secret.CreatedDate;
  ctx.emit({
    id,
    slot: slotOf(tags),
    kind: 'secret',
    type: 'AWS::SecretsManager::Secret',
    name: secret.Name ?? id,
    tags,
    createdAt: secret.CreatedDate?.toISOString(),
    facets: {
      networkAccess: absent,
      deletionProtection: absent,
      localAuthentication: absent,
      rotation: value({ automatic, ...(last === undefined ? {} : { lastRotatedAt: last.toISOString() }) }),
      sharedWith: await readSharing(ctx, secrets, client, id),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
    },
  });
}

/** The policy of a secret is no part of what it keeps. Without one nobody but the own account may use it. */
async function readSharing(
  ctx: AwsContext,
  secrets: typeof sdk,
  client: SecretsManagerClient,
  SecretId: string,
): Promise<Reading<string[]>> {
  const policy = await ctx.read(
    'secretsmanager:GetResourcePolicy',
    async () => (await client.send(new secrets.GetResourcePolicyCommand({ SecretId }))).ResourcePolicy,
  );
  if (policy.state === 'unread') return policy;
  return sharedWithOf(valueOrNull(policy) ?? undefined, { account: ctx.account, service: 'secretsmanager' });
}
