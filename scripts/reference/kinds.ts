import { join } from 'node:path';
import { FACETS, type BuiltInFacet } from '../../src/model/facets.ts';
import { KINDS, type BuiltInKind } from '../../src/model/kinds.ts';
import { NEED_LABELS } from '../../src/model/need-labels.ts';
import { code, page, table } from '../markdown.ts';
import { facetLink } from './facets.ts';
import { cloudsOf, collectorsText, factsFrom, kindsOf, type Generated, type Sources } from './sources.ts';

/** A page for each kind of resource: who reads it, its facets, the checks that judge it. */
export function kindPages(sources: Sources): Generated[] {
  const folder = join(sources.root, 'docs', 'reference', 'kinds');
  return [
    { path: join(folder, 'README.md'), content: overview(sources) },
    ...KINDS.map(kind => ({ path: join(folder, `${kind}.md`), content: kindPage(kind, sources) })),
  ];
}

/** Kinds that no provider lists. */
const MADE: Readonly<Partial<Record<BuiltInKind, string>>> = {
  practice: 'Nobody lists it: it is made from the answers of the interview.',
  workload: 'Nobody lists it: it is made from tags, labels, stacks, resource groups and the configuration.',
};

function overview({ checks, collectors }: Sources): string {
  const rows = KINDS.map(kind => [
    `[${kind}](${kind}.md)`,
    cloudsOf(collectors, ({ lists }) => lists.includes(kind)) || 'none',
    String(facetsOf(kind, { collectors }).length),
    String(checks.filter(check => kindsOf(check).includes(kind)).length),
  ]);
  return page(
    '# Kinds of resources',
    'For engineers and authors of extensions: the kinds that resources of every cloud are read as. A kind is the same on all of them; `type` of a resource has the name that its provider gives it.',
    table(['kind', 'listed on', 'facets', 'checks'], rows),
  );
}

const facetsOf = (kind: BuiltInKind, { collectors }: Pick<Sources, 'collectors'>): BuiltInFacet[] =>
  FACETS.filter(facet => collectors.some(({ fills }) => fills[kind]?.includes(facet) === true));

function kindPage(kind: BuiltInKind, { checks, collectors }: Sources): string {
  const facets = facetsOf(kind, { collectors }).map(facet => [
    facetLink(facet),
    NEED_LABELS[facet],
    cloudsOf(collectors, ({ fills }) => fills[kind]?.includes(facet) === true),
  ]);
  const judged = checks
    .filter(check => kindsOf(check).includes(kind))
    .map(({ id, name, severity }) => [`[${id}](../../checks/${id}.md)`, severity, name]);
  const listed = collectorsText(collectors, ({ lists }) => lists.includes(kind));
  const facts = factsFrom([kind]);
  return page(
    `# ${kind}`,
    `For engineers and authors of extensions: what is read of the kind ${code(kind)}, and which checks judge it.`,
    MADE[kind] ?? (listed === '' ? 'No built-in collector lists it.' : `Listed by ${listed}.`),
    '## Facets',
    facets.length === 0 ? 'No built-in collector fills a facet of it.' : table(['facet', 'content', 'on'], facets),
    '## Checks',
    judged.length === 0 ? 'No built-in check judges it by itself.' : table(['check', 'severity', 'name'], judged),
    facts.length === 0 ? '' : `Facts that follow from it, for checks of other kinds too: ${facts.join(', ')}.`,
  ); // prettier-ignore
}
