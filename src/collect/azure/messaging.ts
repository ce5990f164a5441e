import type { FacetName } from '../../model/facets.ts';

/** What every collector of queues, topics and streams fills, so that no check on them lacks one. */
export const MESSAGING_FACETS: readonly FacetName[] = [
  'placement', 'holds', 'atRest', 'inTransit', 'undelivered', 'scaling', 'performance', 'management',
]; // prettier-ignore
