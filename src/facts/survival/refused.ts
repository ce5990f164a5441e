import type { Kind } from '../../model/kinds.ts';
import type { Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { FacetName } from '../../model/facets.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/** Whether somebody asked and got no answer: what no collector of the run reads says nothing of the account. */
export const isRefused = (reading: Reading<unknown> | undefined): boolean =>
  reading?.state === 'unread' && reading.reason !== 'not-collected';

export const isFacetRefused = (resource: Resource, name: FacetName): boolean => isRefused(facet(resource, name));

export interface Spot {
  readonly account: string;
  readonly region: string;
}

/** Whether a list of a kind was refused in a place. */
export const isListRefused = (kind: Kind, { account, region }: Spot, index: InventoryIndex): boolean =>
  isRefused(index.gap(kind, { account, region }));

/** What of a kind is in a place, or in all regions of its account. */
export const nearby = (kind: Kind, { account, region }: Spot, index: InventoryIndex): readonly Resource[] => [
  ...index.seen(kind, { account, region }),
  ...(region === 'global' ? [] : index.seen(kind, { account, region: 'global' })),
];
