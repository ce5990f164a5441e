import type { StoredResource } from '../arm-fixture.ts';

/** Subscription, resource group and location of resources. */
export interface ArmPlace {
  readonly subscription: string;
  readonly group: string;
  readonly location: string;
}

export type Tags = Readonly<Record<string, string>>;
export type Properties = Readonly<Record<string, unknown>>;

/** A resource's id: `idAt(place, 'Microsoft.Compute/disks', 'd1')`; of one inside another: `idAt(place, 'Microsoft.Sql/servers/databases', 's1', 'd1')`. */
export function idAt({ subscription, group }: ArmPlace, type: string, ...names: readonly string[]): string {
  const [namespace = '', ...segments] = type.split('/');
  const path = segments.map((segment, index) => `${segment}/${names[index] ?? ''}`).join('/');
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/${namespace}/${path}`;
}

export interface Head {
  readonly tags?: Tags | undefined;
  /** Members beside `properties`: `sku`, `zones`, `kind`. */
  readonly [member: string]: unknown;
}

/** A resource as Resource Manager lists it. */
export function row(
  place: ArmPlace,
  type: string,
  names: string | readonly string[],
  properties: Properties,
  { tags = {}, ...head }: Head = {},
): StoredResource {
  const path = typeof names === 'string' ? [names] : names;
  return {
    id: idAt(place, type, ...path),
    name: path.at(-1) ?? '',
    type,
    location: place.location,
    tags,
    ...head,
    properties: { provisioningState: 'Succeeded', ...properties },
  };
}

export const ref = (id: string): { readonly id: string } => ({ id });
