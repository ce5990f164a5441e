import { z } from 'zod';
import { facetSchemas, type FacetName, type Facets } from './facets.ts';
import { isExtensionName, kindSchema, providerSchema } from './extension-names.ts';
import type { Kind, Provider } from './kinds.ts';
import { readingSchema, unread, type Reading } from './reading.ts';

/** Identity of a resource on any provider. */
export interface ResourceHead {
  /** Id at the provider: ARN, ARM id or full resource name. */
  readonly id: string;
  /** An id of the provider that survives renames, if there is one. */
  readonly stableId?: string | undefined;
  /** Logical id in a stack or group, which survives replacement. */
  readonly slot?: string | undefined;
  readonly kind: Kind;
  /** Resource type of the provider: `AWS::RDS::DBInstance`. */
  readonly type: string;
  readonly provider: Provider;
  readonly account: string;
  /** Region, or `global`. */
  readonly region: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt?: string | undefined;
}

export type FacetReadings = { readonly [F in FacetName]?: Reading<Facets[F]> };

export interface Resource extends ResourceHead {
  readonly facets: FacetReadings;
  /** The unit that read it. */
  readonly unit: string;
}

const NOT_COLLECTED = Object.freeze(unread('not-collected'));

/** A facet of a resource; one that no collector filled is unread. */
export function facet<F extends FacetName>(resource: { readonly facets: FacetReadings }, name: F): Reading<Facets[F]> {
  return resource.facets[name] ?? NOT_COLLECTED;
}

const facetReadings = Object.fromEntries(
  Object.entries(facetSchemas).map(([name, schema]) => [name, readingSchema(schema).optional()]),
);

/** Facets of extensions are kept as they are: a file outlives the extension that wrote it. */
export const facetsSchema = z
  .object(facetReadings)
  .catchall(readingSchema(z.json()))
  .superRefine((facets, context) => {
    const keys = Object.keys(facets).filter(name => !(name in facetReadings) && !isExtensionName(name));
    if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input: facets });
  }) as unknown as z.ZodType<FacetReadings>;

export const resourceSchema = z.strictObject({
  id: z.string().min(1),
  stableId: z.string().optional(),
  slot: z.string().optional(),
  kind: kindSchema,
  type: z.string(),
  provider: providerSchema,
  account: z.string(),
  region: z.string(),
  name: z.string(),
  tags: z.record(z.string(), z.string()),
  createdAt: z.string().optional(),
  facets: facetsSchema,
  unit: z.string(),
});
