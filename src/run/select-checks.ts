import { loadChecks } from '../../checks/index.ts';
import { compareText, closestMatch } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import { QUESTION_SLUGS, QUESTIONS, type Question } from '../model/question.ts';

export interface Selection {
  readonly checks?: readonly string[] | undefined;
  readonly questions?: readonly string[] | undefined;
}

/** The checks to ask: all of them, or those named by id (or an old id) and by question. */
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

/** The error for a check or question that does not exist; `where` says who named it. */
export function unknownName(
  what: string,
  name: string,
  known: Iterable<string>,
  list: string,
  where = '',
): CloudbriefError {
  const guess = closestMatch(name, known);
  const hint = `${guess === undefined ? '' : `Did you mean ${guess}? `}\`${list}\` names them all.`;
  return new CloudbriefError('CB_UNKNOWN_CHECK', `${where}There is no ${what} called "${name}".`, hint);
}

/** Refuses parameters for a check that does not exist, or that it does not take. */
export function validateParams(checks: readonly Check[], params: Readonly<Record<string, unknown>>): void {
  const byId = new Map(checks.map(check => [check.id, check]));
  for (const [id, given] of Object.entries(params)) {
    const check = byId.get(id);
    if (check === undefined) throw unknownName('check', id, byId.keys(), 'cloudbrief checks list');
    const result = check.params?.safeParse(given);
    if (result?.success === true) continue;
    const why =
      result === undefined ? 'it takes no parameters' : (result.error.issues[0]?.message ?? 'they do not fit');
    throw new CloudbriefError(
      'CB_CONFIG',
      `The parameters of ${id} cannot be used: ${why}.`,
      `\`cloudbrief checks show ${id}\` shows what it takes.`,
    );
  }
}
