import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { getProperties, headOf, propertiesOf } from '../../facets/common-facets.ts';
import { createdAtOf, PROTECTED_BY_VAULT, type VaultEntry } from './vault-entry.ts';

export const KEYS_CALL = 'Microsoft.KeyVault/vaults/keys:list';
const KEY_CALL = 'Microsoft.KeyVault/vaults/keys:get';
export const KEY_READS = {
  [KEYS_CALL]: 'Microsoft.KeyVault/vaults/keys/read',
  [KEY_CALL]: 'Microsoft.KeyVault/vaults/keys/read',
};

interface Key {
  readonly rotationPolicy?: {
    readonly lifetimeActions?: readonly { readonly action?: { readonly type?: string } | null }[] | null;
  } | null;
}

export function emitKey(
  ctx: AzureContext,
  row: ArmResource,
  vaults: ArmType,
  rotation: Reading<Facets['rotation']>,
): void {
  const { attributes } = propertiesOf(row) as VaultEntry;
  ctx.emit({
    ...headOf(row, 'key', `${vaults.type}/keys`),
    facets: {
      ...PROTECTED_BY_VAULT,
      keyState: mapReading(requireField(attributes?.enabled, 'attributes.enabled'), enabled => ({
        state: enabled ? 'enabled' : 'disabled',
      })),
      rotation,
    },
  });
}

/** The rotation policy is part of the key, and not of the list. */
export async function rotationOf(
  ctx: AzureContext,
  row: ArmResource,
  { apiVersion }: ArmType,
): Promise<Reading<Facets['rotation']>> {
  const { attributes } = propertiesOf(row) as VaultEntry;
  if (attributes?.enabled === false) return absent;
  const key = await ctx.read(KEY_CALL, () => getProperties(ctx, { path: armId(row.id), apiVersion, call: KEY_CALL }));
  return flatMapReading(key, found => {
    const { rotationPolicy } = found as Key;
    const automatic = (rotationPolicy?.lifetimeActions ?? []).some(({ action }) =>
      /^rotate$/i.test(action?.type ?? ''),
    );
    return mapReading(createdAtOf(attributes), lastRotatedAt => ({ automatic, lastRotatedAt }));
  });
}
