import type { KeyListEntry, KeyMetadata, KMSClient } from '@aws-sdk/client-kms';
import type * as sdk from '@aws-sdk/client-kms';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { sharedWithOf } from '../../policy/resource-policy.ts';
import { awaitAll, requireField } from '../../client/response-fields.ts';

type Kms = typeof sdk;
/** Alias names by key id. */
type Aliases = ReadonlyMap<string, string>;

/** Reads the customer's own keys; those that AWS keeps for its services are nobody's to lose. */
export const awsKms: AwsCollector = {
  id: 'aws-kms',
  provider: 'aws',
  scope: 'regional',
  lists: ['key'],
  fills: { key: ['networkAccess', 'deletionProtection', 'keyState', 'rotation', 'sharedWith'] },
  operations: operations('kms', ['ListKeys', 'ListAliases', 'DescribeKey', 'GetKeyRotationStatus', 'GetKeyPolicy']),
  collect: async ctx => {
    const kms = await import('@aws-sdk/client-kms');
    const client = ctx.client(kms.KMSClient);
    await ctx.list('key', 'kms:ListKeys', async () => {
      const keys: KeyListEntry[] = [];
      for await (const page of kms.paginateListKeys({ client, pageSize: 1000 }, {}))
        keys.push(...assertField(page.Keys, 'Keys'));
      if (keys.length === 0) return;
      const reading = await ctx.read('kms:ListAliases', () => readAliases(kms, client));
      const aliases: Aliases = reading.state === 'value' ? reading.value : new Map();
      await awaitAll(keys.map(key => collectKey(ctx, kms, client, key, aliases)));
    });
  },
};

async function readAliases(kms: Kms, client: KMSClient): Promise<Aliases> {
  const aliases = new Map<string, string>();
  for await (const page of kms.paginateListAliases({ client, pageSize: 100 }, {})) {
    for (const { AliasName: name, TargetKeyId: key } of assertField(page.Aliases, 'Aliases')) {
      if (name !== undefined && key !== undefined) aliases.set(key, name.replace(/^alias\//, ''));
    }
  }
  return aliases;
}

async function collectKey(
  ctx: AwsContext,
  kms: Kms,
  client: KMSClient,
  key: KeyListEntry,
  aliases: Aliases,
): Promise<void> {
  const KeyId = assertField(key.KeyId, 'KeyId');
  const alias = aliases.get(KeyId);
  // Aliases under `aws/` are AWS's own: nothing need be asked about them.
  if (alias?.startsWith('aws/') === true) return;
  const described = await ctx.read('kms:DescribeKey', async () =>
    assertField((await client.send(new kms.DescribeKeyCommand({ KeyId }))).KeyMetadata, 'KeyMetadata'),
  );
  if (described.state === 'value' && described.value.KeyManager === 'AWS') return;
  const sharing = readSharing(ctx, kms, client, KeyId);
  const rotatable = flatMapReading(described, isRotatable);
  const rotation =
    rotatable.state === 'value' && rotatable.value
      ? await ctx.read('kms:GetKeyRotationStatus', async () => {
          const answer = await client.send(new kms.GetKeyRotationStatusCommand({ KeyId }));
          return { automatic: assertField(answer.KeyRotationEnabled, 'KeyRotationEnabled') };
        })
      : mapAbsent(rotatable);
  ctx.emit({
    id: key.KeyArn ?? ctx.arn('kms', `key/${KeyId}`),
    kind: 'key',
    type: 'AWS::KMS::Key',
    name: alias ?? KeyId,
    tags: {},
    ...(described.state === 'value' ? { createdAt: described.value.CreationDate?.toISOString() } : {}),
    facets: {
      networkAccess: absent,
      deletionProtection: absent,
      keyState: stateOf(described),
      rotation,
      sharedWith: await sharing,
    },
  });
}

/** Every key has a policy, and what it does not say nobody may. */
async function readSharing(ctx: AwsContext, kms: Kms, client: KMSClient, KeyId: string): Promise<Reading<string[]>> {
  const policy = await ctx.read('kms:GetKeyPolicy', async () =>
    assertField((await client.send(new kms.GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }))).Policy, 'Policy'),
  );
  return policy.state === 'value' ? sharedWithOf(policy.value, { account: ctx.account, service: 'kms' }) : policy;
}

const mapAbsent = (reading: Reading<unknown>): Reading<never> => (reading.state === 'unread' ? reading : absent);

/** Only symmetric keys whose material AWS made can be renewed by AWS; keys on their way out are not. */
function isRotatable({ KeySpec, Origin, KeyState, KeyUsage }: KeyMetadata): Reading<boolean> {
  const fits = [
    mapReading(requireField(KeySpec, 'KeySpec'), spec => spec === 'SYMMETRIC_DEFAULT'),
    mapReading(requireField(KeyUsage, 'KeyUsage'), usage => usage === 'ENCRYPT_DECRYPT'),
    mapReading(requireField(Origin, 'Origin'), origin => origin === 'AWS_KMS'),
    mapReading(requireField(KeyState, 'KeyState'), state => state === 'Enabled' || state === 'Disabled'),
  ];
  // One thing that rules it out settles it, whatever the answer leaves out.
  if (fits.some(fit => fit.state === 'value' && !fit.value)) return value(false);
  return fits.find(fit => fit.state === 'unread') ?? value(true);
}

const STATES: Readonly<Record<string, Facets['keyState']['state']>> = {
  Enabled: 'enabled',
  Disabled: 'disabled',
  PendingDeletion: 'pending-deletion',
  PendingReplicaDeletion: 'pending-deletion',
};

function stateOf(described: Reading<KeyMetadata>): Reading<Facets['keyState']> {
  if (described.state !== 'value') return described;
  const { KeyState: state, DeletionDate: until } = described.value;
  return mapReading(requireField(state, 'KeyState'), word => ({
    state: STATES[word] ?? 'other',
    ...(until === undefined ? {} : { deletionDate: until.toISOString() }),
  }));
}
