import { glob } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { kindsOf, metadataOf, paramsOf } from '../src/check/metadata.ts';
import { compareText } from '../src/lib/text.ts';
import type { Check } from '../src/model/check.ts';
import { QUESTIONS } from '../src/model/question.ts';
import { CLOUDS } from '../src/model/kinds.ts';
import { PARAMETERS } from '../src/model/parameters.ts';
import type { Recipe } from '../src/model/remedy.ts';
import { ENGLISH_REMEDY_WORDS, remedySteps } from '../src/model/remedy-steps.ts';

interface Generated {
  readonly path: string;
  readonly content: string;
}

interface FoundCheck {
  readonly check: Check;
  /** From the folder of checks: `data-centre/single-zone-database.ts`. */
  readonly file: string;
}

/** The index, the metadata and the pages of the checks, from the files in `checks/`. */
export async function generateChecks(root: string): Promise<Generated[]> {
  const found = await findChecks(root);
  const docs = join(root, 'docs', 'checks');
  return [
    { path: join(root, 'checks', 'index.ts'), content: indexOf(found) },
    {
      path: join(root, 'data', 'checks.json'),
      content: `${JSON.stringify(
        found.map(({ check }) => metadataOf(check)),
        null,
        2,
      )}\n`,
    },
    { path: join(docs, 'README.md'), content: overviewOf(found) },
    ...found.map(({ check }) => ({ path: join(docs, `${check.id}.md`), content: pageOf(check) })),
  ];
}

/** Every check with its file, ordered by id. */
export async function findChecks(root: string): Promise<FoundCheck[]> {
  const folder = join(root, 'checks');
  const files: string[] = [];
  for await (const file of glob('*/*.ts', { cwd: folder })) files.push(file.replaceAll('\\', '/'));
  const found = await Promise.all(
    files.map(async file => {
      const module = (await import(pathToFileURL(join(folder, file)).href)) as { readonly default: Check };
      return { check: module.default, file };
    }),
  );
  for (const { check, file } of found) {
    const expected = `${check.question}/${check.id}`;
    if (join(dirname(file), basename(file, '.ts')) !== expected)
      throw new Error(`checks/${file} holds ${expected}: they must have one name`);
  }
  return found.sort((a, b) => compareText(a.check.id, b.check.id));
}

function indexOf(found: readonly FoundCheck[]): string {
  return `// Written by \`npm run generate\` from the files in this folder.
import type { Check } from '../src/model/check.ts';

type Loader = () => Promise<{ readonly default: Check }>;

/** How to load each built-in check, by id. */
export const CHECK_LOADERS: Readonly<Record<string, Loader>> = {
${found.map(({ check, file }) => `  '${check.id}': () => import('./${file}'),`).join('\n')}
};

/** The built-in checks, all of them or those with these ids. */
export async function loadChecks(ids: readonly string[] = Object.keys(CHECK_LOADERS)): Promise<Check[]> {
  return Promise.all(
    ids.map(async id => {
      const load = CHECK_LOADERS[id];
      if (load === undefined) throw new Error(\`There is no check called "\${id}".\`);
      return (await load()).default;
    }),
  );
}
`;
}

function overviewOf(found: readonly FoundCheck[]): string {
  const sections = QUESTIONS.map(({ slug, asks }) => {
    const rows = found
      .filter(({ check }) => check.question === slug)
      .map(
        ({ check }) =>
          `| [${check.id}](${check.id}.md) | ${check.severity} | ${check.weight}${check.caps === true ? ', decisive' : ''} | ${check.name} |`,
      );
    return `## ${asks}\n\n| check | severity | weight | name |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
  });
  return `# The checks

For engineers and auditors: the ${found.length} checks, by the question that they answer. A decisive check caps its question when it fails or
is unknown.

${sections.join('\n\n')}
`;
}

function pageOf(check: Check): string {
  const question = QUESTIONS.find(({ slug }) => slug === check.question)?.asks ?? check.question;
  const days = PARAMETERS.effort[check.remedy.effort];
  const how = CLOUDS.flatMap(([provider, name]) =>
    (check.remedy[provider] ?? []).map(recipe => recipeSection(name, recipe)),
  );
  const controls = Object.entries(check.controls ?? {}).map(([framework, ids]) => `- ${framework}: ${ids.join(', ')}`);
  const sections = [
    `# ${check.id}`,
    `${check.name}.`,
    check.risk,
    [
      `| | |`,
      `| --- | --- |`,
      `| question | ${question} |`,
      `| title (briefing) | ${check.title} |`,
      `| fail title (briefing) | ${check.failTitle} |`,
      `| resource kinds | ${kindsOf(check).join(', ')} |`,
      `| facets and facts | ${check.needs.join(', ')} |`,
      `| severity | ${check.severity} |`,
      `| weight | ${check.weight}${check.caps === true ? ', decisive: a failure caps the question' : ''} |`,
      ...(check.aliases === undefined ? [] : [`| aliases | ${check.aliases.join(', ')} |`]),
    ].join('\n'),
    `## Messages\n\n${Object.values(check.messages)
      .map(text => `- ${text}`)
      .join('\n')}`,
    `## Remediation\n\n${check.remedy.action} Effort ${check.remedy.effort}: up to ${String(days)} ${days === 1 ? 'person-day' : 'person-days'}.${how.length === 0 ? '' : `\n\n${how.join('\n\n')}`}`,
    ...(check.params === undefined ? [] : [`## Parameters\n\n${parameterRows(check)}`]),
    ...(controls.length === 0 ? [] : [`## Compliance controls\n\n${controls.join('\n')}`]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** A recipe with placeholders for what a finding fills in. */
function recipeSection(provider: string, recipe: Recipe): string {
  const types = [recipe.for ?? []].flat().map(type => `\`${type}\``);
  const steps = remedySteps(recipe, ENGLISH_REMEDY_WORDS).map(
    ({ label, text, code }) => `- ${label}: ${code ? `\`${text}\`` : text}`,
  );
  return `### ${[provider, types.join(', ')].filter(Boolean).join(': ')}\n\n${steps.join('\n')}`;
}

function parameterRows(check: Check): string {
  const { properties = {} } = paramsOf(check.params ?? z.object({})) as {
    readonly properties?: Readonly<
      Record<string, { readonly description?: string; readonly default: string | number | boolean }>
    >;
  };
  const rows = Object.entries(properties).map(
    ([name, { description = '', default: fallback }]) => `| ${name} | ${fallback} | ${description} |`,
  );
  return `| parameter | default | meaning |\n| --- | --- | --- |\n${rows.join('\n')}`;
}
