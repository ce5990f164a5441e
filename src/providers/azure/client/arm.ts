import type { ComputeManagementClient, PagedAsyncIterableIterator } from '@azure/arm-compute';

/** A resource as Resource Manager and Resource Graph return it. The shape of `properties` depends on the type. */
export interface ArmResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string | null;
  readonly kind?: string | null;
  readonly sku?: { readonly name?: string; readonly tier?: string; readonly capacity?: number } | null;
  /** Logical zones of the subscription: `1`, `2`, `3`. */
  readonly zones?: readonly string[] | null;
  readonly identity?: { readonly type?: string; readonly principalId?: string } | null;
  readonly tags?: Readonly<Record<string, unknown>> | null;
  readonly managedBy?: string | null;
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

/** A resource type, and how to list it without Resource Graph. */
export interface ArmType {
  /** In the provider's spelling: `Microsoft.Compute/disks`. */
  readonly type: string;
  readonly apiVersion: string;
  /** The parent type, where resources are listed parent by parent: databases of each server. */
  readonly within?: ArmType | SdkType<unknown>;
  /** The last segment of the list's path, where it is not that of the type. */
  readonly listedAs?: string;
  /** The table of Resource Graph, where it is not `resources`. */
  readonly table?: string;
  /**
   * Aggregates rows in Resource Graph, where they would be too many or hold too much. Without Resource Graph there is
   * no such list.
   */
  readonly digest?: { readonly steps: string; readonly columns: string };
}

/** A resource type that the compute SDK lists; `R` is the SDK's model. */
export interface SdkType<R> extends Pick<ArmType, 'type' | 'apiVersion'> {
  readonly list: (client: ComputeManagementClient) => PagedAsyncIterableIterator<R>;
}

/** With the fields that every resource has and the SDK's models declare optional. */
export type Named<R> = R & Pick<ArmResource, 'id' | 'name'>;

/** Resource ids are case-insensitive, and services return them in any case: ids of the inventory are lower case. */
export const armId = (id: string): string => id.toLowerCase().replace(/\/+$/, '');

/** `/subscriptions/s/…` → `s`. */
export function subscriptionOf(id: string): string | undefined {
  return /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase();
}

/** The parent resource: `…/servers/a/databases/b` → `…/servers/a`. */
export const parentOf = (id: string): string => armId(id).split('/').slice(0, -2).join('/');

/** The permission to list a type: `Microsoft.Compute/disks/read`. */
export const readPermission = ({ type }: Pick<ArmType, 'type'>): string => `${type}/read`;

/** The name of the call in the inventory. */
export const listCall = ({ type }: Pick<ArmType, 'type'>): string => `${type}:list`;

/** `West Europe` → `westeurope`. */
export const regionName = (location: string | null | undefined): string =>
  (location ?? 'global').toLowerCase().replaceAll(/\s/g, '') || 'global';

/** Tags with text values; anything else in the response is dropped. */
export function tagsOf({ tags }: Pick<ArmResource, 'tags'>): Record<string, string> {
  // `fromEntries`, because a tag may be named `__proto__`.
  return Object.fromEntries(
    Object.entries(tags ?? {}).filter((tag): tag is [string, string] => typeof tag[1] === 'string'),
  );
}
