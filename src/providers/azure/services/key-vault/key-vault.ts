import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { networkAccessBy, type NetworkRules } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField } from '../../facets/common-facets.ts';

const VAULTS: ArmType = { type: 'Microsoft.KeyVault/vaults', apiVersion: '2023-07-01' };
const KEYS = 'Microsoft.KeyVault/vaults/keys:list';
const KEY = 'Microsoft.KeyVault/vaults/keys:get';
const SECRETS = 'Microsoft.KeyVault/vaults/secrets:list';

interface Vault {
  readonly publicNetworkAccess?: string | null;
  readonly networkAcls?: NetworkRules | null;
  readonly enableSoftDelete?: boolean | null;
  readonly enablePurgeProtection?: boolean | null;
}

/** What keys and secrets say of themselves; times are seconds since 1970. */
interface Entry {
  readonly attributes?: { readonly enabled?: boolean; readonly created?: number; readonly exp?: number } | null;
  readonly contentType?: string | null;
}

interface Key {
  readonly rotationPolicy?: {
    readonly lifetimeActions?: readonly { readonly action?: { readonly type?: string } | null }[] | null;
  } | null;
}

/** Key vaults, and the names and dates of what is in them; nothing that they keep is ever asked for. */
export const azureKeyVault: AzureCollector = {
  id: 'azure-key-vault',
  provider: 'azure',
  scope: 'global',
  lists: ['key', 'secret'],
  fills: {
    key: ['keyState', 'rotation', 'sharedWith', 'networkAccess', 'deletionProtection'],
    secret: [
      'rotation',
      'sharedWith',
      'networkAccess',
      'deletionProtection',
      'localAuthentication',
      'infrastructureAsCode',
    ],
  },
  types: [VAULTS],
  operations: azureOperations([VAULTS], {
    [KEYS]: 'Microsoft.KeyVault/vaults/keys/read',
    [KEY]: 'Microsoft.KeyVault/vaults/keys/read',
    [SECRETS]: 'Microsoft.KeyVault/vaults/secrets/read',
  }),
  collect: async ctx => {
    const vaults: ArmResource[] = [];
    const listed = ctx.each(VAULTS, row => void vaults.push(row));
    await ctx.list('key', listCall(VAULTS), async () => {
      try {
        await listed;
      } finally {
        for (const vault of vaults) emitBackupVault(ctx, vault);
      }
    });
    await ctx.list('secret', listCall(VAULTS), () => listed);
    await Promise.all(vaults.map(vault => emitContents(ctx, vault)));
  },
};

/** What is in a vault is no safer than the vault: its door and its bin are judged once. */
const OF_VAULT = { sharedWith: value<string[]>([]), networkAccess: absent, deletionProtection: absent };

/** No log-in of another directory can be let in. */
function emitBackupVault(ctx: AzureContext, row: ArmResource): void {
  const vault = propertiesOf(row) as Vault;
  ctx.emit({
    ...headOf(row, 'key', VAULTS.type),
    facets: {
      ...OF_VAULT,
      keyState: value({ state: 'enabled' }),
      rotation: absent,
      networkAccess: value(networkAccessBy(vault.publicNetworkAccess, vault.networkAcls)),
      // Azure leaves a switch out that nobody ever touched.
      deletionProtection: value(vault.enablePurgeProtection === true && vault.enableSoftDelete !== false),
    },
  });
}

async function emitContents(ctx: AzureContext, vault: ArmResource): Promise<void> {
  const certificates = new Set<string>();
  const whole = await ctx.list('secret', SECRETS, async () => {
    for await (const page of pagesOf(ctx, vault, 'secrets', SECRETS))
      for (const row of page) {
        const { contentType } = propertiesOf(row) as Entry;
        // The private half of a certificate, which is renewed with it.
        if (/^application\/x-(pkcs12|pem-file)$/i.test(contentType ?? '')) certificates.add(row.name);
        else emitSecret(ctx, row);
      }
  });
  await ctx.list('key', KEYS, async () => {
    for await (const page of pagesOf(ctx, vault, 'keys', KEYS))
      await Promise.all(
        page
          .filter(row => !certificates.has(row.name))
          .map(async row => {
            const rotation = await rotationOf(ctx, row);
            // One that is never renewed may belong to a certificate that we were not shown.
            const sure = rotation.state === 'value' && !rotation.value.automatic && whole.state === 'unread';
            emitKey(ctx, row, sure ? whole : rotation);
          }),
      );
  });
}

const pagesOf = (ctx: AzureContext, { id }: ArmResource, what: string, call: string) =>
  ctx.pages<ArmResource>({ path: `${id}/${what}`, apiVersion: VAULTS.apiVersion, call });

function emitSecret(ctx: AzureContext, row: ArmResource): void {
  const { attributes } = propertiesOf(row) as Entry;
  // One that is switched off opens nothing.
  if (attributes?.enabled === false) return;
  ctx.emit({
    ...headOf({ ...row, id: armId(row.id) }, 'secret', `${VAULTS.type}/secrets`),
    facets: {
      ...OF_VAULT,
      localAuthentication: absent,
      rotation: mapReading(madeOf(attributes), lastRotatedAt => ({ automatic: false, lastRotatedAt })),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

function emitKey(ctx: AzureContext, row: ArmResource, rotation: Reading<Facets['rotation']>): void {
  const { attributes } = propertiesOf(row) as Entry;
  ctx.emit({
    ...headOf({ ...row, id: armId(row.id) }, 'key', `${VAULTS.type}/keys`),
    facets: {
      ...OF_VAULT,
      keyState: mapReading(requireField(attributes?.enabled, 'attributes.enabled'), on => ({
        state: on ? 'enabled' : 'disabled',
      })),
      rotation,
    },
  });
}

/** Only the key itself tells its policy, not the list. */
async function rotationOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['rotation']>> {
  const { attributes } = propertiesOf(row) as Entry;
  if (attributes?.enabled === false) return absent;
  const key = await ctx.read(KEY, () =>
    ctx.get<ArmResource>({ path: armId(row.id), apiVersion: VAULTS.apiVersion, call: KEY }),
  );
  return flatMapReading(key, found => {
    const { rotationPolicy } = propertiesOf(found) as Key;
    const automatic = (rotationPolicy?.lifetimeActions ?? []).some(({ action }) =>
      /^rotate$/i.test(action?.type ?? ''),
    );
    return mapReading(madeOf(attributes), lastRotatedAt => ({ automatic, lastRotatedAt }));
  });
}

/** When the version in use was made. */
function madeOf(attributes: Entry['attributes']): Reading<string> {
  return flatMapReading(requireField(attributes?.created, 'attributes.created'), seconds => {
    const made = new Date(seconds * 1000);
    return Number.isNaN(made.getTime())
      ? requireField<string>(undefined, 'attributes.created')
      : value(made.toISOString());
  });
}
