import { armId, type ArmResource } from '../client/arm.ts';
import type { AzureContext } from '../context.ts';
import { mapReading, type Reading } from '../../../model/reading.ts';
import { isEnumValue } from '../enum-value.ts';

const CALL = 'Microsoft.Authorization/locks:list';
export const LOCK_READS = { [CALL]: 'Microsoft.Authorization/locks/read' };

/** Whether a lock of the resource or of a parent scope prevents its deletion. */
export type LockLookup = (id: string) => Reading<boolean>;

/** All management locks of the subscription; one call. */
export async function readLocks(ctx: AzureContext): Promise<LockLookup> {
  const path = `/subscriptions/${ctx.account}/providers/Microsoft.Authorization/locks`;
  const scopes = await ctx.read(CALL, async () => {
    const found: string[] = [];
    for await (const page of ctx.pages<ArmResource>({ path, apiVersion: '2016-09-01', call: CALL })) {
      for (const { id, properties } of page) {
        const [scope = ''] = armId(id).split('/providers/microsoft.authorization/locks/');
        const level = properties?.['level'];
        if (isEnumValue(level, 'CanNotDelete') || isEnumValue(level, 'ReadOnly')) found.push(scope);
      }
    }
    return found;
  });
  return id => mapReading(scopes, all => all.some(scope => id === scope || id.startsWith(`${scope}/`)));
}
