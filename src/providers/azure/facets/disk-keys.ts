import type { DiskEncryptionSet } from '@azure/arm-compute';
import type { Facets } from '../../../model/facets.ts';
import { lazy } from '../../../lib/memoize.ts';
import { valueOrNull } from '../../../model/reading.ts';
import { armId, listCall, type SdkType } from '../client/arm.ts';
import type { AzureContext } from '../context.ts';
import { keyByUri } from './vault-references.ts';

export const DISK_ENCRYPTION_SETS: SdkType<DiskEncryptionSet> = {
  type: 'Microsoft.Compute/diskEncryptionSets',
  apiVersion: '2024-03-02',
  list: client => client.diskEncryptionSets.list(),
};

/** The key of a disk or a snapshot, by the disk encryption set that it names. */
export type DiskKeys = (encryption: { readonly diskEncryptionSetId?: string } | undefined) => Promise<Facets['relationships']>; // prettier-ignore

/**
 * Keys by the disk encryption sets, which are listed where one is named. Of those that could not be read, the set stands for its key,
 * which is then not seen.
 */
export function diskKeys(ctx: AzureContext): DiskKeys {
  const sets = lazy(() =>
    ctx.read(listCall(DISK_ENCRYPTION_SETS), async () => {
      const found = new Map<string, string | undefined>();
      await ctx.eachModel(DISK_ENCRYPTION_SETS, ({ id, activeKey }) => {
        found.set(id, activeKey?.keyUrl);
      });
      return found;
    }),
  );
  return async encryption => {
    const id = armId(encryption?.diskEncryptionSetId ?? '');
    if (id === '') return [];
    const key = valueOrNull(await sets())?.get(id);
    return key === undefined ? [{ to: id, role: 'key' }] : keyByUri(key);
  };
}
