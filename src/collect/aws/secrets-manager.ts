import type { SecretListEntry } from '@aws-sdk/client-secrets-manager';
import { value } from '../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from './context.ts';
import { present } from './failure.ts';
import { managementOf, slotOf } from '../management.ts';
import { tagsOf } from './members.ts';

/** Reads that there are secrets and whether they are renewed; their values are never asked for. */
export const awsSecretsManager: AwsCollector = {
  id: 'aws-secrets-manager',
  provider: 'aws',
  scope: 'regional',
  lists: ['secret'],
  fills: { secret: ['rotation', 'management'] },
  operations: operations('secretsmanager', ['ListSecrets']),
  collect: async ctx => {
    const secrets = await import('@aws-sdk/client-secrets-manager');
    const client = ctx.client(secrets.SecretsManagerClient);
    await ctx.list('secret', 'secretsmanager:ListSecrets', async () => {
      for await (const page of secrets.paginateListSecrets({ client, pageSize: 100 }, {})) {
        for (const secret of present(page.SecretList, 'SecretList')) emitSecret(ctx, secret);
      }
    });
  },
};

function emitSecret(ctx: AwsContext, secret: SecretListEntry): void {
  const id = present(secret.ARN, 'ARN');
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
      rotation: value({ automatic, ...(last === undefined ? {} : { last: last.toISOString() }) }),
      management: managementOf(tags),
    },
  });
}
