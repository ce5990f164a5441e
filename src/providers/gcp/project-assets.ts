import type { Facets } from '../../model/facets.ts';

/** How many resources of each type a project has. */
export type ProjectAssets = Facets['resourceCensus']['types'];
