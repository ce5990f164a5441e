import { loadChecks } from '../../checks/index.ts';
import { compareText, closestMatch } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import { QUESTION_SLUGS, QUESTIONS, type Question } from '../model/question.ts';

export interface Selection {
  readonly checks?: readonly string[] | undefined;
  readonly questions?: readonly string[] | undefined;
}

/** The selected checks, by id (or alias) and question; all without a selection. */
export async function selectChecks(selection: Selection): Promise<Check[]> {
  const questions = selection.questions?.map(toQuestion);
  const all = await loadChecks();
  const byName = new Map(
    all.flatMap(check => [check.id, ...(check.aliases ?? [])].map(name => [name, check] as const)),
  );
  const named = selection.checks?.map(name => {
    const check = byName.get(name);
    if (check === undefined) throw unknownName('check', name, byName.keys(), 'cloudbrief checks list');
    return check;
  });
  return [...new Set(named ?? all)]
    .filter(check => questions?.includes(check.question) ?? true)
    .toSorted(
      (a, b) => QUESTION_SLUGS.indexOf(a.question) - QUESTION_SLUGS.indexOf(b.question) || compareText(a.id, b.id),
    );
}

function toQuestion(name: string): Question {
  const question = QUESTIONS.find(({ slug, number }) => slug === name || number === name.toUpperCase());
  if (question === undefined) throw unknownName('question', name, QUESTION_SLUGS, 'cloudbrief checks list');
  return question.slug;
}

/** The error for an unknown check or question; `where` is the position in a file. */
export function unknownName(
  what: string,
  name: string,
  known: Iterable<string>,
  list: string,
  where = '',
): CloudbriefError {
  const guess = closestMatch(name, known);
  const hint = `${guess === undefined ? '' : `Did you mean ${guess}? `}\`${list}\` lists all.`;
  return new CloudbriefError('CB_UNKNOWN_CHECK', `${where}There is no ${what} called "${name}".`, hint);
}

/**
 * Parameters of checks under their current ids and names, aliases resolved. Throws `CB_UNKNOWN_CHECK` for an unknown check
 * and `CB_CONFIG` for an invalid parameter or a check that appears twice.
 */
export function resolveParams(
  checks: readonly Check[],
  params: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Record<string, Readonly<Record<string, unknown>>> {
  const byName = new Map(checks.flatMap(check => [check.id, ...(check.aliases ?? [])].map(id => [id, check] as const)));
  const resolved: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [name, given] of Object.entries(params)) {
    const check = byName.get(name);
    if (check === undefined) throw unknownName('check', name, byName.keys(), 'cloudbrief checks list');
    if (Object.hasOwn(resolved, check.id)) throw unusable(check.id, `they are also set under an alias of ${check.id}`);
    const { paramAliases = {} } = check;
    const renamed = Object.fromEntries(Object.entries(given).map(([key, value]) => [paramAliases[key] ?? key, value]));
    const result = check.params?.safeParse(renamed);
    if (result === undefined) throw unusable(check.id, 'it takes no parameters');
    if (!result.success) throw unusable(check.id, result.error.issues[0]?.message ?? 'they are invalid');
    resolved[check.id] = renamed;
  }
  return resolved;
}

const unusable = (id: string, why: string): CloudbriefError =>
  new CloudbriefError(
    'CB_CONFIG',
    `The parameters of ${id} cannot be used: ${why}.`,
    `\`cloudbrief checks show ${id}\` lists its parameters.`,
  );
