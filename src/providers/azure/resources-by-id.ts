import { valueOrNull, type Reading } from '../../model/reading.ts';
import { armId, listCall, type ArmResource, type ArmType } from './client/arm.ts';
import type { AzureContext } from './context.ts';

/** A reference to another resource: `{ id }`. */
export interface Ref {
  readonly id?: string;
}

export const refId = (ref: Ref | null | undefined): string | undefined =>
  ref?.id === undefined ? undefined : armId(ref.id);

/** All resources of a type by id. */
export type ResourcesById = Reading<ReadonlyMap<string, ArmResource>>;

export const readById = (ctx: AzureContext, type: ArmType): Promise<ResourcesById> =>
  ctx.read(listCall(type), async () => {
    const rows = new Map<string, ArmResource>();
    await ctx.each(type, row => {
      rows.set(row.id, row);
    });
    return rows;
  });

/** The resources that were read; none while the list is unread. */
export const resourcesIn = (resources: ResourcesById): readonly ArmResource[] => [
  ...(valueOrNull(resources)?.values() ?? []),
];
