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
    const named = accounts.map(({ account }) => names.of(account)).filter(isName);
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

/** A name that people use: numbers, addresses and ids of accounts stay in the files for those who work with them. */
const isName = (text: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._&'()+-]{0,39}$/u.test(text) && !/\d{6}|\d\.\d|[\da-f]{8}-[\da-f]{4}/i.test(text);
