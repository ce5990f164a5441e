import { absent, flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { isoDate } from '../../facets/common-facets.ts';

/** `properties` of keys and secrets; times are in seconds since 1970. */
export interface VaultEntry {
  readonly attributes?: { readonly enabled?: boolean; readonly created?: number; readonly exp?: number } | null;
  readonly contentType?: string | null;
}

/** Access, its logs and purge protection belong to the vault, and are judged there once. */
export const PROTECTED_BY_VAULT = {
  sharedWith: value<string[]>([]),
  networkAccess: absent,
  deletionProtection: absent,
  accessLogging: absent,
} satisfies FacetReadings;

/** When the current version was created. */
export function createdAtOf(attributes: VaultEntry['attributes']): Reading<string> {
  return flatMapReading(requireField(attributes?.created, 'attributes.created'), seconds =>
    requireField(isoDate(new Date(seconds * 1000)), 'attributes.created'),
  );
}
