import { z } from 'zod';
import { facetSchemas, type BuiltInFacet, type FacetName } from '../../model/facets.ts';
import { createFastValidator, type FastValidator } from '../../model/fast-validator.ts';
import { readingSchema, unread } from '../../model/reading.ts';
import type { FacetReadings } from '../../model/resource.ts';
import { memoize } from './memoize.ts';

interface FacetCheck {
  readonly facets: FacetReadings;
  /** Facets whose value had another type. */
  readonly misfits: readonly FacetName[];
}

/** Facets as they may be written: one made from a response of another type is unread, the others of the resource stay. */
export function checkFacets(facets: FacetReadings): FacetCheck {
  const misfits = (Object.keys(facets) as FacetName[]).filter(name => !fits(name, facets[name]));
  if (misfits.length === 0) return { facets, misfits };
  const replaced = misfits.map(name => [name, unread('failed', misfitDetail(name))] as const);
  return { facets: { ...facets, ...Object.fromEntries(replaced) }, misfits };
}

export const misfitDetail = (name: FacetName): string => `the response does not fit ${name}`;

function fits(name: FacetName, reading: unknown): boolean {
  if (reading === undefined || validatorOf(name)(reading)) return true;
  // In the file, members that are undefined are left out.
  return schemaOf(name).safeParse(JSON.parse(JSON.stringify(reading))).success;
}

/** A collector of an extension has checked its own. */
const isBuiltIn = (name: FacetName): name is BuiltInFacet => Object.hasOwn(facetSchemas, name);

const schemaOf = memoize((name: FacetName) => readingSchema(isBuiltIn(name) ? facetSchemas[name] : z.unknown()));
const validatorOf = memoize((name: FacetName): FastValidator => createFastValidator(schemaOf(name)));
