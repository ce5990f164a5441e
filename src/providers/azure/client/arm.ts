import type { ComputeManagementClient, PagedAsyncIterableIterator } from '@azure/arm-compute';

/** A resource as Resource Manager and Resource Graph both describe it. What stands in `properties` is each type's own. */
export interface ArmResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string | null;
  readonly kind?: string | null;
  readonly sku?: { readonly name?: string; readonly tier?: string; readonly capacity?: number } | null;
  /** Logical zones of this subscription: `1`, `2`, `3`. */
  readonly zones?: readonly string[] | null;
  readonly identity?: { readonly type?: string } | null;
  readonly tags?: Readonly<Record<string, unknown>> | null;
  readonly managedBy?: string | null;
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

/** A type of resource, and how to list it where Resource Graph does not answer. */
export interface ArmType {
  /** As the provider spells it: `Microsoft.Compute/disks`. */
  readonly type: string;
  readonly apiVersion: string;
  /** The type whose resources hold these: databases are listed server by server. */
  readonly within?: ArmType | SdkType<unknown>;
  /** What the list below a holder is called, where it is not the last word of the type. */
  readonly listedAs?: string;
  /** The table of Resource Graph, where it is not `resources`. */
  readonly table?: string;
  /** What Resource Graph is told to make of the rows, where all of them would be too many, or say too much. Only it tells. */
  readonly digest?: { readonly steps: string; readonly columns: string };
}

/** A resource type that the compute SDK lists; `R` is the SDK's model. */
export interface SdkType<R> extends Pick<ArmType, 'type' | 'apiVersion'> {
  readonly list: (client: ComputeManagementClient) => PagedAsyncIterableIterator<R>;
}

/** With the fields that every resource has and the SDK's models declare optional. */
export type Named<R> = R & Pick<ArmResource, 'id' | 'name'>;

/** Azure does not care for case in ids, and its services answer with whatever case they were asked in: one spelling is ours. */
export const armId = (id: string): string => id.toLowerCase().replace(/\/+$/, '');

/** `/subscriptions/s/…` → `s`. */
export function subscriptionOf(id: string): string | undefined {
  return /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase();
}

/** The resource that holds this one: `…/servers/a/databases/b` → `…/servers/a`. */
export const parentOf = (id: string): string => armId(id).split('/').slice(0, -2).join('/');

/** The right to list resources of a type: `Microsoft.Compute/disks/read`. */
export const readPermission = ({ type }: Pick<ArmType, 'type'>): string => `${type}/read`;

/** The ledger's name for listing a type. */
export const listCall = ({ type }: Pick<ArmType, 'type'>): string => `${type}:list`;

/** `West Europe` and `westeurope` are one place. */
export const regionName = (location: string | null | undefined): string =>
  (location ?? 'global').toLowerCase().replaceAll(/\s/g, '') || 'global';

/** Tags whose values are texts; Azure allows nothing else, strangers may. */
export function tagsOf({ tags }: Pick<ArmResource, 'tags'>): Record<string, string> {
  // As entries: a tag may be called what an object is made of.
  return Object.fromEntries(
    Object.entries(tags ?? {}).filter((tag): tag is [string, string] => typeof tag[1] === 'string'),
  );
}
