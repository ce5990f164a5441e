import type { FacetName } from '../../../../model/facets.ts';

/** What is read of every cache of Memorystore, whatever its engine. */
export const CACHE_FACETS = [
  'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'networkAccess', 'networkInterfaces', 'performance', 'state', 'infrastructureAsCode', 'relationships',
] as const satisfies readonly FacetName[]; // prettier-ignore
