import { join } from 'node:path';
import { compareText } from '../src/lib/text.ts';
import type { Check } from '../src/model/check.ts';
import { RENAMED_COLLECTORS } from '../src/model/vocabulary/collectors.ts';
import { RENAMED_FACETS, type RenamedFacet } from '../src/model/vocabulary/facets.ts';
import { RENAMED_FACTS } from '../src/model/vocabulary/facts.ts';
import { RENAMED_KINDS, type Renamed } from '../src/model/vocabulary/kinds.ts';
import { RENAMED_PRACTICES } from '../src/model/vocabulary/practices.ts';
import { findChecks } from './generate-checks.ts';
import { code, table } from './markdown.ts';

const renamed = (rows: readonly Renamed[]): string =>
  table(['version 1', 'name', 'meaning'], rows.map(({ old, name, meaning }) => [code(old), code(name), meaning])); // prettier-ignore

/** `docs/vocabulary.md`: every name that changed with version 2, from the tables that read version 1 and the checks' aliases. */
export async function generateVocabulary(root: string): Promise<{ readonly path: string; readonly content: string }> {
  const checks = (await findChecks(root)).map(({ check }) => check);
  const own = RENAMED_FACETS.filter(({ old, name }) => old !== name);
  const sections: readonly (readonly [title: string, text: string])[] = [
    ['Checks', checkRows(checks)],
    ['Parameters of checks', parameterRows(checks)],
    ['Facets', renamed(own)],
    ['Members of facets', memberRows(RENAMED_FACETS)],
    ['Values of facets', valueRows(RENAMED_FACETS)],
    ['Facts', renamed(RENAMED_FACTS)],
    ['Kinds', renamed(RENAMED_KINDS)],
    ['Topics of the interview', renamed(RENAMED_PRACTICES)],
    ['Collectors', table(['version 1', 'id'], RENAMED_COLLECTORS.map(([old, id]) => [code(old), code(id)]))], // prettier-ignore
  ];
  const body = sections.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n');
  return {
    path: join(root, 'docs', 'vocabulary.md'),
    content: `# Vocabulary

For users of version 1 files and for contributors: the names that changed with version 2, and what they mean. \`npm run generate\` writes
this page from the code.

Inventories, assessments, answers, exceptions and configurations with the names of version 1 are read. Check ids, topics and parameters stay
as aliases, and findings keep their identity.

${body}
`,
  };
}

const checkRows = (checks: readonly Check[]): string =>
  table(
    ['id', 'aliases', 'name'],
    checks.map(({ id, aliases = [], name }) => [`[${code(id)}](checks/${id}.md)`, aliases.map(code).join(', '), name]),
  );

const parameterRows = (checks: readonly Check[]): string =>
  table(
    ['check', 'version 1', 'name'],
    checks.flatMap(({ id, paramAliases = {} }) =>
      Object.entries(paramAliases).map(([old, name]) => [code(id), code(old), code(name)]),
    ),
  );

const memberRows = (facets: readonly RenamedFacet[]): string =>
  table(
    ['facet', 'version 1', 'member'],
    facets.flatMap(({ name, members = {} }) =>
      Object.entries(members).map(([old, member]) => [code(name), code(old), code(member)]),
    ),
  );

const valueRows = (facets: readonly RenamedFacet[]): string =>
  table(
    ['facet', 'version 1', 'value'],
    facets.flatMap(({ name, values = {} }) =>
      Object.entries(values)
        .toSorted(([a], [b]) => compareText(a, b))
        .flatMap(([member, renames]) =>
          Object.entries(renames).map(([old, value]) => [
            code(member === 'value' ? name : `${name}.${member}`),
            code(old),
            code(value),
          ]),
        ),
    ),
  );
