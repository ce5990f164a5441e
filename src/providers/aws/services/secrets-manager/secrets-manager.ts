import type { SecretListEntry, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type * as sdk from '@aws-sdk/client-secrets-manager';
import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads secrets and their rotation; secret values are never read. */
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
  decidedBy: {
    sharedWith: ['secretsmanager:GetResourcePolicy'],
  },
  collect: async ctx => {
    const secrets = await import('@aws-sdk/client-secrets-manager');
    const client = ctx.client(secrets.SecretsManagerClient);
    await ctx.list('secret', 'secretsmanager:ListSecrets', async () => {
      await forEachPage(secrets.paginateListSecrets({ client, pageSize: 100 }, {}), page =>
        awaitAll(assertField(page.SecretList, 'SecretList').map(secret => emitSecret(ctx, secrets, client, secret))),
      );
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
  // The field is left out where rotation was never enabled; a managed secret is rotated by its owning service.
  const automatic = secret.RotationEnabled === true || secret.OwningService !== undefined;
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
      rotation: value({ automatic, ...lastRotationOf(secret) }),
      sharedWith: await readSharedWith(ctx, secrets, client, id),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
    },
  });
}

/** When its value last changed, and how often it is due. The service that manages a secret decides both. */
function lastRotationOf({
  LastChangedDate: changed,
  LastRotatedDate: rotated,
  CreatedDate: created,
  RotationRules: rules,
  RotationEnabled: enabled,
  OwningService: owner,
}: SecretListEntry): Pick<Facets['rotation'], 'lastRotatedAt' | 'intervalDays'> {
  if (enabled !== true && owner !== undefined) return {};
  const last = [changed, rotated].flatMap(date => date ?? []).sort((a, b) => b.getTime() - a.getTime())[0] ?? created;
  const days = rules?.AutomaticallyAfterDays;
  return {
    ...(last === undefined ? {} : { lastRotatedAt: last.toISOString() }),
    ...(enabled !== true || days === undefined || days <= 0 ? {} : { intervalDays: days }),
  };
}

/** Without a resource policy only the own account has access. */
async function readSharedWith(
  ctx: AwsContext,
  secrets: typeof sdk,
  client: SecretsManagerClient,
  SecretId: string,
): Promise<Reading<string[]>> {
  const policy = await ctx.read(
    'secretsmanager:GetResourcePolicy',
    async () => (await client.send(new secrets.GetResourcePolicyCommand({ SecretId }))).ResourcePolicy,
  );
  return sharedWithFrom(policy, { account: ctx.account, service: 'secretsmanager' });
}
