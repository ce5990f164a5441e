import { join } from 'node:path';
import { FACETS, type BuiltInFacet } from '../../src/model/facets.ts';
import { KINDS } from '../../src/model/kinds.ts';
import { NEED_LABELS } from '../../src/model/need-labels.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import { code, page, table } from '../markdown.ts';
import { facetShapes, type FacetShape } from './facet-shapes.ts';
import { checkLinks, collectorsText, factsFrom, type Generated, type Sources } from './sources.ts';

const shapeOf = (facet: BuiltInFacet): FacetShape => {
  const found = facetShapes(packageRoot()).find(({ name }) => name === facet);
  if (found === undefined) throw new Error(`The facet ${facet} is in no file of src/model/facets: write it as a property of an object.`);
  return found;
}; // prettier-ignore

/** Link to a facet, from a folder two below `docs`. */
export const facetLink = (facet: BuiltInFacet): string =>
  `[${code(facet)}](../facets/${shapeOf(facet).subject}.md#${facet.toLowerCase()})`;

/** A page for each subject, with its facets; and a list of all. */
export function facetPages(sources: Sources): Generated[] {
  const folder = join(sources.root, 'docs', 'reference', 'facets');
  const bySubject = Map.groupBy(FACETS, facet => shapeOf(facet).subject);
  const rows = FACETS.toSorted().map(facet => [facetLink(facet), NEED_LABELS[facet], shapeOf(facet).subject]);
  return [
    {
      path: join(folder, 'README.md'),
      content: page(
        '# Facets',
        'For engineers and authors of checks: the properties of resources that checks read. One facet is one call of a collector; it is a value, absent, or unread with a reason, and means the same on every cloud.',
        table(['facet', 'content', 'subject'], rows),
      ),
    },
    ...[...bySubject].map(([subject, facets]) => ({
      path: join(folder, `${subject}.md`),
      content: page(
        `# Facets: ${subject}`,
        `For engineers and authors of checks: the facets of ${code(`src/model/facets/${subject}.ts`)}, with the shape of their values as zod schemas.`,
        ...facets.map(facet => section(facet, sources)),
      ),
    })),
  ];
}

function section(facet: BuiltInFacet, { checks, collectors }: Sources): string {
  const { comment, shape } = shapeOf(facet);
  const kinds = KINDS.filter(kind => collectors.some(({ fills }) => fills[kind]?.includes(facet) === true));
  const needing = checks.filter(({ needs }) => (needs as readonly string[]).includes(facet));
  const filled = collectorsText(collectors, ({ fills }) => Object.values(fills).some(list => list?.includes(facet) === true));
  return [
    `## ${facet}`,
    comment === '' ? `${NEED_LABELS[facet].replace(/^./, first => first.toUpperCase())}.` : comment,
    `\`\`\`ts\n${shape}\n\`\`\``,
    `- Kinds: ${kinds.length === 0 ? 'none by a collector' : kinds.map(kind => `[${kind}](../kinds/${kind}.md)`).join(', ')}`,
    `- Filled by: ${filled === '' ? 'no collector; it is made from answers or configuration' : filled}`,
    `- Checks: ${needing.length === 0 ? 'none directly' : checkLinks(needing)}`,
    `- Facts that follow from it: ${factsFrom(KINDS, facet).join(', ') || 'none'}`,
  ].join('\n\n').replaceAll('\n\n- ', '\n- ').replace('\n- Kinds', '\n\n- Kinds');
} // prettier-ignore
