import { styleText } from 'node:util';
import { CLOUDS } from '../model/kinds.ts';
import { QUESTIONS, QUESTION_SLUGS } from '../model/question.ts';
import type { Recipe } from '../model/remedy.ts';
import { ENGLISH_REMEDY_WORDS, remedySteps } from '../model/remedy-steps.ts';
import { documentedKey, frameworkOf, speaksTo } from '../run/framework-named.ts';
import { questionNamed } from '../run/question-named.ts';
import { findCheck, readMetadata, type CheckMetadata } from './check-metadata.ts';
import { frameworkCoverage } from '../run/framework-coverage.ts';
import { ownChecks, type OwnCheckFlags } from './own-checks.ts';
import { print, printJson, supportsColour } from './terminal.ts';

export interface ListFlags extends OwnCheckFlags {
  readonly questions?: readonly string[];
  readonly json?: boolean;
  readonly framework?: readonly string[];
}

/** Prints id, severity and name of every check by question, or all metadata as JSON. Resolves to the exit code. */
export async function listChecks({ questions, json, framework, ...flags }: ListFlags): Promise<number> {
  const wanted = new Set(questions?.map(questionNamed) ?? QUESTION_SLUGS);
  const { own, failed } = await ownChecks(flags);
  const all = [...readMetadata(), ...own].filter(({ question }) => wanted.has(question));
  const keys = framework?.map(name => frameworkOf(name, all));
  const checks = keys === undefined ? all : all.filter(check => keys.some(key => speaksTo(key, check)));
  if (json === true) {
    await printJson(checks);
    return failed;
  }
  const bold = (text: string): string => (supportsColour() ? styleText('bold', text) : text);
  if (keys !== undefined) {
    await print(`${frameworkCoverage(keys, checks)}\n`);
    return failed;
  }
  const width = Math.max(...checks.map(check => check.id.length));
  const blocks = QUESTIONS.filter(({ slug }) => wanted.has(slug)).map(({ slug, asks }) => {
    const lines = checks
      .filter(check => check.question === slug)
      .map(
        check =>
          `  ${check.id.padEnd(width)}  ${check.severity.padEnd(8)}  ${check.name}${check.caps ? ' (decisive)' : ''}`,
      );
    return `${bold(asks)}  ${slug}\n${lines.join('\n')}`;
  });
  await print(`${blocks.join('\n\n')}\n\n${checks.length} checks. cloudbrief checks show ID describes one.\n`);
  return failed;
}

/** Prints definition, rationale and remediation of one check. Resolves to the exit code. */
export async function showCheck(id: string, flags: OwnCheckFlags): Promise<number> {
  const { own, failed } = await ownChecks(flags);
  const check = findCheck(id, own);
  const rows = rowsOf(check);
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const text = rows.map(
    ([label, content]) => `${label.padEnd(width)}${content.replaceAll('\n', `\n${' '.repeat(width)}`)}`,
  );
  await print(`${check.id}\n${check.name}\n\n${text.join('\n')}\n`);
  return failed;
}

function recipeText(recipe: Recipe): string {
  const steps = remedySteps(recipe, ENGLISH_REMEDY_WORDS).map(({ label, text }) => `${label}: ${text}`);
  return [...(recipe.for === undefined ? [] : [[recipe.for].flat().join(', ')]), ...steps].join('\n');
}

function rowsOf(check: CheckMetadata): readonly (readonly [label: string, content: string])[] {
  const { effort, action } = check.remedy;
  const decisive = check.caps ? ', decisive: a fail caps the question' : '';
  return [
    ['Question', QUESTIONS.find(({ slug }) => slug === check.question)?.asks ?? check.question],
    ['Severity', `${check.severity}, weight ${check.weight}${decisive}`],
    ['Resource kinds', check.resource.join(', ')],
    ['Facets and facts', check.needs.join(', ') || 'none: it looks at what every resource has, as its tags'],
    ['Title', check.title],
    ['Fail title', check.failTitle],
    ['Rationale', check.risk],
    ['Messages', Object.values(check.messages).join('\n')],
    ['Remediation', `${action} (effort ${effort})`],
    ...CLOUDS.flatMap(([cloud, name]) =>
      (check.remedy[cloud] ?? []).map(recipe => [`  ${name}`, recipeText(recipe)] as const),
    ),
    ...Object.entries(check.controls ?? {}).map(
      ([framework, ids]) => [documentedKey(framework), ids.join(', ')] as const,
    ),
    ...(check.params === undefined ? [] : [['Parameters', JSON.stringify(check.params)] as const]),
  ];
}
