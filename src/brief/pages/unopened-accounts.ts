import type { Assessment } from '../../model/assessment.ts';
import { accountNames, isReadableName } from '../language/account-names.ts';
import type { Translator } from '../language/translator.ts';

/** The workbook lists all. */
const NAMED = 4;
const REASONS = ['denied', 'expired', 'unreachable', 'other'] as const;

/** How many accounts could not be opened, then which, by reason; nothing where all could. */
export function unopened(words: Translator, assessment: Assessment): readonly string[] {
  const { targets } = assessment;
  const missing = targets.filter(({ failed }) => failed !== undefined);
  if (missing.length === 0) return [];
  const names = accountNames(assessment);
  const which = REASONS.flatMap(because => {
    const accounts = missing.filter(({ failedBecause = 'other' }) => failedBecause === because);
    if (accounts.length === 0) return [];
    const named = accounts.map(({ account }) => names.of(account)).filter(isReadableName);
    return [words.translate('coverage.notOpened', { because, accounts: listed(words, named, accounts.length) })];
  });
  return [[words.translate('coverage.failedTargets', { n: missing.length, of: targets.length }), ...which].join(' ')];
}

/** The first names, and how many more there are. */
function listed(words: Translator, names: readonly string[], n: number): string {
  const shown = names.slice(0, NAMED);
  if (shown.length === 0) return words.translate('coverage.someAccounts', { n });
  const more = n - shown.length;
  return words.listed(more === 0 ? shown : [...shown, words.translate('coverage.moreAccounts', { n: more })]);
}
