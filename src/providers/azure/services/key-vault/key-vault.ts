import { absent, value } from '../../../../model/reading.ts';
import { armId, listCall, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { networkAccessBy, type NetworkRules } from '../../facets/network-rules.ts';
import { emitKey, KEY_READS, KEYS_CALL, rotationOf } from './keys.ts';
import { emitSecret, isOfCertificate, SECRET_READS, SECRETS_CALL } from './secrets.ts';
import { start } from '../../../kit/start.ts';
import { KEY_VAULTS } from '../../resource-types.ts';

interface Vault {
  readonly publicNetworkAccess?: string | null;
  readonly networkAcls?: NetworkRules | null;
  readonly enableSoftDelete?: boolean | null;
  readonly enablePurgeProtection?: boolean | null;
}

/** Key vaults, and the names and dates of their keys and secrets. Values are never read. */
export const azureKeyVault: AzureCollector = {
  id: 'azure-key-vault',
  provider: 'azure',
  scope: 'global',
  lists: ['key', 'secret'],
  fills: {
    key: ['keyState', 'rotation', 'sharedWith', 'networkAccess', 'deletionProtection', 'accessLogging'],
    secret: [
      'rotation', 'sharedWith', 'networkAccess', 'deletionProtection', 'localAuthentication', 'accessLogging', 'infrastructureAsCode',
    ],
  }, // prettier-ignore
  types: [KEY_VAULTS],
  operations: azureOperations([KEY_VAULTS], { ...KEY_READS, ...SECRET_READS }),
  collect: async ctx => {
    const vaults: ArmResource[] = [];
    const listed = start(ctx.each(KEY_VAULTS, row => void vaults.push(row)));
    await ctx.list('key', listCall(KEY_VAULTS), async () => {
      try {
        await listed;
      } finally {
        for (const vault of vaults) emitKeyVault(ctx, vault);
      }
    });
    await ctx.list('secret', listCall(KEY_VAULTS), () => listed);
    await Promise.all(vaults.map(vault => listContents(ctx, vault)));
  },
};

/** A vault as a `key`. Access from another tenant cannot be granted. */
function emitKeyVault(ctx: AzureContext, row: ArmResource): void {
  const vault = propertiesOf(row) as Vault;
  ctx.emit({
    ...headOf(row, 'key', KEY_VAULTS.type),
    facets: {
      sharedWith: value([]),
      keyState: value({ state: 'enabled' }),
      rotation: absent,
      networkAccess: value(networkAccessBy(vault.publicNetworkAccess, vault.networkAcls)),
      // Azure omits settings that were never set.
      deletionProtection: value(vault.enablePurgeProtection === true && vault.enableSoftDelete !== false),
    },
  });
}

async function listContents(ctx: AzureContext, vault: ArmResource): Promise<void> {
  const certificates = new Set<string>();
  const secretsListed = await ctx.list('secret', SECRETS_CALL, async () => {
    for await (const page of contentsOf(ctx, vault, 'secrets', SECRETS_CALL))
      for (const row of page) {
        if (isOfCertificate(row)) certificates.add(row.name);
        else emitSecret(ctx, { ...row, id: armId(row.id) }, KEY_VAULTS);
      }
  });
  await ctx.list('key', KEYS_CALL, async () => {
    for await (const page of contentsOf(ctx, vault, 'keys', KEYS_CALL))
      await Promise.all(
        page
          .filter(({ name }) => !certificates.has(name))
          .map(async row => {
            const rotation = await rotationOf(ctx, row, KEY_VAULTS);
            // A key without rotation may belong to a certificate of the secrets that could not be listed.
            const isUncertain =
              rotation.state === 'value' && !rotation.value.automatic && secretsListed.state === 'unread';
            emitKey(ctx, { ...row, id: armId(row.id) }, KEY_VAULTS, isUncertain ? secretsListed : rotation);
          }),
      );
  });
}

const contentsOf = (ctx: AzureContext, { id }: ArmResource, list: 'keys' | 'secrets', call: string) =>
  ctx.pages<ArmResource>({ path: `${id}/${list}`, apiVersion: KEY_VAULTS.apiVersion, call });
