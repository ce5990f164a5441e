import type { KeyListEntry, KeyMetadata, KMSClient } from '@aws-sdk/client-kms';
import type * as sdk from '@aws-sdk/client-kms';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField, IncompleteResponseError } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { servicesForAnyCustomer } from '../../policy/confused-deputy.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { start } from '../../../kit/start.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Kms = typeof sdk;
/** Alias names by key id. */
type Aliases = ReadonlyMap<string, string>;

/** Reads customer-managed keys; AWS-managed keys are left out. */
export const awsKms: AwsCollector = {
  id: 'aws-kms',
  provider: 'aws',
  scope: 'regional',
  lists: ['key'],
  fills: {
    key: ['networkAccess', 'deletionProtection', 'keyState', 'rotation', 'sharedWith', 'servicesForAnyCustomer'],
  },
  operations: operations('kms', ['ListKeys', 'ListAliases', 'DescribeKey', 'GetKeyRotationStatus', 'GetKeyPolicy']),
  decidedBy: {
    keyState: ['kms:DescribeKey'],
    rotation: ['kms:GetKeyRotationStatus'],
    sharedWith: ['kms:GetKeyPolicy'],
    servicesForAnyCustomer: ['kms:GetKeyPolicy'],
  },
  collect: async ctx => {
    const kms = await import('@aws-sdk/client-kms');
    const client = ctx.client(kms.KMSClient);
    await ctx.list('key', 'kms:ListKeys', async () => {
      const keys: KeyListEntry[] = [];
      await forEachPage(kms.paginateListKeys({ client, pageSize: 1000 }, {}), page => {
        keys.push(...assertField(page.Keys, 'Keys'));
      });
      if (keys.length === 0) return;
      const reading = await ctx.read('kms:ListAliases', () => readAliases(kms, client));
      await awaitAll(keys.map(key => collectKey(ctx, kms, client, key, reading)));
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
  aliases: Reading<Aliases>,
): Promise<void> {
  const KeyId = assertField(key.KeyId, 'KeyId');
  const alias = valueOrNull(aliases)?.get(KeyId);
  // Aliases under `aws/` belong to AWS-managed keys.
  if (alias?.startsWith('aws/') === true) return;
  const described = await ctx.read('kms:DescribeKey', async () =>
    assertField((await client.send(new kms.DescribeKeyCommand({ KeyId }))).KeyMetadata, 'KeyMetadata'),
  );
  if (described.state === 'value' && described.value.KeyManager === 'AWS') return;
  // The list has the keys of AWS too, which are none of the customer's.
  if (described.state !== 'value' && aliases.state !== 'value')
    throw new IncompleteResponseError('whose keys these are could not be read');
  const policy = start(readPolicy(ctx, kms, client, KeyId));
  const rotatable = flatMapReading(described, isRotatable);
  const rotation = await readRotation(ctx, kms, client, KeyId, rotatable);
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
      sharedWith: sharedWithFrom(await policy, { account: ctx.account, service: 'kms' }),
      servicesForAnyCustomer: servicesForAnyCustomer(await policy, 'key'),
    },
  });
}

async function readRotation(
  ctx: AwsContext,
  kms: Kms,
  client: KMSClient,
  KeyId: string,
  rotatable: Reading<boolean>,
): Promise<Reading<Facets['rotation']>> {
  if (rotatable.state === 'unread') return rotatable;
  if (rotatable.state === 'absent' || !rotatable.value) return absent;
  return ctx.read('kms:GetKeyRotationStatus', async () => {
    const answer = await client.send(new kms.GetKeyRotationStatusCommand({ KeyId }));
    return { automatic: assertField(answer.KeyRotationEnabled, 'KeyRotationEnabled') };
  });
}

/** Every key has a key policy, which alone grants access. */
const readPolicy = (ctx: AwsContext, kms: Kms, client: KMSClient, KeyId: string): Promise<Reading<string>> =>
  ctx.read('kms:GetKeyPolicy', async () =>
    assertField((await client.send(new kms.GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }))).Policy, 'Policy'),
  );

/** KMS rotates symmetric keys with key material of AWS only, and none that is pending deletion. */
function isRotatable({ KeySpec, Origin, KeyState, KeyUsage }: KeyMetadata): Reading<boolean> {
  const requirements = [
    mapReading(requireField(KeySpec, 'KeySpec'), spec => spec === 'SYMMETRIC_DEFAULT'),
    mapReading(requireField(KeyUsage, 'KeyUsage'), usage => usage === 'ENCRYPT_DECRYPT'),
    mapReading(requireField(Origin, 'Origin'), origin => origin === 'AWS_KMS'),
    mapReading(requireField(KeyState, 'KeyState'), state => state === 'Enabled' || state === 'Disabled'),
  ];
  // One requirement that is not met decides, whatever other field is missing.
  if (requirements.some(met => met.state === 'value' && !met.value)) return value(false);
  return requirements.find(met => met.state === 'unread') ?? value(true);
}

const STATES: Readonly<Record<string, Facets['keyState']['state']>> = {
  Enabled: 'enabled',
  Disabled: 'disabled',
  PendingDeletion: 'pending-deletion',
  PendingReplicaDeletion: 'pending-deletion',
};

function stateOf(described: Reading<KeyMetadata>): Reading<Facets['keyState']> {
  if (described.state !== 'value') return described;
  const { KeyState: state, DeletionDate: deletionDate } = described.value;
  return mapReading(requireField(state, 'KeyState'), known => ({
    state: STATES[known] ?? 'other',
    ...(deletionDate === undefined ? {} : { deletionDate: deletionDate.toISOString() }),
  }));
}
