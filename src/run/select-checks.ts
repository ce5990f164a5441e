import { loadChecks } from '../../checks/index.ts';
import { compareText, closestMatch } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import { QUESTION_SLUGS } from '../model/question.ts';
import { frameworkOf, frameworkTitle, speaksTo } from './framework-named.ts';
import { questionNamed } from './question-named.ts';

export interface Selection {
  readonly checks?: readonly string[] | undefined;
  readonly questions?: readonly string[] | undefined;
  /** Control frameworks: checks that carry a control of one of them. */
  readonly frameworks?: readonly string[] | undefined;
}

/** The selected checks, built-in and `own` ones, by id (or alias), question and framework; all without a selection. */
export async function selectChecks(selection: Selection, own: readonly Check[] = []): Promise<Check[]> {
  const questions = selection.questions?.map(questionNamed);
  const all = [...(await loadChecks()), ...own];
  const byName = new Map(
    all.flatMap(check => [check.id, ...(check.aliases ?? [])].map(name => [name, check] as const)),
  );
  const named = selection.checks?.map(name => {
    const check = byName.get(name);
    if (check === undefined) throw unknownName('check', name, byName.keys(), 'cloudbrief checks list');
    return check;
  });
  const frameworks = selection.frameworks?.map(name => frameworkOf(name, all));
  const selected = [...new Set(named ?? all)].filter(
    check => (questions?.includes(check.question) ?? true) && (frameworks?.some(key => speaksTo(key, check)) ?? true),
  );
  if (selected.length === 0)
    throw new CloudbriefError(
      'CB_USAGE',
      frameworks === undefined
        ? 'No check is selected: none of --checks belongs to one of --questions.'
        : `No check that is selected speaks to a control of ${frameworks.map(frameworkTitle).join(', ')}.`,
      '`cloudbrief checks list` lists the checks of each question.',
    );
  return selected.toSorted(
    (a, b) => QUESTION_SLUGS.indexOf(a.question) - QUESTION_SLUGS.indexOf(b.question) || compareText(a.id, b.id),
  );
}

/** The error for an unknown name; `where` is the position in a file. */
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
