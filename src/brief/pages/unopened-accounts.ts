import { sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import { accountNames } from '../language/account-names.ts';
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
    const shown = accounts.slice(0, NAMED).map(({ account }) => sanitizeText(names.both(account), 60));
    const more = accounts.length - shown.length;
    const listed = words.listed(more === 0 ? shown : [...shown, words.translate('coverage.moreAccounts', { n: more })]);
    return [words.translate('coverage.notOpened', { because, accounts: listed })];
  });
  return [[words.translate('coverage.failedTargets', { n: missing.length, of: targets.length }), ...which].join(' ')];
}
