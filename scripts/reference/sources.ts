import { FACTS } from '../../src/facts/index.ts';
import type { Check } from '../../src/model/check.ts';
import type { FacetName } from '../../src/model/facets.ts';
import { CLOUDS, type Kind } from '../../src/model/kinds.ts';
import { code } from '../markdown.ts';

export interface Generated {
  readonly path: string;
  readonly content: string;
}

/** What a page needs of a collector. */
export interface Reader {
  readonly id: string;
  readonly provider: string;
  readonly lists: readonly Kind[];
  readonly fills: Readonly<Partial<Record<Kind, readonly FacetName[]>>>;
}

/** What the pages are made from. */
export interface Sources {
  readonly root: string;
  readonly checks: readonly Check[];
  readonly collectors: readonly Reader[];
}

export const kindsOf = ({ resource }: Check): readonly Kind[] => (typeof resource === 'string' ? [resource] : resource);

/** The collectors with this property, by cloud in the order of the clouds: "AWS: `aws-ec2`; Azure: `azure-compute`". */
export function collectorsText(collectors: readonly Reader[], wanted: (collector: Reader) => boolean): string {
  return CLOUDS.flatMap(([id, title]) => {
    const ids = collectors.filter(one => one.provider === id && wanted(one)).map(one => code(one.id));
    return ids.length === 0 ? [] : [`${title}: ${[...new Set(ids)].join(', ')}`];
  }).join('; ');
}

/** The clouds with such a collector: "AWS, Azure". */
export const cloudsOf = (collectors: readonly Reader[], wanted: (collector: Reader) => boolean): string =>
  CLOUDS.filter(([id]) => collectors.some(one => one.provider === id && wanted(one)))
    .map(([, title]) => title)
    .join(', ');

/** The facts that follow from a kind, or from one facet of it. */
export const factsFrom = (kinds: readonly Kind[], facet?: FacetName): string[] =>
  FACTS.filter(({ needs }) =>
    kinds.some(kind => (facet === undefined ? kind in needs : needs[kind]?.includes(facet) === true)),
  ).map(({ name }) => code(name));

/** Links to the pages of checks, from a folder two below `docs`. */
export const checkLinks = (checks: readonly Check[]): string =>
  checks.map(({ id }) => `[${id}](../../checks/${id}.md)`).join(', ');
