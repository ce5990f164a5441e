import { join } from 'node:path';
import { loadReaders } from '../../src/providers/index.ts';
import { findChecks } from '../generate-checks.ts';
import { page } from '../markdown.ts';
import { configurationKeys } from './configuration-keys.ts';
import { errorPage } from './errors.ts';
import { facetPages } from './facets.ts';
import { frameworkPages } from './frameworks.ts';
import { kindPages } from './kinds.ts';
import type { Generated, Sources } from './sources.ts';

/** The pages of `docs/reference/`, from the code that they are about. */
export async function generateReference(root: string): Promise<Generated[]> {
  const [found, readers] = await Promise.all([findChecks(root), loadReaders()]);
  const sources: Sources = {
    root,
    checks: found.map(({ check }) => check),
    collectors: readers.flatMap(reader => reader.collectors),
  };
  return [
    { path: join(root, 'docs', 'reference', 'README.md'), content: OVERVIEW },
    ...kindPages(sources),
    ...facetPages(sources),
    ...frameworkPages(sources),
    configurationKeys(sources),
    errorPage(sources),
  ];
}

const OVERVIEW = page(
  '# Reference',
  'For everybody who looks something up: pages that `npm run generate` writes from the code.',
  `- [Checks](../checks/README.md): question, severity, messages, commands that mend
- [Kinds](kinds/README.md) of resources, and [facets](facets/README.md), their properties
- [Configuration keys](configuration-keys.md) of \`cloudbrief.yaml\`
- [Error codes](errors.md), with what to do
- [Control frameworks](frameworks/README.md), with the checks that speak to their controls
- [Coverage](../coverage.md) of the risk catalogue, with calls and permissions
- [Vocabulary](../vocabulary.md): names that changed with version 2`,
);
