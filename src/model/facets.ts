import type { z } from 'zod';
import { backupFacets } from './facets/backups.ts';
import { computeFacets } from './facets/compute.ts';
import { dataFacets } from './facets/data.ts';
import { endpointFacets } from './facets/endpoints.ts';
import { identityFacets } from './facets/identity.ts';
import { monitoringFacets } from './facets/monitoring.ts';
import { networkFacets } from './facets/network.ts';
import { operationsFacets } from './facets/operations.ts';
import { placementFacets } from './facets/placement.ts';
import { supportFacets } from './facets/support.ts';
import { workloadFacets } from './facets/workloads.ts';
import type { ExtensionName } from './kinds.ts';

/** Every facet and its shape. One facet = one call of one collector; the same name means the same on every cloud. */
export const facetSchemas = {
  ...placementFacets,
  ...dataFacets,
  ...backupFacets,
  ...networkFacets,
  ...endpointFacets,
  ...identityFacets,
  ...monitoringFacets,
  ...computeFacets,
  ...operationsFacets,
  ...supportFacets,
  ...workloadFacets,
} as const;

export type BuiltInFacet = keyof typeof facetSchemas;
/** Facets of extensions are `scope/name`: nothing that is built in reads their values. */
export type FacetName = BuiltInFacet | ExtensionName;
export type Facets = { [F in BuiltInFacet]: z.infer<(typeof facetSchemas)[F]> } & Readonly<
  Record<ExtensionName, unknown>
>;
export type Placement = Facets['placement'];
export type AllowedIngress = Facets['allowedIngress'][number];
export type Immutability = Facets['backup']['immutability'];

export const FACETS = Object.keys(facetSchemas) as BuiltInFacet[];
